package attest.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the objects of a JSON Lines file as maps, lists, texts, numbers and truth values. */
final class JsonLines {
  private JsonLines() {}

  /**
   * Hands each line's object to {@code sink}, in order.
   *
   * @throws IOException if the file cannot be read
   */
  static void read(Path file, Consumer<Map<String, Object>> sink) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          sink.accept(object(line));
        }
      }
    }
  }

  private static Map<String, Object> object(String line) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      return map(parser);
    }
  }

  private static Map<String, Object> map(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
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
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object item = value(parser);
        if (item != null) {
          list.add(item);
        }
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

  /** The text of a field, or null. */
  static @Nullable String text(Map<?, ?> map, String field) {
    return map.get(field) instanceof String text ? text : null;
  }

  /** The list of a field; empty where there is none. */
  static List<?> list(Map<?, ?> map, String field) {
    return map.get(field) instanceof List<?> list ? list : List.of();
  }

  /** The object of a field; empty where there is none. */
  static Map<?, ?> object(Map<?, ?> map, String field) {
    return map.get(field) instanceof Map<?, ?> object ? object : Map.of();
  }
}
