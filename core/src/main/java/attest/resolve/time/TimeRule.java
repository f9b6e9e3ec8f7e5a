package attest.resolve.time;

import attest.rules.RuleEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One entry of a file of kind {@code times}: what its patterns mean, and what may stand around
 * them.
 *
 * @param id the entry's name
 * @param order position among all entries; the lower wins among equally long readings
 * @param means the operation that computes the days
 * @param with fixed values for the operation, over what the slots caught
 * @param after if not empty, one of these words must stand before the words
 * @param notAfter none of these words may stand before
 * @param before if not empty, one of these words must stand behind
 * @param notBefore none of these words may stand behind
 * @param lowerCase whether the first word must be in lower case but at the begin of a sentence
 * @param notVerb whether the first word must not be tagged as a verb
 */
record TimeRule(
    String id,
    int order,
    String means,
    Map<String, String> with,
    Set<String> after,
    Set<String> notAfter,
    Set<String> before,
    Set<String> notBefore,
    boolean lowerCase,
    boolean notVerb) {

  static TimeRule of(RuleEntry entry, int order) {
    Map<String, String> with = new HashMap<>();
    entry.map("with").forEach((key, values) -> with.put(key, String.join(" ", values)));
    return new TimeRule(
        entry.id(),
        order,
        entry.text("means"),
        Map.copyOf(with),
        Set.copyOf(entry.texts("after")),
        Set.copyOf(entry.texts("not_after")),
        Set.copyOf(entry.texts("before")),
        Set.copyOf(entry.texts("not_before")),
        entry.flag("lower_case"),
        entry.flag("not_verb"));
  }

  /** Whether what stands around the words [begin, end) allows this reading. */
  boolean allows(List<Word> words, int begin, int end) {
    String left = begin == 0 ? "^" : words.get(begin - 1).lower();
    String right = end >= words.size() ? "$" : words.get(end).lower();
    if (lowerCase && words.get(begin).capital() && !startsSentence(words, begin)) {
      return false;
    }
    return (after.isEmpty() || after.contains(left))
        && (before.isEmpty() || before.contains(right))
        && !notAfter.contains(left)
        && !notBefore.contains(right);
  }

  private static boolean startsSentence(List<Word> words, int index) {
    return index == 0
        || !words.get(index - 1).wordLike() && !words.get(index - 1).lower().equals("-");
  }
}
