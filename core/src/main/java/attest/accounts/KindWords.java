package attest.accounts;

import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words by the kind of target or weapon that they name. Safe for threads. */
final class KindWords {
  private record Entry(String id, String kind) {}

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'’-]+");

  private final Map<String, Entry> words = new HashMap<>();

  KindWords(List<RuleFile> files) {
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        Entry kind = new Entry(entry.id(), entry.text("is"));
        entry.texts("words").forEach(w -> words.put(w.toLowerCase(Locale.ROOT), kind));
      }
    }
  }

  /** Whether one word, in any case and number, is of a kind. */
  boolean is(String word, String kind) {
    String lower = word.toLowerCase(Locale.ROOT);
    Entry entry = words.get(lower);
    if (entry == null) {
      entry = words.get(singular(lower));
    }
    return entry != null && entry.kind().equals(kind);
  }

  /** A kind that words name, and the entry that says so. */
  record Found(String kind, String rule) {}

  /**
   * The kind of a phrase: of its longest part that is listed, the later of two as long; null if
   * none is.
   */
  @Nullable Found find(String phrase) {
    String[] parts = NO_WORD.split(phrase.toLowerCase(Locale.ROOT), -1);
    for (int length = Math.min(3, parts.length); length >= 1; length--) {
      for (int i = parts.length - length; i >= 0; i--) {
        String candidate = String.join(" ", List.of(parts).subList(i, i + length));
        Entry entry = words.get(candidate);
        if (entry == null) {
          entry = words.get(singular(candidate));
        }
        if (entry != null) {
          return new Found(entry.kind(), entry.id());
        }
      }
    }
    return null;
  }

  private static String singular(String words) {
    if (words.endsWith("ies")) {
      return words.substring(0, words.length() - 3) + "y";
    }
    if (words.endsWith("ches")
        || words.endsWith("shes")
        || words.endsWith("sses")
        || words.endsWith("xes")) {
      return words.substring(0, words.length() - 2);
    }
    return words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
  }
}
