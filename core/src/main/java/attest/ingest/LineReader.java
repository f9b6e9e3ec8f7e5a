package attest.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes with a limit, so that a line without an end cannot fill the memory. */
final class LineReader {
  private final InputStream in;
  private final long limit;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;

  LineReader(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * A line.
   *
   * @param bytes its bytes without the line feed; only the first of them where it is cut
   * @param cut whether it was longer than the limit
   */
  record Line(byte[] bytes, boolean cut) {}

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean cut = false;
    boolean any = false;
    while (at < filled || fill()) {
      any = true;
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      int room = (int) Math.min(end - at, limit - line.size());
      line.write(buffer, at, room);
      cut |= room < end - at;
      boolean complete = end < filled;
      at = complete ? end + 1 : end;
      if (complete) {
        return new Line(line.toByteArray(), cut);
      }
    }
    return any ? new Line(line.toByteArray(), cut) : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
