package attest.language;

/**
 * Changes to trees that are given by the head of each word: 0 for the root, h for the h-th word.
 * Words are counted from 0.
 */
final class Heads {
  private Heads() {}

  /** Whether every word has a way up to the root. */
  static boolean isTree(int[] heads) {
    for (int word = 0; word < heads.length; word++) {
      int here = word;
      for (int step = 0; here >= 0; step++) {
        if (step > heads.length) {
          return false;
        }
        here = heads[here] - 1;
      }
    }
    return true;
  }

  /**
   * Hangs a word by another. Where the other is below it, or is it, everything stays as it is, as
   * there would be no tree any more.
   *
   * @return whether it was done
   */
  static boolean move(int[] heads, int word, int to) {
    int here = to;
    for (int step = 0; here >= 0 && step <= heads.length; step++) {
      if (here == word) {
        return false;
      }
      here = heads[here] - 1;
    }
    if (here >= 0) {
      return false;
    }
    heads[word] = to + 1;
    return true;
  }
}
