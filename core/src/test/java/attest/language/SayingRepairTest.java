package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SayingRepairTest {
  @Test
  void whatFollowsTheVerbOfSayingIsItsOwn() {
    assertThat(
            mended(
                "Five were killed , police said on Monday .",
                "3 3 6 6 6 0 8 3 6",
                "nsubj:pass aux:pass ccomp punct nsubj root case obl punct"))
        .isEqualTo("3 3 6 6 6 0 8 6 6 obl");
  }

  @Test
  void soItIsWhereTheParserHangsTheSayingByTheDeed() {
    assertThat(
            mended(
                "Five were killed , police said on Monday .",
                "3 3 0 6 6 3 8 3 3",
                "nsubj:pass aux:pass root punct nsubj parataxis case nmod punct"))
        .isEqualTo("3 3 0 6 6 3 8 6 3 obl");
  }

  @Test
  void whatGoesOnAfterACommaStaysWithTheDeed() {
    assertThat(
            mended(
                "Five died , police said , on Monday",
                "2 5 5 5 0 8 8 2",
                "nsubj ccomp punct nsubj root punct case obl"))
        .isEqualTo("2 5 5 5 0 8 8 2 obl");
  }

  @Test
  void whatDescribesTheSpeakerStaysWithTheSpeaker() {
    assertThat(
            mended(
                "Five died , said officers in Mosul",
                "2 4 4 0 4 7 5",
                "nsubj ccomp punct root nsubj case nmod"))
        .isEqualTo("2 4 4 0 4 7 5 nmod");
  }

  @Test
  void anotherDeedStaysBesideTheFirst() {
    assertThat(
            mended(
                "Five died , police said and three vanished",
                "2 5 5 5 0 8 8 2",
                "nsubj ccomp punct nsubj root cc nsubj conj"))
        .isEqualTo("2 5 5 5 0 8 8 2 conj");
  }

  @Test
  void aParticipleHasNoSubjectBehindIt() {
    assertThat(
            mended(
                "It blew up , wounding 62 , police said",
                "2 9 2 5 2 5 2 5 0",
                "nsubj ccomp compound:prt punct advcl obj punct nsubj root"))
        .isEqualTo("2 9 2 5 2 5 2 9 0 root");
  }

  @Test
  void aParticipleThatSaysSomethingIsOfTheSpeaker() {
    assertThat(
            mended(
                "Six died , she said , adding that four vanished",
                "2 5 5 5 0 2 2 10 10 7",
                "nsubj ccomp punct nsubj root punct advcl mark nsubj ccomp"))
        .isEqualTo("2 5 5 5 0 2 5 10 10 7 ccomp");
    assertThat(
            mended(
                "It blew up , she said , killing six people",
                "2 6 2 6 6 0 2 2 10 8",
                "nsubj ccomp compound:prt punct nsubj root punct advcl nummod obj"))
        .isEqualTo("2 6 2 6 6 0 2 2 10 8 obj");
  }

  @Test
  void theSecondSubjectIsTheSpeaker() {
    assertThat(
            mended(
                "Two were shot , she said",
                "3 3 0 6 3 3",
                "nsubj:pass aux:pass root punct nsubj:pass parataxis"))
        .isEqualTo("3 3 0 6 6 3 parataxis");
  }

  @Test
  void eachOfTwoSpeakersSaidOneThing() {
    assertThat(
            mended(
                "Two died , she said , and ten fled , he said",
                "2 12 5 5 2 9 9 9 2 2 12 0",
                "nsubj ccomp punct nsubj parataxis punct cc nsubj conj punct nsubj root"))
        .isEqualTo("2 5 5 5 12 9 9 9 12 2 12 0 root");
  }

  @Test
  void whatStandsBeforeWhatWasSaidIsOfTheVerbOfSaying() {
    assertThat(
            mended(
                "She said on Sunday troops had fired",
                "2 0 4 7 7 7 2",
                "nsubj root case obl nsubj aux ccomp"))
        .isEqualTo("2 0 4 2 7 7 2 ccomp");
  }

  @Test
  void whatStandsAfterThatIsOfTheDeed() {
    assertThat(
            mended(
                "She said that on Sunday troops had fired",
                "2 0 8 5 8 8 8 2",
                "nsubj root mark case obl nsubj aux ccomp"))
        .isEqualTo("2 0 8 5 8 8 8 2 ccomp");
  }

  @Test
  void whoStandBehindAParticipleSayIt() {
    assertThat(
            mended(
                "Men raided a camp killing ten sources and offices said",
                "2 0 4 2 2 5 5 9 7 2",
                "nsubj root det obj advcl obj nsubj cc conj conj"))
        .isEqualTo("2 0 4 2 2 5 10 9 7 2 parataxis");
  }

  /** The heads after the repair, and the relation of the last word that is none of punctuation. */
  private static String mended(String words, String heads, String relations) {
    String[] forms = words.split(" ", -1);
    String[] labels = relations.split(" ", -1);
    int[] above = Arrays.stream(heads.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    String[] tags =
        Arrays.stream(forms)
            .map(f -> f.endsWith("ing") ? "VBG" : f.equals("said") ? "VBD" : "X")
            .toArray(String[]::new);
    SayingRepair.mend(tags, forms, above, labels);
    StringBuilder told = new StringBuilder();
    for (int head : above) {
      told.append(head).append(' ');
    }
    int last = labels[labels.length - 1].equals("punct") ? labels.length - 2 : labels.length - 1;
    return told + labels[last];
  }
}
