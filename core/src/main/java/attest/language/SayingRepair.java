package attest.language;

import java.util.Set;

/**
 * Gives a verb of saying what stands after it. In "five people were killed, police said on Monday"
 * Monday is when it was said: what follows a verb of saying without a comma or a quotation mark
 * between hangs by that verb, and not by what was said before it. The tree stays a tree, since the
 * verb of saying is above what was said, or moves nothing of its own.
 */
final class SayingRepair {
  private static final Set<String> BREAKS =
      Set.of(",", ";", ":", "(", "-", "--", "\u2013", "\u2014", "\"", "``", "''", "\u201c", "\u201d", "\u2018");

  private SayingRepair() {}

  /**
   * Mends trees in place.
   *
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] forms, int[] heads, String[] relations) {
    for (int verb = 0; verb < heads.length; verb++) {
      int said = said(verb, heads, relations);
      if (said < 0 || said >= verb || !hasSubject(verb, heads, relations)) {
        continue;
      }
      for (int word = verb + 1; word < forms.length && !BREAKS.contains(forms[word]); word++) {
        int head = heads[word] - 1;
        if (head >= 0
            && head < verb
            && isCircumstance(relations[word])
            && (head == said
                || (isBelow(head, said, heads, -1) && !isBelow(head, verb, heads, said)))) {
          heads[word] = verb + 1;
          relations[word] = ofVerb(relations[word]);
        }
      }
    }
  }

  /** The verb of what was said, as a place from 0; -1 if the word is no verb of saying. */
  private static int said(int verb, int[] heads, String[] relations) {
    for (int word = 0; word < verb; word++) {
      if (heads[word] == verb + 1 && relations[word].equals("ccomp")) {
        return word;
      }
    }
    return relations[verb].equals("parataxis") ? heads[verb] - 1 : -1;
  }

  private static boolean hasSubject(int verb, int[] heads, String[] relations) {
    for (int word = 0; word < heads.length; word++) {
      if (heads[word] == verb + 1 && relations[word].startsWith("nsubj")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is below another, by a way that does not meet a third. */
  private static boolean isBelow(int word, int top, int[] heads, int without) {
    int here = heads[word] - 1;
    for (int step = 0; here >= 0 && here != without && step <= heads.length; step++) {
      if (here == top) {
        return true;
      }
      here = heads[here] - 1;
    }
    return false;
  }

  private static boolean isCircumstance(String relation) {
    return relation.startsWith("obl")
        || relation.startsWith("nmod")
        || relation.equals("advmod");
  }

  private static String ofVerb(String relation) {
    return relation.startsWith("nmod") ? "obl" + relation.substring("nmod".length()) : relation;
  }
}
