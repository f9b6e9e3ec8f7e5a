package attest.store;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How lists, records, and one of several records are written and read: part by part. */
final class PartForms {
  private PartForms() {}

  /** A list of values of one type. */
  static final class ListForm implements Form {
    private final Codec codec;
    private final Type items;

    ListForm(Codec codec, Type items) {
      this.codec = codec;
      this.items = items;
    }

    @Override
    public void prepare() {
      codec.form(items);
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      Form form = codec.form(items);
      json.writeStartArray();
      for (Object item : (List<?>) value) {
        form.write(json, item, shelf);
      }
      json.writeEndArray();
    }

    @Override
    public Object read(JsonParser json, Shelf shelf) {
      Form form = codec.form(items);
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
  static final class SealedForm implements Form {
    private final Codec codec;
    private final Map<String, Class<?>> cases = new LinkedHashMap<>();

    SealedForm(Codec codec, Class<?> type) {
      this.codec = codec;
      for (Class<?> c : type.getPermittedSubclasses()) {
        cases.put(c.getSimpleName(), c);
      }
    }

    @Override
    public void prepare() {
      cases.values().forEach(codec::form);
    }

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      json.writeStartObject();
      json.writeStringProperty("is", value.getClass().getSimpleName());
      ((RecordForm) codec.form(value.getClass())).writeComponents(json, value, shelf);
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
      return ((RecordForm) codec.form(c)).readComponents(json, shelf);
    }
  }

  /** A record as an object of its components. */
  static final class RecordForm implements Form {
    private final Codec codec;
    private final Class<?> type;
    private final @Nullable ParameterizedType generic;
    private final String[] names;
    private final Function<Object, @Nullable Object>[] getters;
    private final MethodHandle maker;
    private final Form[] components;
    private final Map<String, Integer> places = new HashMap<>();

    RecordForm(Codec codec, Class<?> type, @Nullable ParameterizedType generic) {
      this.codec = codec;
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
        components[i] = codec.form(component);
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
