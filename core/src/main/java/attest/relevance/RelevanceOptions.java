package attest.relevance;

/**
 * Options of the first look.
 *
 * @param enabled whether to look at all; otherwise every article is analysed
 * @param threshold log-odds from which on an article is analysed: a lower one lets more pass
 */
public record RelevanceOptions(boolean enabled, double threshold) {
  public RelevanceOptions {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("relevance.threshold must be a number");
    }
  }

  /** The model, with a threshold that lets pass 199 of 200 articles that report something. */
  public static RelevanceOptions defaults() {
    return new RelevanceOptions(true, -1.7);
  }
}
