package attest.clean;

/**
 * Limits of cleaning.
 *
 * @param maxTitleChars the longest first line that can be a headline, in UTF-16 units
 * @param languageSampleChars how much of the text is looked at to tell its language, in UTF-16
 *     units
 */
public record CleanOptions(int maxTitleChars, int languageSampleChars) {
  public CleanOptions {
    require("max-title-chars", maxTitleChars, 10, 2_000);
    require("language-sample-chars", languageSampleChars, 100, 10_000_000);
  }

  /** Headlines up to 200 units; a sample of 20,000. */
  public static CleanOptions defaults() {
    return new CleanOptions(200, 20_000);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }
}
