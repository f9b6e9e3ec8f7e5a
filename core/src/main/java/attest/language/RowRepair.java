package attest.language;

/**
 * Makes a verb of what the parser took for a participle before a noun: in "stormed a school and
 * abducted scores of pupils" a noun cannot be in one row with a verb, so "abducted" is.
 */
final class RowRepair {
  private RowRepair() {}

  /**
   * Mends tags, heads and relations in place.
   *
   * @param tags the Penn tag of each word
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, int[] heads, String[] relations) {
    for (int word = 1; word < heads.length; word++) {
      int noun = heads[word] - 1;
      int verb = noun < 0 ? -1 : heads[noun] - 1;
      boolean participle = tags[word].equals("VBN") || tags[word].equals("VBD");
      if (participle
          && relations[word].equals("amod")
          && noun == word + 1
          && relations[noun].equals("conj")
          && verb >= 0
          && verb < word
          && tags[verb].equals("VBD")
          && relations[word - 1].equals("cc")
          && heads[word - 1] == noun + 1) {
        heads[word] = verb + 1;
        relations[word] = "conj";
        tags[word] = "VBD";
        heads[noun] = word + 1;
        relations[noun] = "obj";
        heads[word - 1] = word + 1;
      }
    }
  }
}
