package attest.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How well clusters agree with gold: over pairs, and B-cubed (Bagga and Baldwin 1998).
 *
 * @param goldPairs pairs that gold puts together
 * @param foundPairs pairs that the program puts together
 * @param rightPairs pairs that both put together
 * @param precision B-cubed precision
 * @param recall B-cubed recall
 */
record ClusterScore(
    long goldPairs, long foundPairs, long rightPairs, double precision, double recall) {

  /** The score of the items that are counted; clusters are cut down to them. */
  static ClusterScore of(List<String> gold, int[] found, IntPredicate counted) {
    Map<String, Integer> goldSizes = new HashMap<>();
    Map<Integer, Integer> foundSizes = new HashMap<>();
    Map<String, Integer> bothSizes = new HashMap<>();
    int items = 0;
    for (int i = 0; i < found.length; i++) {
      if (counted.test(i)) {
        items++;
        goldSizes.merge(gold.get(i), 1, Integer::sum);
        foundSizes.merge(found[i], 1, Integer::sum);
        bothSizes.merge(gold.get(i) + " " + found[i], 1, Integer::sum);
      }
    }
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < found.length; i++) {
      if (counted.test(i)) {
        double both = bothSizes.getOrDefault(gold.get(i) + " " + found[i], 0);
        precision += both / foundSizes.getOrDefault(found[i], 1);
        recall += both / goldSizes.getOrDefault(gold.get(i), 1);
      }
    }
    return new ClusterScore(
        pairs(goldSizes),
        pairs(foundSizes),
        pairs(bothSizes),
        items == 0 ? 0 : precision / items,
        items == 0 ? 0 : recall / items);
  }

  private static long pairs(Map<?, Integer> sizes) {
    long pairs = 0;
    for (long size : sizes.values()) {
      pairs += size * (size - 1) / 2;
    }
    return pairs;
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  @Override
  public String toString() {
    double pairPrecision = foundPairs == 0 ? 0 : (double) rightPairs / foundPairs;
    double pairRecall = goldPairs == 0 ? 0 : (double) rightPairs / goldPairs;
    return String.format(
        Locale.ROOT,
        "pairs P %.3f R %.3f F1 %.3f (%d right of %d found, %d in gold)  B-cubed P %.3f R %.3f F1 %.3f",
        pairPrecision,
        pairRecall,
        harmonic(pairPrecision, pairRecall),
        rightPairs,
        foundPairs,
        goldPairs,
        precision,
        recall,
        harmonic(precision, recall));
  }
}
