package attest.language;

import java.util.Locale;

/**
 * Makes one of what was taken for several: "a tribesman", "an optician". A rare noun that "a"
 * stands before, and that has no "s" at its end, means one.
 */
final class SingularRepair {
  private SingularRepair() {}

  /**
   * Mends tags in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    for (int word = 0; word < heads.length; word++) {
      int noun = heads[word] - 1;
      String form = forms[word].toLowerCase(Locale.ROOT);
      if ((form.equals("a") || form.equals("an"))
          && relations[word].equals("det")
          && noun > word
          && (tags[noun].equals("NNS") || tags[noun].equals("NNPS"))
          && !forms[noun].toLowerCase(Locale.ROOT).endsWith("s")
          && !isCounted(noun, forms, heads, relations)) {
        tags[noun] = tags[noun].equals("NNS") ? "NN" : "NNP";
      }
    }
  }

  /** "A hundred people", "a few men": the article is the number's. */
  private static boolean isCounted(int noun, String[] forms, int[] heads, String[] relations) {
    for (int word = 0; word < noun; word++) {
      boolean few = forms[word].equals("few") || forms[word].equals("many");
      if (heads[word] == noun + 1 && (relations[word].equals("nummod") || few)) {
        return true;
      }
    }
    return false;
  }
}
