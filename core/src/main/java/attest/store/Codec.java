package attest.store;

import attest.document.Article;
import attest.document.Span;
import attest.incident.AccountKey;
import attest.incident.Evidence;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
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
      form(type).write(json, value, new Shelf(articles, null, null));
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
    Shelf shelf = new Shelf(articles, article, current);
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      Object value = form(type).read(json, shelf);
      if (value == null) {
        throw new StoreException("a stored value is empty: " + type);
      }
      return value;
    }
  }

  /** How values of a type are written and read. */
  Form form(Type type) {
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
        return new PartForms.ListForm(this, generic.getActualTypeArguments()[0]);
      }
      return new PartForms.RecordForm(this, (Class<?>) generic.getRawType(), generic);
    }
    Class<?> c = (Class<?>) type;
    if (c == Evidence.class) {
      return new ValueForms.EvidenceForm();
    }
    if (c == Span.class) {
      return new ValueForms.SpanForm();
    }
    if (c == AccountKey.class) {
      return new ValueForms.KeyForm();
    }
    if (c.isEnum()) {
      return new ValueForms.EnumForm(c);
    }
    if (c.isSealed()) {
      return new PartForms.SealedForm(this, c);
    }
    if (c.isRecord()) {
      return new PartForms.RecordForm(this, c, null);
    }
    return new ValueForms.PlainForm(c);
  }
}
