package attest.language;

/**
 * Gives a clause its verb where the tree has two subjects for the verb behind it. In "two men on a
 * motorcycle shot dead a journalist, police said" the men are not men who were shot: a participle
 * that stands behind its noun has no object, so it is the verb of what police said. What would
 * leave no tree is not done.
 */
final class DoerRepair {
  private DoerRepair() {}

  /**
   * Mends tags and trees in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    for (int said = 1; said < heads.length; said++) {
      int first = subject(said, 0, heads, relations);
      int second = first < 0 ? -1 : subject(said, first + 1, heads, relations);
      int verb = second < 0 || second > said ? -1 : deed(first, second, tags, heads, relations);
      if (verb < 0 || !isComma(verb, second, forms)) {
        continue;
      }
      int[] mended = heads.clone();
      mended[first] = verb + 1;
      mended[verb] = said + 1;
      if (Heads.isTree(mended)) {
        System.arraycopy(mended, 0, heads, 0, heads.length);
        relations[verb] = "ccomp";
        tags[verb] = "VBD";
      }
    }
  }

  private static int subject(int verb, int from, int[] heads, String[] relations) {
    for (int word = from; word < verb; word++) {
      if (heads[word] == verb + 1 && relations[word].equals("nsubj")) {
        return word;
      }
    }
    return -1;
  }

  /** The participle behind a noun that has an object of its own; -1 if there is none. */
  private static int deed(int noun, int before, String[] tags, int[] heads, String[] relations) {
    for (int word = noun + 1; word < before; word++) {
      boolean participle = tags[word].equals("VBN") || tags[word].equals("VBD");
      if (participle && heads[word] == noun + 1 && relations[word].equals("acl")) {
        for (int object = word + 1; object < before; object++) {
          if (heads[object] == word + 1 && relations[object].equals("obj")) {
            return word;
          }
        }
      }
    }
    return -1;
  }

  private static boolean isComma(int from, int to, String[] forms) {
    for (int word = from; word < to; word++) {
      if (forms[word].equals(",")) {
        return true;
      }
    }
    return false;
  }
}
