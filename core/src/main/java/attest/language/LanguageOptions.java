package attest.language;

/**
 * Limits of the language stage. They bound time and memory, and do not otherwise change results.
 *
 * @param maxAnalysedChars how many UTF-16 units of a text are analysed at most; what follows the
 *     last whole sentence within them has no sentences
 * @param maxSentenceTokens words after which a sentence is cut at a likely place
 * @param maxSentencePieces wordpieces after which a sentence is cut; at most 500
 * @param batchPieces wordpieces, with padding, that go through the network in one call
 */
public record LanguageOptions(
    int maxAnalysedChars, int maxSentenceTokens, int maxSentencePieces, int batchPieces) {
  private static final int POSITIONS = 500;

  public LanguageOptions {
    if (maxAnalysedChars < 1) {
      throw new IllegalArgumentException("maxAnalysedChars must be at least 1");
    }
    if (maxSentenceTokens < 10) {
      throw new IllegalArgumentException("maxSentenceTokens must be at least 10");
    }
    if (maxSentencePieces < 100 || maxSentencePieces > POSITIONS) {
      throw new IllegalArgumentException("maxSentencePieces must be between 100 and " + POSITIONS);
    }
    if (batchPieces < 1) {
      throw new IllegalArgumentException("batchPieces must be at least 1");
    }
  }

  /** Limits for news. */
  public static LanguageOptions defaults() {
    return new LanguageOptions(200_000, 120, 400, 512);
  }
}
