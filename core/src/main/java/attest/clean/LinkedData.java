package attest.clean;

import java.util.ArrayList;
import java.util.HashMap;
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
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * What blocks of JSON-LD in a page say of its article, in the words of schema.org. Blocks that are
 * no JSON, too large or too deep are passed over; slips such as a line feed within a text are not.
 * Filled by one thread, then only read.
 */
final class LinkedData {
  private static final int MAX_CHARS = 2 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_OBJECTS = 2_000;
  private static final List<String> WRAPPERS = List.of("<!--", "//", "/*", "*/", "<![CDATA[");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_CHARS)
                  .build())
          .build();

  private final List<Map<String, Object>> objects = new ArrayList<>();
  private final Map<String, Map<String, Object>> known = new HashMap<>();

  /** Reads the content of one script element. */
  void add(String script) {
    String text = unwrapped(script);
    if (text.length() > MAX_CHARS) {
      return;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != null) {
        value(parser);
      }
    } catch (JacksonException e) {
      return;
    }
  }

  /** The script without the marks of comments and raw text that some pages put around it. */
  private static String unwrapped(String script) {
    String text = script.strip();
    boolean more = true;
    while (more) {
      more = false;
      for (String mark : WRAPPERS) {
        if (text.startsWith(mark)) {
          text = text.substring(mark.length()).strip();
          more = true;
        }
      }
    }
    return text;
  }

  private @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object item = value(parser);
          if (item != null) {
            list.add(item);
          }
        }
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
      default -> null;
    };
  }

  private Map<String, Object> object(JsonParser parser) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (objects.size() < MAX_OBJECTS) {
      objects.add(map);
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        map.putIfAbsent(name.startsWith("schema:") ? name.substring(7) : name, value);
      }
    }
    if (map.get("@id") instanceof String id && map.size() > 1) {
      known.putIfAbsent(id, map);
    }
    return map;
  }

  /** The object of the page's article, or null: the first of a kind of article that says much. */
  @Nullable Map<String, Object> findArticle() {
    Map<String, Object> best = null;
    int most = 0;
    for (Map<String, Object> object : objects) {
      int score = score(object);
      if (score > most) {
        best = object;
        most = score;
      }
    }
    return best;
  }

  private static int score(Map<String, Object> object) {
    int kind = 0;
    for (String type : texts(object.get("@type"))) {
      String folded = type.toLowerCase(Locale.ROOT);
      if (folded.endsWith("article") || folded.endsWith("posting") || folded.equals("report")) {
        kind = 10;
      } else if (folded.endsWith("webpage") && kind == 0) {
        kind = 1;
      }
    }
    if (kind == 0) {
      return 0;
    }
    int score = kind;
    for (String field : List.of("headline", "datePublished", "author", "articleBody")) {
      score += object.containsKey(field) ? 2 : 0;
    }
    return score;
  }

  /** The first text of a field, or null. */
  static @Nullable String text(Map<String, Object> object, String field) {
    List<String> texts = texts(object.get(field));
    return texts.isEmpty() ? null : texts.getFirst();
  }

  /**
   * The names of the things of a field that are persons or of no kind said; never organisations.
   */
  List<String> people(Map<String, Object> object, String field) {
    List<String> names = new ArrayList<>();
    names(object.get(field), names, false);
    return names;
  }

  /** The names of all things of a field. */
  List<String> names(Map<String, Object> object, String field) {
    List<String> names = new ArrayList<>();
    names(object.get(field), names, true);
    return names;
  }

  private void names(@Nullable Object value, List<String> names, boolean organisations) {
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof List<?>)) {
          names(item, names, organisations);
        }
      }
    } else if (value instanceof String text && !text.contains("://")) {
      names.add(text);
    } else if (value instanceof Map<?, ?> map) {
      Object name = map.get("name");
      Map<String, Object> other =
          name == null && map.get("@id") instanceof String id ? known.get(id) : null;
      boolean person =
          !texts(other == null ? map.get("@type") : other.get("@type")).contains("Organization");
      if (organisations || person) {
        names.addAll(texts(other == null ? name : other.get("name")));
      }
    }
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof String text && !text.isBlank()) {
      texts.add(text.strip());
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String text && !text.isBlank()) {
          texts.add(text.strip());
        }
      }
    }
    return texts;
  }
}
