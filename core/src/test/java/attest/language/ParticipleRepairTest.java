package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParticipleRepairTest {
  private static String[] mended(String tags, String words, int[] heads, String relations) {
    String[] mended = tags.split(" ");
    ParticipleRepair.mend(mended, words.split(" "), heads, relations.split(" "));
    return mended;
  }

  @Test
  void afterHaveComesAParticiple() {
    assertThat(
            mended(
                "NNS VBP RB VB",
                "Rebels have already come",
                new int[] {4, 4, 4, 0},
                "nsubj aux advmod root"))
        .containsExactly("NNS", "VBP", "RB", "VBN");
    assertThat(
            mended(
                "PRP VBP VBP",
                "They've come home".replace("'", " '"),
                new int[] {3, 3, 0},
                "nsubj aux root"))
        .containsExactly("PRP", "VBP", "VBN");
  }

  @Test
  void theNearestAuxiliaryDecides() {
    // would have to go; may hit; have yet to hear
    assertThat(mended("PRP MD VB", "They may hit", new int[] {3, 3, 0}, "nsubj aux root"))
        .containsExactly("PRP", "MD", "VB");
    assertThat(
            mended(
                "PRP VBP RB TO VB",
                "I have yet to hear",
                new int[] {5, 5, 5, 5, 0},
                "nsubj aux advmod mark root"))
        .containsExactly("PRP", "VBP", "RB", "TO", "VB");
  }

  @Test
  void afterThePassiveAuxiliaryComesAParticiple() {
    assertThat(mended("NN VBD VBD", "It was put", new int[] {3, 3, 0}, "nsubj:pass aux:pass root"))
        .containsExactly("NN", "VBD", "VBN");
  }

  @Test
  void aPastTenseThatDescribesANounWithoutASubjectIsAParticiple() {
    assertThat(
            mended(
                "NN VBD IN NNP",
                "rebels led by Salim",
                new int[] {0, 1, 4, 2},
                "root acl case obl"))
        .containsExactly("NN", "VBN", "IN", "NNP");
    assertThat(mended("NN PRP VBD", "day they left", new int[] {0, 3, 1}, "root nsubj acl"))
        .containsExactly("NN", "PRP", "VBD");
  }

  @Test
  void aPastTenseDoesNotEndInIng() {
    String[] tags = {"VBD", "VBD", "VB"};
    ParticipleRepair.mendGerunds(tags, new String[] {"Wounding", "rang", "bring"});
    assertThat(tags).containsExactly("VBG", "VBD", "VB");
  }
}
