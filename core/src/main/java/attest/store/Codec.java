package attest.store;

import attest.document.Article;
import attest.document.Span;
import attest.incident.AccountKey;
import attest.incident.Evidence;
import java.io.StringWriter;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes values of the vocabularies as compact JSON for a column, and reads them back the same.
 * Names are those of the records' components; what is null, empty, false or zero is left out, so
 * that a component that a later version adds reads as such. Evidence is the span alone, in UTF-16
 * units: the words come from the article's text, whose identity is its hash. Safe for threads.
 */
final class Codec {
  private final JsonFactory factory = new JsonFactory();
  private final Map<Type, Form> forms = new HashMap<>();

  /** A codec for values of some types; all forms are made here. */
  Codec(Type... types) {
    for (Type type : types) {
      form(type);
    }
  }

  /** The JSON of a value of a record type whose evidence stands in one article. */
  String write(Type type, Object value) {
    return write(type, value, List.of());
  }

  /**
   * The JSON of a value.
   *
   * @param articles identities that account keys may name; they are written as numbers
   */
  String write(Type type, Object value, List<String> articles) {
    StringWriter out = new StringWriter(512);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      form(type).write(json, value, new Shelf(articles));
    }
    return out.toString();
  }

  /**
   * The value that a JSON text is.
   *
   * @param article gives the article of an identity; null where no evidence follows a key
   * @param articles identities that the numbers of account keys stand for
   * @param current the article that evidence stands in where no account key says otherwise
   */
  Object read(
      Type type,
      String text,
      List<String> articles,
      @Nullable Function<String, Article> article,
      @Nullable Article current) {
    Shelf shelf = new Shelf(articles);
    shelf.lookup = article;
    shelf.current = current;
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      Object value = form(type).read(json, shelf);
      if (value == null) {
        throw new StoreException("a stored value is empty: " + type);
      }
      return value;
    }
  }

  /** The articles that keys are resolved with while a value is written or read. */
  private static final class Shelf {
    private final List<String> articles;
    private final Map<String, Integer> numbers = new HashMap<>();
    private @Nullable Function<String, Article> lookup;
    private @Nullable Article current;

    Shelf(List<String> articles) {
      this.articles = articles;
      for (int i = 0; i < articles.size(); i++) {
        numbers.put(articles.get(i), i);
      }
    }

    /** A text whose beginning may be one of the articles, shortened. */
    String shorten(String text) {
      int slash = numbers.isEmpty() ? -1 : text.indexOf('/');
      Integer number = slash < 0 ? null : numbers.get(text.substring(0, slash));
      if (number != null) {
        return "@" + number + text.substring(slash);
      }
      return text.startsWith("@") ? "@" + text : text;
    }

    String lengthen(String text) {
      if (!text.startsWith("@")) {
        return text;
      }
      if (text.startsWith("@@")) {
        return text.substring(1);
      }
      int slash = text.indexOf('/');
      return articles.get(Integer.parseInt(text.substring(1, slash))) + text.substring(slash);
    }

    void turnTo(String id) {
      if (lookup != null && (current == null || !id.equals(currentId))) {
        current = lookup.apply(id);
        currentId = id;
      }
    }

    private String currentId = "";
  }

  /** How values of one type are written and read. */
  private interface Form {
    void write(JsonGenerator json, Object value, Shelf shelf);

    @Nullable Object read(JsonParser json, Shelf shelf);

    /** Makes the forms of what is inside, which may be of this type again. */
    default void prepare() {}

    /** What an absent value reads as. */
    default @Nullable Object absent() {
      return null;
    }

    /** Whether a value is what an absent one reads as. */
    default boolean isAbsent(Object value) {
      return value.equals(absent());
    }
  }

  private Form form(Type type) {
    Form known = forms.get(type);
    if (known != null) {
      return known;
    }
    Form made = make(type);
    forms.put(type, made);
    made.prepare();
    return made;
  }

  private Form make(Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == List.class) {
        return new ListForm(generic.getActualTypeArguments()[0]);
      }
      return new RecordForm((Class<?>) generic.getRawType(), generic);
    }
    Class<?> c = (Class<?>) type;
    if (c == Evidence.class) {
      return new EvidenceForm();
    }
    if (c == Span.class) {
      return new SpanForm();
    }
    if (c == AccountKey.class) {
      return new KeyForm();
    }
    if (c.isEnum()) {
      return new EnumForm(c);
    }
    if (c.isSealed()) {
      return new SealedForm(c);
    }
    if (c.isRecord()) {
      return new RecordForm(c, null);
    }
    return new PlainForm(c);
  }

  private static final class PlainForm implements Form {
    private final Class<?> type;

    PlainForm(Class<?> type) {
      this.type = type;
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      switch (value) {
        case String text -> json.writeString(shelf.shorten(text));
        case Integer number -> json.writeNumber(number.intValue());
        case Long number -> json.writeNumber(number.longValue());
        case Double number -> json.writeNumber(number.doubleValue());
        case Boolean truth -> json.writeBoolean(truth);
        case OptionalLong number -> json.writeNumber(number.getAsLong());
        case LocalDate date -> json.writeString(date.toString());
        default -> throw new IllegalStateException("no form for " + value.getClass());
      }
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      if (type == String.class) {
        return shelf.lengthen(json.getString());
      }
      if (type == int.class) {
        return json.getIntValue();
      }
      if (type == long.class || type == Long.class) {
        return json.getLongValue();
      }
      if (type == double.class) {
        return json.getDoubleValue();
      }
      if (type == boolean.class) {
        return json.getBooleanValue();
      }
      if (type == OptionalLong.class) {
        return OptionalLong.of(json.getLongValue());
      }
      if (type == LocalDate.class) {
        return LocalDate.parse(json.getString());
      }
      throw new IllegalStateException("no form for " + type);
    }

    @Override
    public @Nullable Object absent() {
      if (type == int.class) {
        return 0;
      }
      if (type == long.class) {
        return 0L;
      }
      if (type == double.class) {
        return 0.0;
      }
      if (type == boolean.class) {
        return false;
      }
      return type == OptionalLong.class ? OptionalLong.empty() : null;
    }
  }

  private static final class EnumForm implements Form {
    private final Map<String, Object> constants = new HashMap<>();

    EnumForm(Class<?> type) {
      for (Object constant : type.getEnumConstants()) {
        constants.put(name(constant), constant);
      }
    }

    private static String name(Object constant) {
      return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      json.writeString(name(value));
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      Object constant = constants.get(json.getString());
      if (constant == null) {
        throw new StoreException(
            "the stored code '"
                + json.getString()
                + "' is not known; a newer version of the program wrote it: use that one");
      }
      return constant;
    }
  }

  private static final class SpanForm implements Form {
    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      Span span = (Span) value;
      json.writeStartArray();
      json.writeNumber(span.begin());
      json.writeNumber(span.end());
      json.writeEndArray();
    }

    @Override
    public Span read(JsonParser json, Shelf shelf) {
      json.nextToken();
      int begin = json.getIntValue();
      json.nextToken();
      int end = json.getIntValue();
      json.nextToken();
      return new Span(begin, end);
    }
  }

  private static final class EvidenceForm implements Form {
    private final SpanForm spans = new SpanForm();

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      spans.write(json, ((Evidence) value).span(), shelf);
    }

    @Override
    public Evidence read(JsonParser json, Shelf shelf) {
      Span span = spans.read(json, shelf);
      if (shelf.current == null) {
        throw new StoreException("stored evidence without an article");
      }
      return Evidence.of(shelf.current, span);
    }
  }

  /** A key also says which article the evidence that follows stands in. */
  private static final class KeyForm implements Form {
    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      json.writeString(shelf.shorten(value.toString()));
    }

    @Override
    public AccountKey read(JsonParser json, Shelf shelf) {
      String text = shelf.lengthen(json.getString());
      int slash = text.indexOf('/');
      AccountKey key = new AccountKey(text.substring(0, slash), text.substring(slash + 1));
      shelf.turnTo(key.article());
      return key;
    }
  }

  private final class ListForm implements Form {
    private final Type items;

    ListForm(Type items) {
      this.items = items;
    }

    @Override
    public void prepare() {
      form(items);
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      Form form = form(items);
      json.writeStartArray();
      for (Object item : (List<?>) value) {
        form.write(json, item, shelf);
      }
      json.writeEndArray();
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      Form form = form(items);
      List<@Nullable Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(form.read(json, shelf));
      }
      return list;
    }

    @Override
    public Object absent() {
      return List.of();
    }
  }

  /** One of several records, told by its name. */
  private final class SealedForm implements Form {
    private final Map<String, Class<?>> cases = new LinkedHashMap<>();

    SealedForm(Class<?> type) {
      for (Class<?> c : type.getPermittedSubclasses()) {
        cases.put(c.getSimpleName(), c);
      }
    }

    @Override
    public void prepare() {
      cases.values().forEach(Codec.this::form);
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      json.writeStartObject();
      json.writeStringProperty("is", value.getClass().getSimpleName());
      ((RecordForm) form(value.getClass())).writeComponents(json, value, shelf);
      json.writeEndObject();
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      json.nextToken();
      if (!"is".equals(json.currentName())) {
        throw new StoreException("a stored value does not say what it is");
      }
      String name = json.nextStringValue();
      Class<?> c = cases.get(name);
      if (c == null) {
        throw new StoreException(
            "the stored '"
                + name
                + "' is not known; a newer version of the program wrote it: use that one");
      }
      return ((RecordForm) form(c)).readComponents(json, shelf);
    }
  }

  private final class RecordForm implements Form {
    private final Class<?> type;
    private final @Nullable ParameterizedType generic;
    private final String[] names;
    private final Function<Object, @Nullable Object>[] getters;
    private final MethodHandle maker;
    private final Form[] components;
    private final Map<String, Integer> places = new HashMap<>();

    RecordForm(Class<?> type, @Nullable ParameterizedType generic) {
      this.type = type;
      this.generic = generic;
      RecordComponent[] parts = type.getRecordComponents();
      if (parts == null) {
        throw new IllegalStateException("no form for " + type);
      }
      names = new String[parts.length];
      getters = getters(parts.length);
      components = new Form[parts.length];
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (int i = 0; i < parts.length; i++) {
          names[i] = parts[i].getName();
          places.put(names[i], i);
          getters[i] = getter(lookup, parts[i].getAccessor());
        }
        Class<?>[] types =
            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        maker =
            lookup
                .unreflectConstructor(type.getDeclaredConstructor(types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(type + " must be a public record", e);
      }
    }

    @Override
    public void prepare() {
      RecordComponent[] parts = type.getRecordComponents();
      for (int i = 0; i < parts.length; i++) {
        Type component = parts[i].getGenericType();
        if (generic != null && component instanceof java.lang.reflect.TypeVariable<?>) {
          component = generic.getActualTypeArguments()[0];
        }
        components[i] = form(component);
      }
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      json.writeStartObject();
      writeComponents(json, value, shelf);
      json.writeEndObject();
    }

    void writeComponents(JsonGenerator json, Object value, Shelf shelf) {
      for (int i = 0; i < names.length; i++) {
        Object component = getters[i].apply(value);
        if (component != null && !components[i].isAbsent(component)) {
          json.writeName(names[i]);
          components[i].write(json, component, shelf);
        }
      }
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object>[] getters(int count) {
      return (Function<Object, @Nullable Object>[]) new Function<?, ?>[count];
    }

    /** An accessor as a function, which is called much sooner than a method handle. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> getter(
        MethodHandles.Lookup lookup, Method accessor) throws ReflectiveOperationException {
      try {
        MethodHandle handle = lookup.unreflect(accessor);
        return (Function<Object, @Nullable Object>)
            LambdaMetafactory.metafactory(
                    lookup,
                    "apply",
                    MethodType.methodType(Function.class),
                    MethodType.methodType(Object.class, Object.class),
                    handle,
                    handle.type().wrap())
                .getTarget()
                .invoke();
      } catch (ReflectiveOperationException | RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      return readComponents(json, shelf);
    }

    /** Reads from the start of the object, or from behind its first property. */
    Object readComponents(JsonParser json, Shelf shelf) {
      @Nullable Object[] values = new @Nullable Object[names.length];
      boolean[] given = new boolean[names.length];
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        Integer place = places.get(json.currentName());
        json.nextToken();
        if (place == null) {
          json.skipChildren();
        } else {
          values[place] = components[place].read(json, shelf);
          given[place] = true;
        }
      }
      for (int i = 0; i < values.length; i++) {
        if (!given[i]) {
          values[i] = components[i].absent();
        }
      }
      try {
        return (Object) maker.invokeExact(values);
      } catch (RuntimeException e) {
        throw new StoreException("a stored value does not hold: " + e.getMessage(), e);
      } catch (Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
