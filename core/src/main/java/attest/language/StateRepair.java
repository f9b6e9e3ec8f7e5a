package attest.language;

import java.util.Locale;
import java.util.Set;

/**
 * Mends trees in which the state that somebody was left in stands as a verb of its own, or as a
 * word for those people: in "shot dead a journalist" the journalist is the object of "shot", and in
 * "shot dead five men" five men were shot and not five dead ones. What would leave no tree is not
 * done.
 */
final class StateRepair {
  /** States that follow a verb and are never verbs themselves. */
  private static final Set<String> STATES = Set.of("dead", "alive", "unconscious", "unhurt");

  private StateRepair() {}

  /**
   * Mends tags and trees in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    for (int word = 1; word < forms.length; word++) {
      int verb = word - 1;
      if (isBeforeCounted(tags, forms, relations, word)) {
        int head = heads[word];
        heads[word] = verb + 1;
        if (Heads.isTree(heads)) {
          relations[word] = "xcomp";
        } else {
          heads[word] = head;
        }
      }
      if (!(tags[word].startsWith("VB") || hasObject(word, heads, relations))
          || !tags[verb].startsWith("VB")
          || !STATES.contains(forms[word].toLowerCase(Locale.ROOT))) {
        continue;
      }
      tags[word] = "JJ";
      int[] mended = heads.clone();
      boolean below = isBelow(verb, word, heads);
      if (below) {
        mended[verb] = heads[word];
      }
      for (int child = 0; child < heads.length; child++) {
        if (child != verb && heads[child] == word + 1) {
          mended[child] = verb + 1;
        }
      }
      mended[word] = verb + 1;
      if (!Heads.isTree(mended)) {
        continue;
      }
      System.arraycopy(mended, 0, heads, 0, heads.length);
      if (below) {
        relations[verb] = relations[word];
      }
      relations[word] = "xcomp";
    }
  }

  /** A state has no object; the verb before it has. */
  private static boolean hasObject(int word, int[] heads, String[] relations) {
    for (int child = word + 1; child < heads.length; child++) {
      if (heads[child] == word + 1 && relations[child].equals("obj")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(int word, int above, int[] heads) {
    int here = word;
    for (int i = 0; i < heads.length && heads[here] > 0; i++) {
      here = heads[here] - 1;
      if (here == above) {
        return true;
      }
    }
    return false;
  }

  /** "Shot dead five men": a state behind its verb and before a number. */
  private static boolean isBeforeCounted(
      String[] tags, String[] forms, String[] relations, int word) {
    return relations[word].equals("amod")
        && tags[word - 1].startsWith("VB")
        && word + 1 < tags.length
        && tags[word + 1].equals("CD")
        && STATES.contains(forms[word].toLowerCase(Locale.ROOT));
  }
}
