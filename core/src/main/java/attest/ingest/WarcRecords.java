package attest.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a WARC file into its records (ISO 28500) without understanding them. Where a record is
 * damaged, it goes on with the next line that begins one. No more than one record is in memory, and
 * of a record no more than a limit.
 */
final class WarcRecords {
  private static final int MAX_HEADER = 1 << 16;
  private static final Set<String> WANTED = Set.of("response", "resource", "conversion");
  private static final byte[][] STARTS = {
    "\nWARC/1.".getBytes(StandardCharsets.US_ASCII), "\nWARC/0.".getBytes(StandardCharsets.US_ASCII)
  };

  private final long limit;
  private InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;

  WarcRecords(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * A record, or a damaged stretch.
   *
   * @param type its type in small letters; empty for a damaged stretch
   * @param bytes header and body
   * @param bodyAt where the body begins
   * @param cut whether the body is longer than the limit
   * @param damage what is wrong; null where nothing is
   */
  record Chunk(String type, byte[] bytes, int bodyAt, boolean cut, @Nullable String damage) {}

  /** The next record of a type that can hold a page, or the next damage; null at the end. */
  @Nullable Chunk next() throws IOException {
    while (true) {
      byte[] line = line();
      while (line != null && isBlank(line)) {
        line = line();
      }
      if (line == null) {
        return null;
      }
      if (!startsRecord(line)) {
        return new Chunk("", new byte[0], 0, false, passOver());
      }
      Chunk chunk = record(line);
      if (chunk != null) {
        return chunk;
      }
    }
  }

  /** Passes over what is no record; what to say of it. */
  private String passOver() throws IOException {
    long lines = 1;
    for (byte[] line = line(); line != null; line = line()) {
      if (startsRecord(line)) {
        unread(line, line.length);
        break;
      }
      lines++;
    }
    return "something that is no record was passed over (" + lines + " lines)";
  }

  private @Nullable Chunk record(byte[] version) throws IOException {
    java.io.ByteArrayOutputStream header = new java.io.ByteArrayOutputStream(1024);
    header.write(version);
    String type = "";
    long length = -1;
    byte[] line = line();
    while (line != null && !isBlank(line) && header.size() < MAX_HEADER) {
      if (startsRecord(line)) {
        unread(line, line.length);
        return damaged("a record ends within its header");
      }
      header.write(line);
      String text = new String(line, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      if (text.startsWith("warc-type:")) {
        type = text.substring(10).strip();
      } else if (text.startsWith("content-length:")) {
        length = number(text.substring(15).strip());
      }
      line = line();
    }
    if (line == null) {
      return damaged("the file breaks off within a record");
    }
    if (!isBlank(line) || length < 0) {
      return damaged("a record has no length that could be read");
    }
    header.write(line);
    if (!WANTED.contains(type)) {
      return skip(length) ? null : damaged("the file breaks off within a record");
    }
    return body(type, header, length);
  }

  private Chunk body(String type, java.io.ByteArrayOutputStream header, long length)
      throws IOException {
    int bodyAt = header.size();
    int wanted = (int) Math.min(length, limit);
    byte[] body = bytes(wanted);
    boolean complete = body.length == wanted && (length <= limit || skip(length - wanted));
    if (!complete || !atRecordEnd()) {
      int next = nextStart(body);
      if (next >= 0) {
        unread(Arrays.copyOfRange(body, next, body.length), body.length - next);
        return damaged("the length of a record is wrong");
      }
      if (!complete) {
        return damaged("the file breaks off within a record");
      }
    }
    header.write(body);
    return new Chunk(type, header.toByteArray(), bodyAt, length > limit, null);
  }

  private static Chunk damaged(String damage) {
    return new Chunk("", new byte[0], 0, false, damage);
  }

  /** Whether the next bytes are empty lines and then a record or the end; they are not consumed. */
  private boolean atRecordEnd() throws IOException {
    byte[] ahead = bytes(10);
    unread(ahead, ahead.length);
    int i = 0;
    while (i < ahead.length && (ahead[i] == '\r' || ahead[i] == '\n')) {
      i++;
    }
    return i == ahead.length
        || new String(ahead, i, ahead.length - i, StandardCharsets.US_ASCII).startsWith("WARC/");
  }

  /** Where a record begins within a body; -1 where none does. */
  private static int nextStart(byte[] body) {
    for (int i = 0; i + 8 < body.length; i++) {
      if (body[i] == '\n') {
        for (byte[] start : STARTS) {
          if (Arrays.equals(body, i, i + start.length, start, 0, start.length)) {
            return i + 1;
          }
        }
      }
    }
    return -1;
  }

  private static boolean startsRecord(byte[] line) {
    return line.length > 7
        && line[0] == 'W'
        && line[1] == 'A'
        && line[2] == 'R'
        && line[3] == 'C'
        && line[4] == '/'
        && line[5] >= '0'
        && line[5] <= '9';
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != '\r' && b != '\n' && b != 0) {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Long.parseLong(text);
  }

  /** A line with its line feed, of at most {@link #MAX_HEADER} bytes; null at the end. */
  private byte @Nullable [] line() throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream(128);
    while (line.size() < MAX_HEADER && (at < filled || fill())) {
      int end = at;
      int stop = Math.min(filled, at + MAX_HEADER - line.size());
      while (end < stop && buffer[end] != '\n') {
        end++;
      }
      boolean complete = end < stop;
      end += complete ? 1 : 0;
      line.write(buffer, at, end - at);
      at = end;
      if (complete) {
        break;
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[Math.min(count, 1 << 16)];
    int read = 0;
    while (read < count && (at < filled || fill())) {
      int part = Math.min(count - read, filled - at);
      if (read + part > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, (int) Math.min(count, Math.max(bytes.length * 2L, read + part)));
      }
      System.arraycopy(buffer, at, bytes, read, part);
      at += part;
      read += part;
    }
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
  }

  private boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0 && (at < filled || fill())) {
      int part = (int) Math.min(left, filled - at);
      at += part;
      left -= part;
    }
    return left == 0;
  }

  private void unread(byte[] bytes, int length) {
    if (length <= at) {
      at -= length;
      System.arraycopy(bytes, 0, buffer, at, length);
      return;
    }
    byte[] rest = Arrays.copyOf(bytes, length + filled - at);
    System.arraycopy(buffer, at, rest, length, filled - at);
    in = new SequenceInputStream(new ByteArrayInputStream(rest), in);
    at = 0;
    filled = 0;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
