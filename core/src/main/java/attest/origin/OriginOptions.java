package attest.origin;

/**
 * When articles count as one origin. docs/origins.md says what the numbers rest on.
 *
 * @param minSimilarity from which similarity on a text is a copy or a light rewrite, from 0 to 1
 * @param minContainment from which share of the shorter text on, found in the longer one, it is a
 *     copy that was cut or added to, from 0 to 1
 * @param minWords texts of fewer words are copies only if all their words are the same
 * @param sameReporter whether reports of one agency, or of one publisher that credits no agency,
 *     are one origin; right where all articles tell of one incident
 */
public record OriginOptions(
    double minSimilarity, double minContainment, int minWords, boolean sameReporter) {
  /** Below this similarity, a containment would rest on a dozen hashes or less. */
  private static final double LEAST_SIMILARITY = 0.1;

  public OriginOptions {
    if (!(minSimilarity > 0 && minSimilarity <= 1)
        || !(minContainment > 0 && minContainment <= 1)) {
      throw new IllegalArgumentException(
          "min-similarity and min-containment must be above 0 and at most 1");
    }
    if (minWords < 1) {
      throw new IllegalArgumentException("min-words must be at least 1");
    }
  }

  /** What was measured to be right. */
  public static OriginOptions defaults() {
    return new OriginOptions(0.25, 0.6, 40, true);
  }

  /**
   * Whether one text is a copy or a light rewrite of the other. It does not matter which is which.
   */
  public boolean isCopy(Fingerprint one, Fingerprint other) {
    if (one.words() > 0 && one.isSameWording(other)) {
      return true;
    }
    double similarity = one.similarity(other);
    return Math.min(one.words(), other.words()) >= minWords
        && (similarity >= minSimilarity
            || (similarity >= LEAST_SIMILARITY && one.containment(other) >= minContainment));
  }
}
