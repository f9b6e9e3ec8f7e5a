package attest.resolve.place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of an index file: big-endian, sections one after the other.
 *
 * <pre>
 * places     32 bytes each: id, latitude and longitude in 1/100,000 degree, population, offset of the name,
 *            country (two letters), number of the feature code, number of the first and second division
 * names      UTF-8, each after its length in two bytes
 * divisions  4 bytes each: the place of the division, or -1
 * countries  4 bytes for each of 26 x 26 two-letter codes: the place, or -1
 * codes      8 bytes each: a feature code, padded with zeros
 * slots      12 bytes each: hash of the folded name; 0 for none, a posting as -1 - posting, or 1 + index of a list
 * postings   4 bytes each: lists, the length first; a posting is place * 8 + kind of name
 * </pre>
 */
record IndexFormat(
    int places,
    int divisions,
    int codes,
    int regionSlots,
    long namesBytes,
    long postings,
    byte[] source) {
  static final int VERSION = 3;
  static final int HEAD = 128;
  static final int PLACE = 32;
  static final int SLOT = 12;
  static final int COUNTRIES = 26 * 26;
  static final int CODE = 8;

  /** The table of names is cut in this many regions by the first bits of the hash. */
  static final int REGIONS = 64;

  private static final byte[] MAGIC = "ATTESTGZ".getBytes(StandardCharsets.US_ASCII);

  static int region(long hash) {
    return (int) (hash >>> 58);
  }

  long namesAt() {
    return HEAD + (long) places * PLACE;
  }

  long divisionsAt() {
    return namesAt() + namesBytes;
  }

  long countriesAt() {
    return divisionsAt() + 4L * divisions;
  }

  long codesAt() {
    return countriesAt() + 4L * COUNTRIES;
  }

  long slotsAt() {
    return codesAt() + (long) CODE * codes;
  }

  long slotsBytes() {
    return (long) SLOT * REGIONS * regionSlots;
  }

  long postingsAt() {
    return slotsAt() + slotsBytes();
  }

  long length() {
    return postingsAt() + 4 * postings;
  }

  ByteBuffer head() {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.put(MAGIC).putInt(VERSION).putInt(places).putInt(divisions).putInt(codes);
    head.putInt(regionSlots).putLong(namesBytes).putLong(postings).put(source);
    return head.clear();
  }

  static IndexFormat read(ByteBuffer head, long fileLength) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    head.get(magic);
    if (!Arrays.equals(magic, MAGIC) || head.getInt() != VERSION) {
      throw new IOException("is no gazetteer index of version " + VERSION);
    }
    int places = head.getInt();
    int divisions = head.getInt();
    int codes = head.getInt();
    int regionSlots = head.getInt();
    long namesBytes = head.getLong();
    long postings = head.getLong();
    byte[] source = new byte[32];
    head.get(source);
    IndexFormat format =
        new IndexFormat(places, divisions, codes, regionSlots, namesBytes, postings, source);
    if (places < 0
        || divisions < 0
        || codes < 0
        || namesBytes < 0
        || postings < 0
        || regionSlots < 1
        || Integer.bitCount(regionSlots) != 1
        || format.length() != fileLength) {
      throw new IOException("is damaged: its length does not fit its head");
    }
    return format;
  }
}
