package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import attest.evaluate.KrippendorffAlpha.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of K. Krippendorff: Computing Krippendorff's Alpha-Reliability, 2011. */
class KrippendorffAlphaTest {
  private static List<List<String>> units(String... coders) {
    List<String[]> rows = new ArrayList<>();
    for (String coder : coders) {
      rows.add(coder.split(" "));
    }
    List<List<String>> units = new ArrayList<>();
    for (int i = 0; i < rows.getFirst().length; i++) {
      List<String> unit = new ArrayList<>();
      for (String[] row : rows) {
        if (!row[i].equals(".")) {
          unit.add(row[i]);
        }
      }
      units.add(unit);
    }
    return units;
  }

  private static final List<List<String>> FOUR_CODERS =
      units(
          "1 2 3 3 2 1 4 1 2 . . .",
          "1 2 3 3 2 2 4 1 2 5 . 3",
          ". 3 3 3 2 3 4 2 2 5 1 .",
          "1 2 3 3 2 4 4 1 2 5 1 .");

  @Test
  void twoCodersAndTwoValues() {
    KrippendorffAlpha.Result result =
        KrippendorffAlpha.of(units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), Metric.NOMINAL);
    assertThat(result.alpha().getAsDouble()).isCloseTo(0.095, within(0.0005));
    assertThat(result.units()).isEqualTo(10);
  }

  @Test
  void twoCodersAndNames() {
    assertThat(
            KrippendorffAlpha.of(
                    units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), Metric.NOMINAL)
                .alpha()
                .getAsDouble())
        .isCloseTo(0.692, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849", "RATIO, 0.797"})
  void fourCodersWithAnswersMissing(Metric metric, double alpha) {
    KrippendorffAlpha.Result result = KrippendorffAlpha.of(FOUR_CODERS, metric);
    assertThat(result.alpha().getAsDouble()).isCloseTo(alpha, within(0.0005));
    assertThat(result.units()).isEqualTo(11);
    assertThat(result.answers()).isEqualTo(40);
  }

  @Test
  void whereNothingCanBeComparedThereIsNoAlpha() {
    assertThat(KrippendorffAlpha.of(List.of(), Metric.NOMINAL).alpha()).isEmpty();
    assertThat(KrippendorffAlpha.of(units("a b c"), Metric.NOMINAL).alpha()).isEmpty();
    assertThat(KrippendorffAlpha.of(units("a a", "a a"), Metric.NOMINAL).alpha()).isEmpty();
  }

  @Test
  void numbersMustBeNumbers() {
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> KrippendorffAlpha.of(units("1 x", "1 2"), Metric.RATIO));
    assertThat(KrippendorffAlpha.of(units("1 2", "1.0 2"), Metric.INTERVAL).alpha()).hasValue(1.0);
  }

  @Property(tries = 200)
  void theOrderOfUnitsAndCodersDoesNotMatter(
      @ForAll @Size(min = 2, max = 12)
          List<@Size(min = 2, max = 4) List<@IntRange(max = 5) Integer>> given,
      @ForAll Metric metric) {
    List<List<String>> units = new ArrayList<>();
    List<List<String>> turned = new ArrayList<>();
    for (List<Integer> unit : given) {
      List<String> answers = unit.stream().map(String::valueOf).toList();
      units.add(answers);
      turned.addFirst(answers.reversed());
    }
    Collections.shuffle(turned, new java.util.Random(1));
    var one = KrippendorffAlpha.of(units, metric).alpha();
    var other = KrippendorffAlpha.of(turned, metric).alpha();
    assertThat(one.isPresent()).isEqualTo(other.isPresent());
    if (one.isPresent()) {
      assertThat(one.getAsDouble()).isCloseTo(other.getAsDouble(), within(1e-9));
      assertThat(one.getAsDouble()).isLessThanOrEqualTo(1 + 1e-9);
    }
  }
}
