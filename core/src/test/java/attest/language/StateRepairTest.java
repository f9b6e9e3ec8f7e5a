package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateRepairTest {
  @Test
  void whoWasShotDeadIsTheObjectOfTheShooting() {
    String[] forms = {"Gunmen", "shot", "dead", "a", "teacher", ",", "police", "said"};
    String[] tags = {"NNS", "VBD", "VBD", "DT", "NN", ",", "NNS", "VBD"};
    int[] heads = {2, 8, 8, 5, 3, 3, 8, 0};
    String[] relations = {"nsubj", "ccomp", "ccomp", "det", "obj", "punct", "nsubj", "root"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(tags[2]).isEqualTo("JJ");
    assertThat(relations[2]).isEqualTo("xcomp");
    assertThat(heads).containsExactly(2, 8, 2, 5, 2, 2, 8, 0);
  }

  @Test
  void aVerbThatHungByTheStateTakesItsPlace() {
    String[] forms = {"Gunmen", "shot", "dead", "a", "teacher"};
    String[] tags = {"NNS", "VBD", "VBD", "DT", "NN"};
    int[] heads = {2, 3, 0, 5, 3};
    String[] relations = {"nsubj", "aux", "root", "det", "obj"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 0, 2, 5, 2);
    assertThat(relations).containsExactly("nsubj", "root", "xcomp", "det", "obj");
  }

  @Test
  void menShotDeadAreCountedWithoutTheWord() {
    String[] forms = {"Gunmen", "shot", "dead", "five", "men"};
    String[] tags = {"NNS", "VBD", "JJ", "CD", "NNS"};
    int[] heads = {2, 0, 5, 5, 2};
    String[] relations = {"nsubj", "root", "amod", "nummod", "obj"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 0, 2, 5, 2);
    assertThat(relations).containsExactly("nsubj", "root", "xcomp", "nummod", "obj");
  }

  @Test
  void fiveDeadMenStayDeadMen() {
    String[] forms = {"They", "found", "five", "dead", "men"};
    String[] tags = {"PRP", "VBD", "CD", "JJ", "NNS"};
    int[] heads = {2, 0, 5, 5, 2};
    String[] relations = {"nsubj", "root", "nummod", "amod", "obj"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(relations).containsExactly("nsubj", "root", "nummod", "amod", "obj");
  }

  @Test
  void otherWordsStayAsTheyAre() {
    String[] forms = {"They", "shot", "and", "fled"};
    String[] tags = {"PRP", "VBD", "CC", "VBD"};
    int[] heads = {2, 0, 4, 2};
    String[] relations = {"nsubj", "root", "cc", "conj"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 0, 4, 2);
    assertThat(tags).containsExactly("PRP", "VBD", "CC", "VBD");
  }

  @Test
  void whoShotAndWhoWasShotBelongToTheVerb() {
    String[] forms = {"Two", "Syrians", "shot", "dead", "a", "teacher"};
    String[] tags = {"CD", "NNPS", "VBD", "JJ", "DT", "NN"};
    int[] heads = {2, 4, 2, 0, 6, 4};
    String[] relations = {"nummod", "nsubj", "conj", "root", "det", "obj"};
    StateRepair.mend(tags, forms, heads, relations);
    assertThat(heads).containsExactly(2, 3, 0, 3, 6, 3);
    assertThat(relations).containsExactly("nummod", "nsubj", "root", "xcomp", "det", "obj");
  }
}
