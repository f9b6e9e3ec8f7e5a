package attest.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what goes into and comes out of unpacking one input, archives within archives included,
 * and ends it at the limits.
 */
final class Unpacking {
  /** What any archive may unpack to, whatever its own size. */
  private static final long FREE_BYTES = 16L << 20;

  private final IngestOptions options;
  private long packed;
  private long unpacked;
  private int files;

  Unpacking(IngestOptions options) {
    this.options = options;
  }

  /** A limit was reached; the message says which. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1;

    private LimitException(String message) {
      super(message);
    }
  }

  /** Counts bytes of the input itself. */
  void packed(long bytes) {
    packed += bytes;
  }

  /** Counts bytes that came out of it. */
  void unpacked(long bytes) throws LimitException {
    unpacked += bytes;
    if (unpacked > options.maxUnpackedBytes()) {
      throw new LimitException(
          "it unpacks to more than "
              + options.maxUnpackedBytes()
              + " bytes, the limit (ingest.max-unpacked-bytes); the rest was not read");
    }
    if (unpacked > FREE_BYTES && unpacked / options.maxUnpackRatio() > packed) {
      throw new LimitException(
          "it unpacks to more than "
              + options.maxUnpackRatio()
              + " times its size, the limit (ingest.max-unpack-ratio); the rest was not read");
    }
  }

  /** Counts a file of an archive. */
  void file() throws LimitException {
    files++;
    if (files > options.maxArchiveEntries()) {
      throw new LimitException(
          "it holds more than "
              + options.maxArchiveEntries()
              + " files, the limit (ingest.max-archive-entries); the others were not read");
    }
  }

  /** The same bytes, counted as those of the input. */
  InputStream countingPacked(InputStream in) {
    return new Counter(in) {
      @Override
      void count(int bytes) {
        packed(bytes);
      }
    };
  }

  /** The same bytes, counted as those that came out. */
  InputStream countingUnpacked(InputStream in) {
    return new Counter(in) {
      @Override
      void count(int bytes) throws LimitException {
        unpacked(bytes);
      }
    };
  }

  /** Counts what is read; does not close what it reads. */
  private abstract static class Counter extends InputStream {
    private final InputStream in;

    Counter(InputStream in) {
      this.in = in;
    }

    abstract void count(int bytes) throws IOException;

    @Override
    public int read() throws IOException {
      int b = in.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }
  }
}
