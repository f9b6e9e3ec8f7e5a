package attest.clean;

/**
 * Limits of cleaning.
 *
 * @param maxTitleChars the longest first line that can be a headline, in UTF-16 units
 * @param languageSampleChars how much of the text is looked at to tell its language, in UTF-16
 *     units
 * @param maxDepth how deeply the elements of a web page may be nested; deeper ones are read as if
 *     they were not
 */
public record CleanOptions(int maxTitleChars, int languageSampleChars, int maxDepth) {
  public CleanOptions {
    require("max-title-chars", maxTitleChars, 10, 2_000);
    require("language-sample-chars", languageSampleChars, 100, 10_000_000);
    require("max-depth", maxDepth, 20, 10_000);
  }

  /** Headlines up to 200 units; a sample of 20,000; 512 elements within each other. */
  public static CleanOptions defaults() {
    return new CleanOptions(200, 20_000, 512);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
