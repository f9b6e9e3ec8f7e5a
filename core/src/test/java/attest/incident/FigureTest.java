package attest.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Property(tries = 200)
  void lowIsNeverAboveHighAndOneOfThemIsTheNumber(
      @ForAll @LongRange(max = 1_000_000_000L) long number,
      @ForAll @LongRange(max = 1_000_000_000L) long other) {
    List<Figure> figures =
        List.of(
            new Figure.Exact(number),
            new Figure.AtLeast(number),
            new Figure.AtMost(number),
            new Figure.About(number),
            new Figure.Between(Math.min(number, other), Math.max(number, other)));
    for (Figure figure : figures) {
      assertThat(figure.low().isPresent() || figure.high().isPresent()).isTrue();
      assertThat(figure.low().orElse(0)).isLessThanOrEqualTo(figure.high().orElse(Long.MAX_VALUE));
    }
  }

  @Test
  void anOpenBoundIsEmptyAndNotNothing() {
    assertThat(new Figure.AtLeast(6).high()).isEmpty();
    assertThat(new Figure.AtMost(20).low()).isEmpty();
    assertThat(new Figure.Unstated(OptionalLong.of(24)).high()).isEmpty();
    assertThat(new Figure.Unstated(OptionalLong.empty()).low()).isEmpty();
    assertThat(new Figure.None().high()).hasValue(0);
    assertThat(new Figure.None().low()).hasValue(0);
  }

  @Property(tries = 100)
  void whatIsNoNumberOfPersonsIsRefused(@ForAll @LongRange(min = 1, max = 1L << 40) long distance) {
    for (long number : List.of(-distance, 1_000_000_000L + distance)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Figure.Exact(number));
      assertThatIllegalArgumentException().isThrownBy(() -> new Figure.AtLeast(number));
      assertThatIllegalArgumentException().isThrownBy(() -> new Figure.AtMost(number));
      assertThatIllegalArgumentException().isThrownBy(() -> new Figure.About(number));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure.Between(distance, distance - 1));
  }
}
