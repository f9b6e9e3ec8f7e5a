package attest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionsTest {
  @ParameterizedTest
  @CsvSource({
    "attack, attacks attacked attacking",
    "seize, seizes seized seizing",
    "bury, buries buried burying",
    "destroy, destroys destroyed destroying",
    "ambush, ambushes ambushed ambushing",
    "stab, stabs stabbed stabbing",
    "plot, plots plotted plotting",
    "die, dies died dying",
    "flee, flees fleeing"
  })
  void regularFormsAreThere(String verb, String forms) {
    assertThat(Inflections.ofVerb(verb)).contains(verb).contains(forms.split(" ", -1));
  }

  @Test
  void wordsThatAreNoPlainVerbStayAsTheyAre() {
    assertThat(Inflections.ofVerb("mow-down")).containsExactly("mow-down");
    assertThat(Inflections.ofVerb("go")).contains("go");
    assertThat(Inflections.ofVerb("")).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({
    "raid, raids",
    "ambush, ambushes",
    "casualty, casualties",
    "knife, knives",
    "thief, thieves"
  })
  void regularPluralsAreThere(String noun, String plural) {
    assertThat(Inflections.ofNoun(noun)).contains(noun, plural);
  }
}
