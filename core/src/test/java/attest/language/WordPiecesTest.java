package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPiecesTest {
  private static final WordPieces PIECES =
      new WordPieces(
          "[PAD]\nguer\n##dane\n-\nben\ncafe\n##s\n#\n".getBytes(StandardCharsets.UTF_8));

  private static int[] ids(String word, int most) {
    WordPieces.Sink sink = new WordPieces.Sink();
    PIECES.add(word, most, sink);
    return Arrays.copyOf(sink.ids, sink.size);
  }

  @Test
  void takesTheLongestPiecesWithoutCaseOrAccents() {
    assertThat(ids("Guerdane", 9)).containsExactly(1, 2);
    assertThat(ids("Ben-Guerdane", 9)).containsExactly(4, 3, 1, 2);
    assertThat(ids("CAFÉS", 9)).containsExactly(5, 6);
    assertThat(ids("cafe\u0301s", 9)).containsExactly(5, 6);
    assertThat(ids("#", 9)).containsExactly(7);
  }

  @Test
  void aWordThatCannotBeSpeltIsUnknown() {
    assertThat(ids("guerx", 9)).containsExactly(100);
    assertThat(ids("\u200f", 9)).containsExactly(100);
    assertThat(ids("😀", 9)).containsExactly(100);
    assertThat(ids("s".repeat(101), 9)).containsExactly(100);
  }

  @Test
  void aWordGivesNoMorePiecesThanAsked() {
    assertThat(ids("-".repeat(50), 7)).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "army,1",
    "Tunis,2",
    "NATO,3",
    "McCain,4",
    "A,5",
    "é,1",
    "É,5",
    "B29,6",
    "2016,6",
    "²,6",
    "+,7",
    "مرحبا,4",
    "ǅ,5",
    "iPhone,4",
    "Éric,2"
  })
  void shapesTellCaseBack(String part, int shape) {
    assertThat(WordPieces.shape(part)).isEqualTo(shape);
  }
}
