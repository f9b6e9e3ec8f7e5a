package attest.language;

/**
 * Finds the best tree with one root in which no two arcs cross, for sentences of which {@link
 * TreeDecoder} makes a tree that no English sentence has. The dynamic programme of Eisner (1996): a
 * span of words is headed by its first or its last word; two spans that meet are joined by an arc
 * between their outer words, and an arc is completed by what hangs below its dependent. Cubic in
 * the number of words.
 */
final class ProjectiveDecoder {
  private ProjectiveDecoder() {}

  /**
   * Whether an arc that leads back, from a governor to a word before it, crosses another, as where
   * "In 2017 a bombing blamed on the group killed ten" makes "2017" a part of "blamed". Clauses and
   * phrases that are moved to the end of a sentence cross arcs that lead on, and relative and
   * interrogative words cross what they like; anything else is a mistake of the parser nearly
   * always.
   *
   * @param heads the head of each word: 0 for the root, h for the h-th word
   * @param tags the Penn tag of each word
   */
  static boolean isTorn(int[] heads, String[] tags) {
    for (int back = 1; back <= heads.length; back++) {
      if (heads[back - 1] < back || !isBound(tags[back - 1])) {
        continue;
      }
      for (int other = 1; other <= heads.length; other++) {
        if (isBound(tags[other - 1]) && cross(back, heads[back - 1], other, heads[other - 1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a word stands where its governor wants it: not punctuation, nor "which" or "who". */
  private static boolean isBound(String tag) {
    return Character.isLetter(tag.charAt(0)) && !tag.startsWith("W");
  }

  /** Whether of the ends of one arc one is inside the other arc and one outside of it. */
  private static boolean cross(int from, int to, int one, int other) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return (low > from && low < to && high > to) || (high > from && high < to && low < from);
  }

  /**
   * The heads of the words of a sentence; scores, offset, stride and n as for {@link
   * TreeDecoder#heads}.
   */
  static int[] heads(float[] scores, int offset, int stride, int n) {
    return n == 0 ? new int[0] : new Chart(scores, offset, stride, n).solve();
  }

  private static final class Chart {
    private final float[] scores;
    private final int offset;
    private final int stride;
    private final int n;

    /** The best spans from s to t, at [s * n + t], of words counted from 0. */
    private final double[] rightArc;

    private final double[] leftArc;
    private final double[] right;
    private final double[] left;

    /** Where the parts of each meet. */
    private final int[] arcAt;

    private final int[] rightAt;
    private final int[] leftAt;

    Chart(float[] scores, int offset, int stride, int n) {
      this.scores = scores;
      this.offset = offset;
      this.stride = stride;
      this.n = n;
      rightArc = new double[n * n];
      leftArc = new double[n * n];
      right = new double[n * n];
      left = new double[n * n];
      arcAt = new int[n * n];
      rightAt = new int[n * n];
      leftAt = new int[n * n];
    }

    private double score(int dependent, int head) {
      return scores[offset + dependent * stride + head + 1];
    }

    int[] solve() {
      for (int length = 1; length < n; length++) {
        for (int s = 0; s + length < n; s++) {
          join(s, s + length);
        }
      }
      int root = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int word = 0; word < n; word++) {
        double sum = left[word] + right[word * n + n - 1] + score(word, -1);
        if (sum > most) {
          most = sum;
          root = word;
        }
      }
      int[] heads = new int[n];
      readLeft(0, root, heads);
      readRight(root, n - 1, heads);
      heads[root] = 0;
      return heads;
    }

    private void join(int s, int t) {
      int at = s * n + t;
      double most = Double.NEGATIVE_INFINITY;
      for (int q = s; q < t; q++) {
        double sum = right[s * n + q] + left[(q + 1) * n + t];
        if (sum > most) {
          most = sum;
          arcAt[at] = q;
        }
      }
      rightArc[at] = most + score(t, s);
      leftArc[at] = most + score(s, t);
      left[at] = Double.NEGATIVE_INFINITY;
      for (int q = s; q < t; q++) {
        double sum = left[s * n + q] + leftArc[q * n + t];
        if (sum > left[at]) {
          left[at] = sum;
          leftAt[at] = q;
        }
      }
      right[at] = Double.NEGATIVE_INFINITY;
      for (int q = s + 1; q <= t; q++) {
        double sum = rightArc[s * n + q] + right[q * n + t];
        if (sum > right[at]) {
          right[at] = sum;
          rightAt[at] = q;
        }
      }
    }

    private void readRight(int s, int t, int[] heads) {
      if (s < t) {
        int q = rightAt[s * n + t];
        heads[q] = s + 1;
        readArc(s, q, heads);
        readRight(q, t, heads);
      }
    }

    private void readLeft(int s, int t, int[] heads) {
      if (s < t) {
        int q = leftAt[s * n + t];
        heads[q] = t + 1;
        readLeft(s, q, heads);
        readArc(q, t, heads);
      }
    }

    private void readArc(int s, int t, int[] heads) {
      int q = arcAt[s * n + t];
      readRight(s, q, heads);
      readLeft(q + 1, t, heads);
    }
  }
}
