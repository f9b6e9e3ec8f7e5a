package attest.fetch;

import attest.document.Problem;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a limit, of the bytes sent and of the bytes unpacked. */
final class BodyReader {
  private final long maxBytes;
  private final boolean cut;

  /**
   * A reader.
   *
   * @param maxBytes the limit
   * @param cut whether what lies beyond the limit is left away; otherwise it is a failure
   */
  BodyReader(long maxBytes, boolean cut) {
    this.maxBytes = maxBytes;
    this.cut = cut;
  }

  /** Thrown where more bytes come than may. */
  private static final class LimitException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Reads.
   *
   * @param encoding the header {@code Content-Encoding}, or null
   * @throws IOException if the connection broke
   * @throws Failure if it is too long or not packed as it says
   */
  byte[] read(InputStream sent, @Nullable String encoding) throws IOException, Failure {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      InputStream in = unpacked(new Limited(sent, maxBytes), encoding);
      byte[] buffer = new byte[16384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (body.size() + (long) n > maxBytes) {
          body.write(buffer, 0, (int) (maxBytes - body.size()));
          throw new LimitException();
        }
        body.write(buffer, 0, n);
      }
    } catch (LimitException e) {
      if (!cut) {
        throw tooLarge();
      }
    } catch (ZipException e) {
      throw Failure.lasting(
          Problem.Code.FETCH_ENCODING,
          "the body is not packed as its header says (" + encoding + "); nothing was read");
    }
    return body.toByteArray();
  }

  /** The failure of a body that is longer than the limit. */
  Failure tooLarge() {
    return Failure.lasting(
        Problem.Code.FETCH_TOO_LARGE,
        "the page is larger than " + maxBytes + " bytes; raise fetch.max-body-bytes to read it");
  }

  private static InputStream unpacked(InputStream in, @Nullable String encoding)
      throws IOException, Failure {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> in;
      case "gzip", "x-gzip" -> gunzipped(in);
      case "deflate" -> inflated(in);
      default ->
          throw Failure.lasting(
              Problem.Code.FETCH_ENCODING,
              "the body is packed in a way that was not asked for and is not read: "
                  + (name.length() > 40 ? name.substring(0, 40) : name));
    };
  }

  private static InputStream gunzipped(InputStream in) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 1);
    int first = peeked.read();
    if (first < 0) {
      return in;
    }
    peeked.unread(first);
    return new GZIPInputStream(peeked, 8192);
  }

  /** {@code deflate} should have a zlib header; some servers leave it out. */
  private static InputStream inflated(InputStream in) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 2);
    byte[] head = peeked.readNBytes(2);
    peeked.unread(head);
    boolean zlib =
        head.length == 2
            && (head[0] & 0x0F) == 8
            && ((head[0] & 0xFF) << 8 | (head[1] & 0xFF)) % 31 == 0;
    return head.length == 0 ? in : new InflaterInputStream(peeked, new Inflater(!zlib), 8192);
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, (int) Math.min(length, Math.max(1, left)));
      if (n > left) {
        throw new LimitException();
      }
      left -= Math.max(0, n);
      return n;
    }
  }
}
