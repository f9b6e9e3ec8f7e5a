package attest.language;

import java.util.Set;

/**
 * Gives a verb the number that stands right before it as its subject: "about 5,000 had fled", "21
 * people were killed and 25 wounded". A parser often takes such a number for a measure of what
 * follows. Heads stay as they are.
 */
final class CountRepair {
  /** What a number is taken for. */
  private static final Set<String> MEASURES = Set.of("obl:unmarked", "nummod", "obl", "obj", "dep");

  private CountRepair() {}

  /**
   * Mends relations in place.
   *
   * @param tags the Penn tag of each word
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, int[] heads, String[] relations) {
    for (int number = 0; number < heads.length; number++) {
      int verb = heads[number] - 1;
      if (tags[number].equals("CD")
          && verb > number
          && MEASURES.contains(relations[number])
          && isFinite(tags, heads, relations, verb)
          && stands(heads, relations, number, verb)) {
        boolean passive = isPassive(tags, heads, relations, verb);
        relations[number] = passive ? "nsubj:pass" : "nsubj";
      }
    }
  }

  private static boolean isFinite(String[] tags, int[] heads, String[] relations, int verb) {
    boolean form = tags[verb].equals("VBD") || tags[verb].equals("VBP") || tags[verb].equals("VBZ");
    return form
        || isPassive(tags, heads, relations, verb)
        || (tags[verb].startsWith("VB") && has(heads, relations, verb, "aux"));
  }

  /** "Were killed", or "wounded" in "21 people were killed and 25 wounded". */
  private static boolean isPassive(String[] tags, int[] heads, String[] relations, int verb) {
    int first = heads[verb] - 1;
    return has(heads, relations, verb, "aux:pass")
        || (tags[verb].equals("VBN")
            && relations[verb].equals("conj")
            && has(heads, relations, first, "aux:pass"));
  }

  /** Whether nothing but words that help the verb is between, and the verb has no subject. */
  private static boolean stands(int[] heads, String[] relations, int number, int verb) {
    for (int word = number + 1; word < verb; word++) {
      boolean helps =
          heads[word] == verb + 1
              && (relations[word].startsWith("aux") || relations[word].equals("advmod"));
      if (!helps) {
        return false;
      }
    }
    for (int word = 0; word < heads.length; word++) {
      boolean hasCase = heads[word] == number + 1 && relations[word].equals("case");
      boolean subject = heads[word] == verb + 1 && relations[word].startsWith("nsubj");
      if (hasCase || subject) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(int[] heads, String[] relations, int of, String relation) {
    for (int word = 0; word < heads.length; word++) {
      if (heads[word] == of + 1 && relations[word].equals(relation)) {
        return true;
      }
    }
    return false;
  }
}
