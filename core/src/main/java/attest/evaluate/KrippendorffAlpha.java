package attest.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Agreement of coders beyond chance: Krippendorff's alpha, for any number of coders and with
 * answers missing. 1 is perfect agreement, 0 what chance gives. After K. Krippendorff: Computing
 * Krippendorff's Alpha-Reliability, 2011. Safe for threads.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** How far apart two answers are. */
  public enum Metric {
    /** Names: the same or not. */
    NOMINAL,
    /** Ranks, as numbers. */
    ORDINAL,
    /** Numbers on a scale without a true zero, such as days. */
    INTERVAL,
    /** Numbers of things. */
    RATIO
  }

  /**
   * The agreement on one field.
   *
   * @param alpha empty where there are no two answers to compare, or all answers are one
   * @param units how many units have two answers or more
   * @param answers how many answers these units have
   */
  public record Result(OptionalDouble alpha, int units, int answers) {}

  /**
   * The agreement of coders.
   *
   * @param units the answers that each unit was given; those not given are left out. For all
   *     metrics but the nominal they must be numbers
   * @param metric how far apart two answers are
   * @throws NumberFormatException if an answer should be a number and is none
   */
  public static Result of(List<List<String>> units, Metric metric) {
    List<List<String>> paired = units.stream().filter(unit -> unit.size() > 1).toList();
    Comparator<String> order =
        metric == Metric.NOMINAL
            ? Comparator.naturalOrder()
            : Comparator.comparingDouble(Double::parseDouble);
    Map<String, Integer> index = new TreeMap<>(order);
    paired.forEach(unit -> unit.forEach(answer -> index.put(answer, 0)));
    List<String> values = new ArrayList<>(index.keySet());
    for (int i = 0; i < values.size(); i++) {
      index.put(values.get(i), i);
    }
    double[][] together = new double[values.size()][values.size()];
    int answers = 0;
    for (List<String> unit : paired) {
      answers += unit.size();
      for (int i = 0; i < unit.size(); i++) {
        for (int j = 0; j < unit.size(); j++) {
          if (i != j) {
            together[at(index, unit.get(i))][at(index, unit.get(j))] += 1.0 / (unit.size() - 1);
          }
        }
      }
    }
    return new Result(alpha(together, values, metric), paired.size(), answers);
  }

  private static int at(Map<String, Integer> index, String value) {
    Integer at = index.get(value);
    if (at == null) {
      throw new IllegalStateException("an answer that was not counted: " + value);
    }
    return at;
  }

  private static OptionalDouble alpha(double[][] together, List<String> values, Metric metric) {
    int count = values.size();
    double[] sums = new double[count];
    for (int c = 0; c < count; c++) {
      sums[c] = Arrays.stream(together[c]).sum();
    }
    double total = Arrays.stream(sums).sum();
    double[] cumulative = new double[count + 1];
    for (int c = 0; c < count; c++) {
      cumulative[c + 1] = cumulative[c] + sums[c];
    }
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < count; c++) {
      for (int k = c + 1; k < count; k++) {
        double distance =
            switch (metric) {
              case NOMINAL -> 1;
              case ORDINAL -> square(cumulative[k + 1] - cumulative[c] - (sums[c] + sums[k]) / 2);
              case INTERVAL -> square(number(values, c) - number(values, k));
              case RATIO -> ratio(number(values, c), number(values, k));
            };
        observed += together[c][k] * distance;
        expected += sums[c] * sums[k] * distance;
      }
    }
    return expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (total - 1) * observed / expected);
  }

  private static double number(List<String> values, int index) {
    return Double.parseDouble(values.get(index));
  }

  private static double ratio(double one, double other) {
    return one + other == 0 ? 0 : square((one - other) / (one + other));
  }

  private static double square(double value) {
    return value * value;
  }
}
