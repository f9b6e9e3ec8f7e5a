package attest.language;

import static attest.document.Entity.Kind.LOCATION;
import static attest.document.Entity.Kind.ORGANIZATION;
import static attest.document.Entity.Kind.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.language.NameDecoder.Name;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentNamesTest {
  /** A sentence of words, of which those with a capital are proper nouns. */
  private static Sentence sentence(String words) {
    List<Token> tokens = new ArrayList<>();
    int begin = 0;
    for (String word : words.split(" ")) {
      String upos = Character.isUpperCase(word.charAt(0)) ? "PROPN" : "NOUN";
      tokens.add(
          new Token(
              tokens.size(),
              new Span(begin, begin + word.length()),
              word,
              word,
              upos,
              "NN",
              -1,
              "dep"));
      begin += word.length() + 1;
    }
    return new Sentence(0, new Span(0, words.length()), 0, tokens);
  }

  @Test
  void aNameIsOfTheKindThatItMostlyHas() {
    Sentence sentence = sentence("in Gao");

    List<List<Name>> agreed =
        DocumentNames.agreed(
            List.of(sentence, sentence, sentence, sentence),
            List.of(
                List.of(new Name(1, 2, LOCATION)),
                List.of(new Name(1, 2, PERSON)),
                List.of(new Name(1, 2, LOCATION)),
                List.of(new Name(1, 2, LOCATION))));

    assertThat(agreed)
        .allSatisfy(names -> assertThat(names).containsExactly(new Name(1, 2, LOCATION)));
  }

  @Test
  void aCloseVoteChangesNothing() {
    Sentence sentence = sentence("in Gao");
    List<List<Name>> names =
        List.of(
            List.of(new Name(1, 2, LOCATION)),
            List.of(new Name(1, 2, PERSON)),
            List.of(new Name(1, 2, LOCATION)));

    assertThat(DocumentNames.agreed(List.of(sentence, sentence, sentence), names)).isEqualTo(names);
  }

  @Test
  void anAcronymInBracketsNamesTheOrganisation() {
    List<List<Name>> agreed =
        DocumentNames.agreed(
            List.of(sentence("the National Guard ( NG ) left"), sentence("then NG returned")),
            List.of(List.of(new Name(1, 3, ORGANIZATION)), List.of()));

    assertThat(agreed.get(0))
        .containsExactly(new Name(1, 3, ORGANIZATION), new Name(4, 5, ORGANIZATION));
    assertThat(agreed.get(1)).containsExactly(new Name(1, 2, ORGANIZATION));
  }

  @Test
  void missedNamesAreFound() {
    List<List<Name>> agreed =
        DocumentNames.agreed(
            List.of(sentence("Omar Ba of Kati"), sentence("then Omar Ba left Kati")),
            List.of(List.of(new Name(0, 2, PERSON), new Name(3, 4, LOCATION)), List.of()));

    assertThat(agreed.get(1)).containsExactly(new Name(1, 3, PERSON));
  }

  @Test
  void noNamesStayNone() {
    assertThat(DocumentNames.agreed(List.of(sentence("a b")), List.of(List.of())))
        .containsExactly(List.of());
  }
}
