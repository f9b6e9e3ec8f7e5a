package attest.language;

import java.util.Locale;
import java.util.Set;

/**
 * Makes the tags of past tenses and participles agree with the tree: what a form of "have" or the
 * auxiliary of a passive stands before is a participle, and so is a verb without a subject that
 * describes a noun.
 */
final class ParticipleRepair {
  private static final String PARTICIPLE = "VBN";

  private static final Set<String> HAVE = Set.of("have", "has", "had", "having", "'ve", "\u2019ve");

  private ParticipleRepair() {}

  /** A past tense does not end in "ing", whatever the network says of a form that it rarely saw. */
  static void mendGerunds(String[] tags, String[] forms) {
    for (int word = 0; word < tags.length; word++) {
      if (tags[word].equals("VBD") && forms[word].toLowerCase(Locale.ROOT).endsWith("ing")) {
        tags[word] = "VBG";
      }
    }
  }

  /**
   * Mends tags in place.
   *
   * @param tags the Penn tag of each word
   * @param forms the words
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(String[] tags, String[] forms, int[] heads, String[] relations) {
    int[] auxiliaries = new int[heads.length];
    boolean[] subjects = new boolean[heads.length];
    boolean[] infinitives = new boolean[heads.length];
    for (int word = 0; word < heads.length; word++) {
      int head = heads[word] - 1;
      if (head < 0) {
        continue;
      }
      if (word < head && relations[word].startsWith("aux")) {
        auxiliaries[head] = word + 1;
      }
      subjects[head] |= relations[word].startsWith("nsubj");
      infinitives[head] |= tags[word].equals("TO");
    }
    for (int word = 0; word < heads.length; word++) {
      if (!isVerb(tags[word]) || infinitives[word]) {
        continue;
      }
      int auxiliary = auxiliaries[word] - 1;
      boolean perfect =
          auxiliary >= 0
              && (HAVE.contains(forms[auxiliary].toLowerCase(Locale.ROOT))
                  || relations[auxiliary].equals("aux:pass"));
      boolean describes =
          tags[word].equals("VBD")
              && !subjects[word]
              && (relations[word].equals("acl") || relations[word].equals("amod"));
      if (perfect || describes) {
        tags[word] = PARTICIPLE;
      }
    }
  }

  /** Whether a tag is one that a participle may have got by mistake. */
  private static boolean isVerb(String tag) {
    return tag.equals("VBD") || tag.equals("VB") || tag.equals("VBP");
  }
}
