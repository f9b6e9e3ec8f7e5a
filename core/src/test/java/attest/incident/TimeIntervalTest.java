package attest.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimeIntervalTest {
  private static final LocalDate FIRST = LocalDate.of(2016, 2, 20);

  @Provide
  Arbitrary<TimeInterval> intervals() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 10))
        .as((begin, length) ->
            new TimeInterval(
                FIRST.plusDays(begin),
                FIRST.plusDays(begin + length),
                TimeInterval.Precision.DAYS));
  }

  @Property(tries = 300)
  void overlapAndContainmentAreThoseOfTheirDays(
      @ForAll("intervals") TimeInterval one, @ForAll("intervals") TimeInterval two) {
    assertThat(one.overlaps(two)).isEqualTo(days(one, two) > 0).isEqualTo(two.overlaps(one));
    assertThat(one.contains(two)).isEqualTo(days(one, two) == days(two, two));
    assertThat(one.contains(one)).isTrue();
    if (one.contains(two) && two.contains(one)) {
      assertThat(one).isEqualTo(two);
    }
  }

  private static long days(TimeInterval one, TimeInterval two) {
    return one.start()
        .datesUntil(one.end().plusDays(1))
        .filter(d -> !d.isBefore(two.start()) && !d.isAfter(two.end()))
        .count();
  }

  @Test
  void anIntervalDoesNotEndBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeInterval(FIRST, FIRST.minusDays(1), TimeInterval.Precision.DAY));
    assertThat(TimeInterval.day(FIRST).end()).isEqualTo(FIRST);
  }
}
