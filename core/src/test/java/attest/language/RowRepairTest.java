package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowRepairTest {
  @Test
  void aParticipleBeforeANounInARowWithAVerbIsAVerb() {
    // Men stormed a school and abducted pupils
    String[] tags = {"NNS", "VBD", "DT", "NN", "CC", "VBN", "NNS"};
    int[] heads = {2, 0, 4, 2, 7, 7, 2};
    String[] relations = {"nsubj", "root", "det", "obj", "cc", "amod", "conj"};
    RowRepair.mend(tags, heads, relations);
    assertThat(tags[5]).isEqualTo("VBD");
    assertThat(heads).containsExactly(2, 0, 4, 2, 6, 2, 6);
    assertThat(relations).containsExactly("nsubj", "root", "det", "obj", "cc", "conj", "obj");
  }

  @Test
  void aParticipleBeforeANounInARowWithANounStays() {
    // Men stormed houses and abandoned shops
    String[] tags = {"NNS", "VBD", "NNS", "CC", "VBN", "NNS"};
    int[] heads = {2, 0, 2, 6, 6, 3};
    String[] relations = {"nsubj", "root", "obj", "cc", "amod", "conj"};
    RowRepair.mend(tags, heads, relations);
    assertThat(heads).containsExactly(2, 0, 2, 6, 6, 3);
  }
}
