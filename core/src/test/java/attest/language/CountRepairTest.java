package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountRepairTest {
  @Test
  void aNumberRightBeforeAVerbIsItsSubject() {
    // about 5,000 had fled their homes
    String[] tags = {"RB", "CD", "VBD", "VBN", "PRP$", "NNS"};
    int[] heads = {2, 4, 4, 0, 6, 4};
    String[] relations = {"advmod", "obl:unmarked", "aux", "root", "nmod:poss", "obj"};
    CountRepair.mend(tags, heads, relations);
    assertThat(relations[1]).isEqualTo("nsubj");
  }

  @Test
  void aSecondVerbOfAPassiveTakesItsNumberAsThoseWhoSuffer() {
    // 21 people were killed and 25 wounded
    String[] tags = {"CD", "NNS", "VBD", "VBN", "CC", "CD", "VBN"};
    int[] heads = {2, 4, 4, 0, 7, 7, 4};
    String[] relations = {"nummod", "nsubj:pass", "aux:pass", "root", "cc", "obl:unmarked", "conj"};
    CountRepair.mend(tags, heads, relations);
    assertThat(relations[5]).isEqualTo("nsubj:pass");
  }

  @Test
  void aVerbThatHasASubjectKeepsIt() {
    // they 5,000 fled
    String[] tags = {"PRP", "CD", "VBD"};
    int[] heads = {3, 3, 0};
    String[] relations = {"nsubj", "obl:unmarked", "root"};
    CountRepair.mend(tags, heads, relations);
    assertThat(relations).containsExactly("nsubj", "obl:unmarked", "root");
  }

  @Test
  void aYearAfterAPrepositionStays() {
    // in 2019 fled thousands
    String[] tags = {"IN", "CD", "VBD", "NNS"};
    int[] heads = {2, 3, 0, 3};
    String[] relations = {"case", "obl", "root", "obj"};
    CountRepair.mend(tags, heads, relations);
    assertThat(relations[1]).isEqualTo("obl");
  }
}
