package attest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpanTest {
  @Provide
  Arbitrary<Span> spans() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 8))
        .as((begin, length) -> new Span(begin, begin + length));
  }

  @Property(tries = 300)
  void spansAreTheUnitsBetweenTheirEnds(@ForAll("spans") Span one, @ForAll("spans") Span two) {
    long shared = 0;
    for (int i = one.begin(); i < one.end(); i++) {
      shared += two.contains(i) ? 1 : 0;
    }
    if (one.length() > 0 && two.length() > 0) {
      assertThat(one.overlaps(two)).isEqualTo(shared > 0).isEqualTo(two.overlaps(one));
      assertThat(two.contains(one)).isEqualTo(shared == one.length());
    }
    Span cover = one.cover(two);
    assertThat(cover.contains(one) && cover.contains(two)).isTrue();
    assertThat(cover).isEqualTo(two.cover(one));
    assertThat(one.compareTo(two)).isEqualTo(-two.compareTo(one));
    assertThat(one.compareTo(two) == 0).isEqualTo(one.equals(two));
  }

  @Test
  void aSpanLiesInATextAndDoesNotEndBeforeItBegins() {
    assertThat(new Span(7, 13).of("Gunmen killed two")).isEqualTo("killed");
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(4, 3));
  }
}
