package attest.language;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Gives a verb of saying its subject back. Where a verb has two subjects and is what a governor
 * without a subject says ("Five died, said the commander"), the subject that stands nearest to that
 * governor, and not before the first one, is the governor's. The tree stays a tree, since the
 * governor is above the verb. So it is where the governor was given what follows it for a subject
 * ("Five died, the commander said Sunday"), which then says when.
 */
final class SubjectRepair {
  private SubjectRepair() {}

  /**
   * Mends heads in place.
   *
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param relations the relation of each word to its head
   */
  static void mend(int[] heads, String[] relations) {
    for (int verb = 1; verb <= heads.length; verb++) {
      int sayer = heads[verb - 1];
      if (sayer == 0 || !isSaid(relations[verb - 1])) {
        continue;
      }
      BitSet behind = subjects(heads, relations, sayer);
      if (behind.nextSetBit(0) >= 0 && (behind.nextSetBit(0) < sayer || verb > sayer)) {
        continue;
      }
      int[] own = subjects(heads, relations, verb).stream().toArray();
      if (own.length < 2) {
        continue;
      }
      int nearest =
          Arrays.stream(own)
              .skip(1)
              .boxed()
              .min((a, b) -> Integer.compare(Math.abs(a - sayer), Math.abs(b - sayer)))
              .orElseThrow();
      boolean before = behind.isEmpty() || nearest < sayer;
      if (nearest > verb && before && Heads.move(heads, nearest - 1, sayer - 1)) {
        relations[nearest - 1] = "nsubj";
        behind.stream().forEach(word -> relations[word - 1] = "obl:unmarked");
      }
    }
  }

  private static boolean isSaid(String relation) {
    return relation.equals("ccomp") || relation.equals("parataxis");
  }

  private static BitSet subjects(int[] heads, String[] relations, int of) {
    BitSet found = new BitSet();
    for (int word = 1; word <= heads.length; word++) {
      if (heads[word - 1] == of
          && (relations[word - 1].equals("nsubj") || relations[word - 1].equals("nsubj:pass"))) {
        found.set(word);
      }
    }
    return found;
  }
}
