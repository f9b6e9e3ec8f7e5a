package attest.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dictionary form of a word: exceptions by form and Penn tag first, then the rule of the
 * tag for the longest ending, else the form in small letters. Exceptions and rules are learnt from
 * treebanks by {@code training/lemmas.py}. Immutable.
 */
final class Lemmas {
  private static final int LONGEST_ENDING = 6;
  private static final int EXCEPTION_COLUMNS = 3;
  private static final int RULE_COLUMNS = 4;
  private static final Set<String> KEPT_AS_WRITTEN = Set.of("NNP", "ADD");
  private static final Set<String> INFLECTED = Set.of("VBD", "VBN", "VBG", "VBZ", "NNS");

  private final Map<String, String> exceptions = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private final Predicate<String> isWord;

  /** Takes letters off the end and puts others there. */
  private record Rule(int taken, String put) {}

  /**
   * Reads the two tables from lines with tabs between columns: form, tag, lemma; and ending, tag,
   * number of letters to take off, letters to put there.
   *
   * @param isWord tells common words, which a rule for unknown words may rather give than others
   */
  Lemmas(String table, Predicate<String> isWord) {
    this.isWord = isWord;
    for (String line : table.split("\n", -1)) {
      String[] cells = line.split("\t", -1);
      if (cells.length == EXCEPTION_COLUMNS) {
        exceptions.put(key(cells[0], cells[1]), cells[2]);
      } else if (cells.length == RULE_COLUMNS) {
        rules.put(key(cells[0], cells[1]), new Rule(Integer.parseInt(cells[2]), cells[3]));
      }
    }
  }

  /** The dictionary form of a word with a Penn tag; never empty. */
  String lemma(String form, String xpos) {
    if (KEPT_AS_WRITTEN.contains(xpos)) {
      return form;
    }
    String lower = form.toLowerCase(Locale.ROOT);
    @Nullable String known = exceptions.get(key(lower, xpos));
    if (known != null && !known.isEmpty()) {
      return known;
    }
    String found = byRule(lower, xpos);
    return INFLECTED.contains(xpos) && !found.equals(lower) ? common(lower, found) : found;
  }

  /** The lemma that a rule gave, or one spelt almost so where only that is a common word. */
  private String common(String form, String lemma) {
    if (isWord.test(lemma)) {
      return lemma;
    }
    String silent = lemma + "e";
    if (form.startsWith(lemma) && isWord.test(silent)) {
      return silent;
    }
    int length = lemma.length();
    if (length > 2) {
      String shorter = lemma.substring(0, length - 1);
      boolean doubled = lemma.charAt(length - 1) == lemma.charAt(length - 2);
      if ((doubled || lemma.endsWith("e")) && isWord.test(shorter)) {
        return shorter;
      }
    }
    if (form.startsWith(lemma) && length + 1 < form.length()) {
      String longer = form.substring(0, length + 1);
      return isWord.test(longer) ? longer : lemma;
    }
    return lemma;
  }

  private String byRule(String form, String xpos) {
    for (int length = Math.min(LONGEST_ENDING, form.length()); length >= 0; length--) {
      Rule rule = rules.get(key(form.substring(form.length() - length), xpos));
      if (rule != null) {
        int kept = form.length() - rule.taken();
        if (kept > 0 || kept == 0 && !rule.put().isEmpty()) {
          return form.substring(0, kept) + rule.put();
        }
      }
    }
    return form;
  }

  private static String key(String form, String xpos) {
    return form + '\t' + xpos;
  }
}
