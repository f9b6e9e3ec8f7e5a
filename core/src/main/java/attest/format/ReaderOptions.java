package attest.format;

/**
 * Limits of what is read.
 *
 * @param maxCharacters the longest text of one record or incident, in UTF-16 units
 * @param maxDepth how deep objects and lists may be nested
 */
public record ReaderOptions(int maxCharacters, int maxDepth) {
  public ReaderOptions {
    if (maxCharacters < 2 || maxDepth < 1 || maxDepth > 500) {
      throw new IllegalArgumentException(
          "limits of what is read: " + maxCharacters + " characters, depth " + maxDepth);
    }
  }

  /** 64 Mi units and 32 levels. */
  public static ReaderOptions defaults() {
    return new ReaderOptions(64 << 20, 32);
  }
}
