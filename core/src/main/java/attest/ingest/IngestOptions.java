package attest.ingest;

/**
 * Limits of reading.
 *
 * @param maxDocumentBytes the most bytes that a file of one document may have
 * @param maxLineBytes the most bytes that a line of a JSON Lines file may have; the file itself may
 *     have any size
 */
public record IngestOptions(long maxDocumentBytes, long maxLineBytes) {
  private static final long CEILING = 1L << 30;

  public IngestOptions {
    require("max-document-bytes", maxDocumentBytes);
    require("max-line-bytes", maxLineBytes);
  }

  /** 8 MiB a document, 16 MiB a line. */
  public static IngestOptions defaults() {
    return new IngestOptions(8L << 20, 16L << 20);
  }

  private static void require(String name, long bytes) {
    if (bytes < 1 || bytes > CEILING) {
      throw new IllegalArgumentException(
          name + " must be from 1 to " + CEILING + " bytes, not " + bytes);
    }
  }
}
