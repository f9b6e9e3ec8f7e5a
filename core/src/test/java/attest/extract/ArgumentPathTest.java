package attest.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import attest.document.Sentence;
import attest.document.Token;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentPathTest {
  private static final Sentence ACTIVE =
      Drawn.sentence(
          """
          Gunmen gunman NOUN NNS 2 nsubj
          killed kill VERB VBD 0 root
          soldiers soldier NOUN NNS 2 obj
          and and CCONJ CC 5 cc
          farmers farmer NOUN NNS 3 conj
          with with ADP IN 7 case
          rifles rifle NOUN NNS 2 obl
          near near ADP IN 9 case
          Gao Gao PROPN NNP 2 obl
          """);

  private static final Sentence PASSIVE =
      Drawn.sentence(
          """
          The the DET DT 2 det
          guards guard NOUN NNS 4 nsubj:pass
          were be AUX VBD 4 aux:pass
          shot shoot VERB VBN 0 root
          dead dead ADJ JJ 4 xcomp
          by by ADP IN 7 case
          rebels rebel NOUN NNS 4 obl:agent
          """);

  private static List<String> follow(Sentence sentence, String from, String path) {
    return ArgumentPath.parse(path).follow(sentence, Drawn.word(sentence, from)).stream()
        .map(Token::form)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "killed, self, killed",
    "killed, subject, Gunmen",
    "killed, nsubj, Gunmen",
    "killed, object, soldiers farmers",
    "killed, obj, soldiers farmers",
    "killed, obl/with, rifles",
    "killed, obl/with|near, rifles Gao",
    "killed, obl, rifles Gao",
    "killed, obl/on, ''",
    "killed, iobj, ''",
    "soldiers, <obj, killed",
    "soldiers, <nsubj, ''",
    "soldiers, <obj > subject, Gunmen",
    "soldiers, <obj>obl/near, Gao",
    "killed, <obj, ''"
  })
  void pathsLeadThroughTheTree(String from, String path, String words) {
    assertThat(String.join(" ", follow(ACTIVE, from, path))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "shot, subject, rebels",
    "shot, object, guards",
    "shot, nsubj, ''",
    "shot, nsubj:pass, guards",
    "shot, obl:agent, rebels",
    "shot, obl/by, rebels",
    "shot, xcomp, dead"
  })
  void subjectAndObjectHoldInThePassiveToo(String from, String path, String words) {
    assertThat(String.join(" ", follow(PASSIVE, from, path))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">", "obj>", "Object", "obl with", "nmod:", "obj>>subject", "*", "<"})
  void whatIsNoPathIsRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgumentPath.parse(path))
        .withMessageContaining("is no path");
  }
}
