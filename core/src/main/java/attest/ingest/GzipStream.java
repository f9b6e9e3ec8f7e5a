package attest.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip (RFC 1952) with any number of members. Where it is told to, it goes on after a
 * damaged member with the next one, so that one bad record of a WARC file does not cost the others.
 * Until it is told what to do, it ends at the first damage.
 */
final class GzipStream extends InputStream {
  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private boolean inMember;
  private boolean ended;
  private boolean goesOn;
  private boolean throwsDamage;
  private @Nullable String damage;
  private boolean searching;
  private int members;
  private int damaged;

  GzipStream(InputStream in) {
    this.in = in;
  }

  /** From now on damaged members are passed over. */
  void goOnAfterDamage() {
    goesOn = true;
    if (damage != null) {
      ended = false;
      searching = true;
    }
  }

  /** From now on damage is thrown, also what was met before. */
  void throwDamage() {
    throwsDamage = true;
  }

  /** How many members were damaged so far. */
  int damaged() {
    return damaged;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended || throwsDamage && damage != null) {
      if (throwsDamage && damage != null) {
        throw new ZipException("the gzip data is damaged: " + damage);
      }
      try {
        if (!inMember && !openMember()) {
          break;
        }
        int count = inflater.inflate(bytes, offset, length);
        if (count > 0) {
          checksum.update(bytes, offset, count);
          return count;
        }
        if (inflater.finished()) {
          closeMember();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("it asks for a dictionary");
        } else if (inflater.needsInput()) {
          if (!fill()) {
            throw new ZipException("it breaks off");
          }
          inflater.setInput(buffer, 0, filled);
          at = filled;
        }
      } catch (DataFormatException | ZipException e) {
        recover(e);
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  /** Makes ready to search for the next member, or ends the stream. */
  private void recover(Exception e) {
    damaged++;
    damage = e.getMessage() == null ? "it is no gzip" : e.getMessage();
    if (inMember) {
      at = filled - inflater.getRemaining();
    }
    inMember = false;
    searching = true;
    ended = !goesOn;
  }

  private boolean openMember() throws IOException {
    boolean found = searching ? search() : atMember();
    if (!found) {
      ended = true;
      return false;
    }
    searching = false;
    members++;
    startMember();
    return true;
  }

  /** Passes zeros over and reads the magic bytes; false at the end. */
  private boolean atMember() throws IOException {
    int b = next();
    while (b == 0) {
      b = next();
    }
    if (b < 0) {
      return false;
    }
    if (b == 0x1F && next() == 0x8B && next() == 8) {
      return true;
    }
    if (members > 0 && !goesOn) {
      return false;
    }
    throw new ZipException("what follows a member is no gzip");
  }

  /** Reads up to and with the next magic bytes; false at the end. */
  private boolean search() throws IOException {
    int seen = 0;
    for (int b = next(); b >= 0; b = next()) {
      if (seen == 2 && b == 8) {
        return true;
      }
      seen = seen == 1 && b == 0x8B ? 2 : b == 0x1F ? 1 : 0;
    }
    return false;
  }

  /** Reads the rest of a header, after its magic bytes. */
  private void startMember() throws IOException {
    inflater.reset();
    checksum.reset();
    int flags = need();
    for (int i = 0; i < 6; i++) {
      need();
    }
    if ((flags & 4) != 0) {
      int length = need() | need() << 8;
      for (int i = 0; i < length; i++) {
        need();
      }
    }
    for (int flag = 8; flag <= 16; flag <<= 1) {
      if ((flags & flag) != 0) {
        while (need() != 0) {
          // a name or a comment, up to its zero
        }
      }
    }
    if ((flags & 2) != 0) {
      need();
      need();
    }
    inflater.setInput(buffer, at, filled - at);
    inMember = true;
    at = filled;
  }

  private void closeMember() throws IOException {
    at = filled - inflater.getRemaining();
    inMember = false;
    long expected = need() | need() << 8 | need() << 16 | (long) need() << 24;
    long size = need() | need() << 8 | need() << 16 | (long) need() << 24;
    if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new ZipException("its checksum is wrong");
    }
  }

  private int need() throws IOException {
    int b = next();
    if (b < 0) {
      throw new ZipException("it breaks off");
    }
    return b;
  }

  private int next() throws IOException {
    return at < filled || fill() ? buffer[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
