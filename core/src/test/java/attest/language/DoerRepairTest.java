package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoerRepairTest {
  @Test
  void menWhoShotAJournalistWereNotShot() {
    String[] forms = {"Men", "shot", "dead", "a", "journalist", ",", "police", "said"};
    String[] tags = {"NNS", "VBN", "JJ", "DT", "NN", ",", "NNS", "VBD"};
    int[] heads = {8, 1, 2, 5, 2, 8, 8, 0};
    String[] relations = {"nsubj", "acl", "xcomp", "det", "obj", "punct", "nsubj", "root"};
    DoerRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 8, 2, 5, 2, 8, 8, 0);
    assertThat(relations[1]).isEqualTo("ccomp");
    assertThat(tags[1]).isEqualTo("VBD");
  }

  @Test
  void menShotInATownStayThose() {
    String[] forms = {"Men", "shot", "in", "Jos", ",", "police", "said"};
    String[] tags = {"NNS", "VBN", "IN", "NNP", ",", "NNS", "VBD"};
    int[] heads = {7, 1, 4, 2, 7, 7, 0};
    String[] relations = {"nsubj", "acl", "case", "obl", "punct", "nsubj", "root"};
    DoerRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(7, 1, 4, 2, 7, 7, 0);
    assertThat(relations[1]).isEqualTo("acl");
  }
}
