package attest.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a rule file: named fields, and examples that say what it must do.
 *
 * @param file name of the file, for messages
 * @param id the entry's own name, unique in its file
 * @param fields all fields but {@code id} and {@code examples}, as read: text, numbers, truth
 *     values, lists, maps
 * @param examples the examples, as maps; their keys are defined by the kind of file
 */
public record RuleEntry(
    String file, String id, Map<String, Object> fields, List<Map<String, Object>> examples) {

  /** The text of a field that must be there. */
  public String text(String field) {
    String text = findText(field);
    if (text == null) {
      throw new RuleException(file, id, "has no field '" + field + "'");
    }
    return text;
  }

  /** The text of a field, or null where the entry has no such field. */
  public @Nullable String findText(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof Map || value instanceof List) {
      throw new RuleException(file, id, "field '" + field + "' must be text");
    }
    return value.toString();
  }

  /**
   * The texts of a field: a list, or one text standing alone; empty where there is no such field.
   */
  public List<String> texts(String field) {
    return toTexts(field, fields.get(field));
  }

  /** Whether a field is {@code true}; false where there is none. */
  public boolean flag(String field) {
    Object value = fields.get(field);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw new RuleException(file, id, "field '" + field + "' must be true or false");
  }

  /** The map of a field whose values are texts or lists of texts; empty where there is none. */
  public Map<String, List<String>> map(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new RuleException(file, id, "field '" + field + "' must be a map");
    }
    Map<String, List<String>> result = new LinkedHashMap<>();
    map.forEach((key, item) -> result.put(String.valueOf(key), toTexts(field, item)));
    return result;
  }

  private List<String> toTexts(String field, @Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object item : list) {
        if (item == null || item instanceof Map || item instanceof List) {
          throw new RuleException(file, id, "field '" + field + "' must be a list of texts");
        }
        texts.add(item.toString());
      }
      return texts;
    }
    if (value instanceof Map) {
      throw new RuleException(file, id, "field '" + field + "' must be text or a list of texts");
    }
    return List.of(value.toString());
  }
}
