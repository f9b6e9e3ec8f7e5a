package attest.export;

import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Attest's codes are said in other schemes. An entry is named by what is coded and its code, as
 * in {@code type.armed_clash}; a field by the scheme. Safe for threads.
 */
final class Crosswalk {
  /** The kind of file. */
  static final String KIND = "crosswalk";

  private final Map<String, RuleEntry> entries = new HashMap<>();

  private Crosswalk(RuleFile file) {
    file.entries().forEach(entry -> entries.put(entry.id(), entry));
  }

  /** The one that is shipped. */
  static Crosswalk shipped() {
    return of(RuleFile.resource(Crosswalk.class, "crosswalk.yaml"));
  }

  /** One of a file. */
  static Crosswalk of(RuleFile file) {
    return new Crosswalk(file);
  }

  /**
   * What a code is in a scheme, such as a type and its sub-type.
   *
   * @param conditions what is the case
   * @return empty where the scheme has no such thing, or the conditions do not decide
   */
  List<String> codes(String id, String scheme, Set<String> conditions) {
    RuleEntry entry = entries.get(id);
    Object value = entry == null ? null : entry.fields().get(scheme);
    if (entry == null || value == null) {
      return List.of();
    }
    if (!(value instanceof Map)) {
      return entry.texts(scheme);
    }
    for (Map.Entry<String, List<String>> choice : entry.map(scheme).entrySet()) {
      if (choice.getKey().equals("else") || conditions.contains(choice.getKey())) {
        return choice.getValue();
      }
    }
    return List.of();
  }

  /** Whether a scheme has something for a code, whatever the conditions. */
  boolean expresses(String id, String scheme) {
    RuleEntry entry = entries.get(id);
    return entry != null && entry.fields().containsKey(scheme);
  }

  /** The one code, or null where there is none. */
  @Nullable String findCode(String id, String scheme) {
    List<String> codes = codes(id, scheme, Set.of());
    return codes.isEmpty() ? null : codes.getFirst();
  }

  /** The one code as a whole number, or null where there is none. */
  @Nullable Long findNumber(String id, String scheme) {
    String code = findCode(id, scheme);
    return code == null ? null : Long.valueOf(code);
  }
}
