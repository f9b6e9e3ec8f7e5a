package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentRepairTest {
  @Test
  void membersWhoAttackedAreToldBehindTheAttack() {
    String[] forms = {"The", "attack", "by", "members", "killed", "nine", "soldiers"};
    String[] tags = {"DT", "NN", "IN", "NNS", "VBD", "CD", "NNS"};
    int[] heads = {2, 5, 4, 5, 0, 7, 5};
    String[] relations = {"det", "nsubj", "case", "obl", "root", "nummod", "obj"};
    AgentRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 5, 4, 2, 0, 7, 5);
    assertThat(relations[3]).isEqualTo("nmod");
  }

  @Test
  void aTimeStaysWithItsVerb() {
    String[] forms = {"The", "toll", "by", "Sunday", "reached", "nine"};
    String[] tags = {"DT", "NN", "IN", "NNP", "VBD", "CD"};
    int[] heads = {2, 5, 4, 5, 0, 5};
    String[] relations = {"det", "nsubj", "case", "obl", "root", "obj"};
    AgentRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 5, 4, 5, 0, 5);
  }
}
