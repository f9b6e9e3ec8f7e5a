package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameDecoderTest {
  private static final String[] LABELS = {
    "O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"
  };
  private static final NameDecoder DECODER = new NameDecoder(LABELS);

  private static List<NameDecoder.Name> names(String... best) {
    float[] scores = new float[best.length * LABELS.length];
    for (int i = 0; i < best.length; i++) {
      for (int k = 0; k < LABELS.length; k++) {
        scores[i * LABELS.length + k] = score(LABELS[k], best[i]);
      }
    }
    return DECODER.names(scores, 0, best.length);
  }

  private static float score(String label, String best) {
    if (label.equals(best)) {
      return 5;
    }
    return label.startsWith("B-") ? 0 : 1;
  }

  @Test
  void joinsTheWordsOfANameAndPartsNeighbours() {
    assertThat(names("B-PER", "I-PER", "B-PER", "O", "B-ORG", "I-ORG"))
        .containsExactly(
            new NameDecoder.Name(0, 2, Entity.Kind.PERSON),
            new NameDecoder.Name(2, 3, Entity.Kind.PERSON),
            new NameDecoder.Name(4, 6, Entity.Kind.ORGANIZATION));
  }

  @Test
  void aNameNeverBeginsInItsMiddle() {
    assertThat(names("O", "I-LOC", "I-LOC"))
        .containsExactly(new NameDecoder.Name(1, 3, Entity.Kind.LOCATION));
  }

  @Test
  void oneNameHasOneKind() {
    assertThat(names("B-ORG", "I-LOC", "I-ORG"))
        .containsExactly(new NameDecoder.Name(0, 3, Entity.Kind.ORGANIZATION));
  }

  @Test
  void noNamesNoWords() {
    assertThat(names("O", "O")).isEmpty();
    assertThat(names()).isEmpty();
  }
}
