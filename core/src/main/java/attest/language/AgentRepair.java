package attest.language;

import java.util.Locale;
import java.util.Set;

/**
 * Ties a by-phrase before an active verb to the subject: in "the attack on Sunday by members of the
 * group killed nine soldiers" the members attacked. What would leave no tree is not done.
 */
final class AgentRepair {
  /** Behind "by" they say when. */
  private static final Set<String> TIMES =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "morning",
          "noon",
          "midday",
          "afternoon",
          "evening",
          "nightfall",
          "night",
          "midnight",
          "dawn",
          "dusk",
          "end",
          "time",
          "then",
          "now",
          "today",
          "week",
          "month",
          "year",
          "day");

  private AgentRepair() {}

  /**
   * Mends trees in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    for (int word = 1; word < heads.length; word++) {
      int verb = heads[word] - 1;
      if (verb <= word
          || !relations[word].startsWith("obl")
          || !tags[word].startsWith("NN")
          || !tags[verb].startsWith("VB")
          || TIMES.contains(forms[word].toLowerCase(Locale.ROOT))
          || !isBy(word, forms, heads, relations)) {
        continue;
      }
      int subject = subject(verb, word, tags, heads, relations);
      if (subject < 0) {
        continue;
      }
      int head = heads[word];
      heads[word] = subject + 1;
      if (Heads.isTree(heads)) {
        relations[word] = "nmod";
      } else {
        heads[word] = head;
      }
    }
  }

  private static boolean isBy(int word, String[] forms, int[] heads, String[] relations) {
    for (int child = 0; child < word; child++) {
      if (heads[child] == word + 1
          && relations[child].equals("case")
          && forms[child].equalsIgnoreCase("by")) {
        return true;
      }
    }
    return false;
  }

  /** The common noun that is the active subject of a verb and stands before a word; -1 if none. */
  private static int subject(int verb, int before, String[] tags, int[] heads, String[] relations) {
    for (int word = 0; word < before; word++) {
      if (heads[word] == verb + 1
          && relations[word].equals("nsubj")
          && (tags[word].equals("NN") || tags[word].equals("NNS"))) {
        return word;
      }
    }
    return -1;
  }
}
