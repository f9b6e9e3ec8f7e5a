package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmasTest {
  private static final Lemmas LEMMAS =
      new Lemmas(
          "were\tVBD\tbe\nied\tVBD\t3\ty\ned\tVBD\t2\t\ns\tNNS\t1\t\nes\tNNS\t2\t\n",
          Set.of("choke", "control", "climb", "kill", "defense")::contains);

  @ParameterizedTest
  @CsvSource({
    "were,VBD,be",
    "Were,VBD,be",
    "were,NN,were",
    "carried,VBD,carry",
    "Killed,VBD,kill",
    "attacks,NNS,attack",
    "attacks,VBZ,attacks",
    "s,NNS,s",
    "ed,VBD,ed",
    "Guerdane,NNP,Guerdane",
    "BOMB,NN,bomb",
    "choked,VBD,choke",
    "controlled,VBD,control",
    "climbed,VBD,climb",
    "defenses,NNS,defense",
    "zorbed,VBD,zorb"
  })
  void exceptionsComeBeforeTheLongestRule(String form, String xpos, String lemma) {
    assertThat(LEMMAS.lemma(form, xpos)).isEqualTo(lemma);
  }
}
