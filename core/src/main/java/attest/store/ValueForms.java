package attest.store;

import attest.document.Article;
import attest.document.Span;
import attest.incident.AccountKey;
import attest.incident.Evidence;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How values that have no parts of their own are written and read. */
final class ValueForms {
  private ValueForms() {}

  static final class PlainForm implements Form {
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

  static final class EnumForm implements Form {
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

  static final class SpanForm implements Form {
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

  static final class EvidenceForm implements Form {
    private final SpanForm spans = new SpanForm();

    @Override
    public void write(JsonGenerator json, Object value, Shelf shelf) {
      spans.write(json, ((Evidence) value).span(), shelf);
    }

    @Override
    public Evidence read(JsonParser json, Shelf shelf) {
      Span span = spans.read(json, shelf);
      Article current = shelf.current();
      if (current == null) {
        throw new StoreException("stored evidence without an article");
      }
      return Evidence.of(current, span);
    }
  }

  /** A key also says which article the evidence that follows stands in. */
  static final class KeyForm implements Form {
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
}
