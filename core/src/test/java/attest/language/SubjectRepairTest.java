package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectRepairTest {
  @Test
  void aVerbOfSayingGetsTheSecondSubjectOfWhatIsSaid() {
    // Five died , said the commander
    int[] heads = {2, 4, 2, 0, 6, 2};
    String[] relations = {"nsubj", "ccomp", "punct", "root", "det", "nsubj"};
    SubjectRepair.mend(heads, relations);
    assertThat(heads).containsExactly(2, 4, 2, 0, 6, 4);
  }

  @Test
  void aSpeakerWhoHasHisVerbKeepsIt() {
    // Five died , he said
    int[] heads = {2, 5, 2, 5, 0};
    String[] relations = {"nsubj", "ccomp", "punct", "nsubj", "root"};
    SubjectRepair.mend(heads, relations);
    assertThat(heads).containsExactly(2, 5, 2, 5, 0);
  }

  @Test
  void oneSubjectStays() {
    // said five died
    int[] heads = {0, 3, 1};
    String[] relations = {"root", "nsubj", "ccomp"};
    SubjectRepair.mend(heads, relations);
    assertThat(heads).containsExactly(0, 3, 1);
  }

  @Test
  void whatFollowsASayerWhoseSubjectStandsBeforeItSaysWhen() {
    // Five died , the commander said Sunday
    int[] heads = {2, 6, 2, 5, 2, 0, 6};
    String[] relations = {"nsubj", "ccomp", "punct", "det", "nsubj", "root", "nsubj"};
    SubjectRepair.mend(heads, relations);
    assertThat(heads).containsExactly(2, 6, 2, 5, 6, 0, 6);
    assertThat(relations[6]).isEqualTo("obl:unmarked");
  }

  @Test
  void whoFollowsTheVerbOfSayingKeepsIt() {
    // Five died , said Smith
    int[] heads = {2, 4, 2, 0, 4};
    String[] relations = {"nsubj", "ccomp", "punct", "root", "nsubj"};
    SubjectRepair.mend(heads, relations);
    assertThat(relations[4]).isEqualTo("nsubj");
  }
}
