package attest.ingest;

/** Options of which two differ from the defaults. */
final class Limits {
  private Limits() {}

  static IngestOptions of(long maxDocumentBytes, long maxLineBytes) {
    IngestOptions usual = IngestOptions.defaults();
    return new IngestOptions(
        maxDocumentBytes,
        maxLineBytes,
        usual.maxPdfBytes(),
        usual.maxPdfPages(),
        usual.maxPdfTime(),
        usual.maxFeedEntries(),
        usual.maxUnpackedBytes(),
        usual.maxUnpackRatio(),
        usual.maxArchiveEntries(),
        usual.maxNesting());
  }
}
