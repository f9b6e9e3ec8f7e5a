package attest.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "é", "😀", "𝕏", "\ud83d", "\ude00", " ")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void offsetsAreThoseThatCountingGives(@ForAll("texts") String text) {
    CodePoints points = new CodePoints(text);
    for (int i = 0; i <= text.length(); i++) {
      boolean within =
          i > 0
              && i < text.length()
              && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
      assertThat(points.at(i)).isEqualTo(text.codePointCount(0, within ? i - 1 : i));
    }
  }

  @Test
  void offsetsAfterManyPairsAreRight() {
    CodePoints points = new CodePoints("𝕏".repeat(1000) + "end");
    assertThat(points.at(2000)).isEqualTo(1000);
    assertThat(points.at(2003)).isEqualTo(1003);
  }
}
