package attest.language;

import java.util.Random;
import java.util.function.Predicate;

/** Scores of arcs made by chance, and the best tree found by trying all. */
final class TestTrees {
  private TestTrees() {}

  static float[] scores(long seed, int n, boolean coarse) {
    Random random = new Random(seed);
    float[] scores = new float[n * (n + 1)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = coarse ? random.nextInt(4) : (float) (10 * random.nextGaussian());
    }
    return scores;
  }

  static double total(float[] scores, int[] heads) {
    double total = 0;
    for (int d = 0; d < heads.length; d++) {
      total += scores[d * (heads.length + 1) + heads[d]];
    }
    return total;
  }

  static double best(float[] scores, int n, Predicate<int[]> allowed) {
    int[] heads = new int[n];
    double best = Double.NEGATIVE_INFINITY;
    while (true) {
      boolean self = false;
      for (int d = 0; d < n; d++) {
        self |= heads[d] == d + 1;
      }
      if (!self && TreeDecoder.isTree(heads) && allowed.test(heads)) {
        best = Math.max(best, total(scores, heads));
      }
      int digit = 0;
      while (digit < n && ++heads[digit] > n) {
        heads[digit++] = 0;
      }
      if (digit == n) {
        return best;
      }
    }
  }
}
