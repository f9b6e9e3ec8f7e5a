package attest.ingest;

import java.time.Duration;

/**
 * Limits of reading.
 *
 * @param maxDocumentBytes the most bytes that a document may have, unpacked
 * @param maxLineBytes the most bytes that a line of a JSON Lines file may have; the file itself may
 *     have any size
 * @param maxPdfBytes the most bytes that a PDF file may have
 * @param maxPdfPages the most pages that are read of a PDF file
 * @param maxPdfTime how long the pages of a PDF file may take
 * @param maxFeedEntries the most entries that are read of a feed
 * @param maxUnpackedBytes the most bytes that a compressed file or archive may unpack to in all
 * @param maxUnpackRatio how many times its packed size a compressed file or archive may unpack to;
 *     it holds beyond the first 16 MiB
 * @param maxArchiveEntries the most files that are read of an archive
 * @param maxNesting how many times an archive may be packed into another
 */
public record IngestOptions(
    long maxDocumentBytes,
    long maxLineBytes,
    long maxPdfBytes,
    int maxPdfPages,
    Duration maxPdfTime,
    int maxFeedEntries,
    long maxUnpackedBytes,
    int maxUnpackRatio,
    int maxArchiveEntries,
    int maxNesting) {
  private static final long CEILING = 1L << 30;

  public IngestOptions {
    require("max-document-bytes", maxDocumentBytes, CEILING, " bytes");
    require("max-line-bytes", maxLineBytes, CEILING, " bytes");
    require("max-pdf-bytes", maxPdfBytes, CEILING, " bytes");
    require("max-pdf-pages", maxPdfPages, 100_000, "");
    if (maxPdfTime.compareTo(Duration.ofMillis(1)) < 0
        || maxPdfTime.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("max-pdf-time must be from PT0.001S to PT1H");
    }
    require("max-feed-entries", maxFeedEntries, 10_000_000, "");
    require("max-unpacked-bytes", maxUnpackedBytes, 1L << 50, " bytes");
    require("max-unpack-ratio", maxUnpackRatio, 100_000, "");
    require("max-archive-entries", maxArchiveEntries, 100_000_000, "");
    require("max-nesting", maxNesting, 20, "");
  }

  /**
   * 8 MiB a document, 16 MiB a line, PDF files of 64 MiB, 500 pages and 30 seconds, 10,000 entries
   * a feed; archives of 32 GiB, 250 times their size, a million files and three levels.
   */
  public static IngestOptions defaults() {
    return new IngestOptions(
        8L << 20,
        16L << 20,
        64L << 20,
        500,
        Duration.ofSeconds(30),
        10_000,
        32L << 30,
        250,
        1_000_000,
        3);
  }

  private static void require(String name, long value, long most, String unit) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          name + " must be from 1 to " + most + unit + ", not " + value);
    }
  }
}
