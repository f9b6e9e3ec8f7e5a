package attest.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a zip archive, one after another, as they stand in the stream. After a damaged one
 * it goes on with the next that begins: the header of a file is searched for (PKWARE APPNOTE
 * 4.3.7).
 */
final class ZipFiles {
  private static final int HEADER = 30;
  private static final int LONGEST_NAME = 4096;
  private static final int NEWEST_VERSION = 63;

  private final Rewindable in;
  private Reader zip;
  private long headerEnd;
  private @Nullable String damage;

  ZipFiles(InputStream in) {
    this.in = new Rewindable(in);
    zip = new Reader(this.in);
  }

  /** The next file, or null at the end. */
  @Nullable ZipEntry next() throws IOException {
    while (true) {
      try {
        ZipEntry entry = zip.getNextEntry();
        if (entry != null) {
          headerEnd = in.position() - zip.ahead();
          return entry;
        }
        if (isEnd(in.position() - zip.pushedBack() - HEADER)) {
          return null;
        }
        damage("what follows a file in it is no file");
      } catch (ZipException | EOFException e) {
        damage(e.getMessage() == null ? "it breaks off" : e.getMessage());
      } catch (IllegalArgumentException e) {
        damage("the name of a file in it cannot be read");
      }
      if (!goOn()) {
        return null;
      }
    }
  }

  /** The bytes of the file that {@link #next} gave last. */
  InputStream content() {
    return zip;
  }

  /** Passes over a file in which damage was met; false if none begins after it. */
  boolean goOn() throws IOException {
    long from = Math.max(headerEnd, in.position() - zip.ahead());
    zip.end();
    in.rewind(from);
    if (!search()) {
      return false;
    }
    headerEnd = in.position() + HEADER;
    zip = new Reader(in);
    return true;
  }

  /** What was wrong between the files; null for nothing. */
  @Nullable String damage() {
    return damage;
  }

  private void damage(String why) {
    damage = damage == null ? why : damage;
  }

  /** Whether what stands there is what follows the last file, or nothing at all. */
  private boolean isEnd(long at) throws IOException {
    in.rewind(Math.max(headerEnd, at));
    int first = in.read();
    if (first < 0) {
      return true;
    }
    int rest = in.read() << 16 | in.read() << 8 | in.read();
    boolean end = first == 'P' && (rest == 0x4B0102 || rest == 0x4B0506 || rest == 0x4B0608);
    if (!end) {
      in.rewind(Math.max(headerEnd, at));
    }
    return end;
  }

  /** Stands at the next header that can be one; false at the end. */
  private boolean search() throws IOException {
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      last = last << 8 | b;
      if (last == 0x504B0304) {
        long start = in.position() - 4;
        boolean fits = isHeader();
        in.rewind(fits ? start : start + 4);
        if (fits) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isHeader() throws IOException {
    int version = two();
    int flags = two();
    int method = two();
    for (int i = 0; i < 8; i++) {
      two();
    }
    int name = two();
    return version <= NEWEST_VERSION
        && (flags & 0xF000) == 0
        && (method == ZipEntry.STORED || method == ZipEntry.DEFLATED)
        && name > 0
        && name <= LONGEST_NAME;
  }

  /** A number of two bytes; far too large at the end. */
  private int two() throws IOException {
    int low = in.read();
    int high = in.read();
    return low < 0 || high < 0 ? Integer.MAX_VALUE : low | high << 8;
  }

  /** Says how far it has read ahead of what it has used. */
  private static final class Reader extends ZipInputStream {
    Reader(InputStream in) {
      super(in, StandardCharsets.UTF_8);
    }

    /** At least as many bytes as are not used yet, and at most twice as many. */
    int ahead() throws IOException {
      return pushedBack() + inf.getRemaining();
    }

    int pushedBack() throws IOException {
      return in.available();
    }

    void end() {
      inf.end();
    }
  }

  /** Bytes that can be read again from a little before. */
  private static final class Rewindable extends InputStream {
    private static final int KEPT = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private long base;
    private int at;
    private int end;

    Rewindable(InputStream in) {
      this.in = in;
    }

    long position() {
      return base + at;
    }

    void rewind(long position) {
      at = (int) Math.clamp(position - base, 0L, end);
    }

    /** None: what is pushed back onto this stream is then all that can be had at once. */
    @Override
    public int available() {
      return 0;
    }

    @Override
    public int read() throws IOException {
      return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (at == end && !fill()) {
        return -1;
      }
      int count = Math.min(length, end - at);
      System.arraycopy(buffer, at, bytes, offset, count);
      at += count;
      return count;
    }

    private boolean fill() throws IOException {
      int kept = Math.min(end, KEPT);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
      base += end - kept;
      at = kept;
      end = kept;
      int count = in.read(buffer, kept, buffer.length - kept);
      end += Math.max(0, count);
      return count > 0;
    }
  }
}
