package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingularRepairTest {
  @Test
  void makesOneOfWhatAnArticleStandsBefore() {
    String[] tags = {"VBD", "DT", "NNS"};
    SingularRepair.mend(
        tags,
        new String[] {"shot", "a", "tribesman"},
        new int[] {0, 3, 1},
        new String[] {"root", "det", "obj"});
    assertThat(tags).containsExactly("VBD", "DT", "NN");
  }

  @Test
  void leavesWhatANumberCounts() {
    String[] tags = {"VBD", "DT", "CD", "NNS"};
    SingularRepair.mend(
        tags,
        new String[] {"shot", "a", "hundred", "people"},
        new int[] {0, 4, 4, 1},
        new String[] {"root", "det", "nummod", "obj"});
    assertThat(tags).containsExactly("VBD", "DT", "CD", "NNS");
  }
}
