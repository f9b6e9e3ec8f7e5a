package attest.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * An object of a JSON text that is read. Its methods give fields as what they should be, and throw
 * a {@link FormatException} with the path where they are not. Fields that nobody asks for are
 * ignored.
 */
final class JsonObject {
  private final String path;
  private final Map<String, Object> fields;

  private JsonObject(String path, Map<String, Object> fields) {
    this.path = path;
    this.fields = fields;
  }

  /** The object that a text is. */
  static JsonObject parse(String json, ReaderOptions options) {
    if (json.length() > options.maxCharacters()) {
      throw new FormatException(
          "", "is longer than the limit of " + options.maxCharacters() + " characters");
    }
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(options.maxCharacters())
                    .maxNestingDepth(options.maxDepth())
                    .build())
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new FormatException("", "is no JSON object");
      }
      JsonObject object = new JsonObject("", map(parser));
      if (parser.nextToken() != null) {
        throw new FormatException("", "has more after the end of its JSON object");
      }
      return object;
    } catch (JacksonException e) {
      throw new FormatException(
          "", "is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static Map<String, Object> map(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return map(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return switch (token) {
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  /** A fault in a field. */
  FormatException fault(String name, String message) {
    return new FormatException(at(name), message);
  }

  /** Whether a field is there and not null. */
  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) {
    return required(name, findText(name), "a text");
  }

  @Nullable String findText(String name) {
    return find(name, String.class, "a text");
  }

  /** A text; the neutral value where there is none. */
  String text(String name, String neutral) {
    String text = findText(name);
    return text == null ? neutral : text;
  }

  long number(String name) {
    return required(name, findNumber(name), "a whole number");
  }

  @Nullable Long findNumber(String name) {
    return find(name, Long.class, "a whole number");
  }

  int smallNumber(String name, int least) {
    long number = number(name);
    if (number < least || number > Integer.MAX_VALUE) {
      throw fault(name, "must be a whole number from " + least);
    }
    return (int) number;
  }

  @Nullable Double findDecimal(String name) {
    Object value = fields.get(name);
    if (value instanceof Long whole) {
      return whole.doubleValue();
    }
    return find(name, Double.class, "a number");
  }

  /** A number of [0, 1]; the neutral value where there is none. */
  double share(String name, double neutral) {
    Double value = findDecimal(name);
    if (value != null && !(value >= 0 && value <= 1)) {
      throw fault(name, "must be a number from 0 to 1");
    }
    return value == null ? neutral : value;
  }

  boolean flag(String name) {
    return required(name, find(name, Boolean.class, "true or false"), "true or false");
  }

  boolean flag(String name, boolean neutral) {
    Boolean value = find(name, Boolean.class, "true or false");
    return value == null ? neutral : value;
  }

  LocalDate day(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw fault(name, "must be an ISO 8601 date");
    }
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw fault(name, "must be an ISO 8601 instant in UTC");
    }
  }

  /** The constant whose published name, its own in lower case, the field holds. */
  <E extends Enum<E>> E code(String name, Class<E> type) {
    String code = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(code)) {
        return constant;
      }
    }
    throw fault(name, "'" + (code.length() > 40 ? code.substring(0, 40) : code) + "' is no code");
  }

  JsonObject object(String name) {
    return required(name, findObject(name), "an object");
  }

  @Nullable JsonObject findObject(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    return object(at(name), value);
  }

  /** The objects of a list; none where there is no such field. */
  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : items(name)) {
      objects.add(object(at(name) + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  /** The texts of a list; none where there is no such field. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(name)) {
      if (!(item instanceof String text)) {
        throw fault(name, "must be a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The same list, but the field must be there. */
  List<JsonObject> requiredObjects(String name) {
    if (!has(name)) {
      throw fault(name, "is missing: it must be a list");
    }
    return objects(name);
  }

  private List<?> items(String name) {
    List<?> items = find(name, List.class, "a list");
    return items == null ? List.of() : items;
  }

  @SuppressWarnings("unchecked")
  private static JsonObject object(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonObject(path, (Map<String, Object>) map);
    }
    throw new FormatException(path, "must be an object");
  }

  private <T> @Nullable T find(String name, Class<T> type, String what) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw fault(name, "must be " + what);
    }
    return type.cast(value);
  }

  private <T> T required(String name, @Nullable T value, String what) {
    if (value == null) {
      throw fault(name, "is missing: it must be " + what);
    }
    return value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
