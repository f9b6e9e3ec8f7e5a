package attest.resolve.place;

import attest.incident.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gazetteer in a mapped file; nothing of it lies on the heap but feature codes. */
final class MappedGazetteer implements Gazetteer {
  private final IndexFormat format;
  private final ByteBuffer places;
  private final ByteBuffer names;
  private final ByteBuffer divisions;
  private final ByteBuffer countries;
  private final ByteBuffer slots;
  private final ByteBuffer postings;
  private final String[] codes;

  private MappedGazetteer(IndexFormat format, FileChannel file) throws IOException {
    this.format = format;
    places = map(file, IndexFormat.HEAD, format.namesAt());
    names = map(file, format.namesAt(), format.divisionsAt());
    divisions = map(file, format.divisionsAt(), format.countriesAt());
    countries = map(file, format.countriesAt(), format.codesAt());
    ByteBuffer codeBytes = map(file, format.codesAt(), format.slotsAt());
    slots = map(file, format.slotsAt(), format.postingsAt());
    postings = map(file, format.postingsAt(), format.length());
    codes = new String[format.codes()];
    byte[] code = new byte[IndexFormat.CODE];
    for (int i = 0; i < codes.length; i++) {
      codeBytes.get(i * IndexFormat.CODE, code);
      codes[i] = new String(code, StandardCharsets.US_ASCII).replace("\0", "").intern();
    }
  }

  /**
   * Maps an index.
   *
   * @throws IOException if the file is missing, damaged or of another version
   */
  static MappedGazetteer map(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      ByteBuffer head = ByteBuffer.allocate(IndexFormat.HEAD);
      while (head.hasRemaining() && file.read(head) >= 0) {
        continue;
      }
      if (head.hasRemaining()) {
        throw new IOException(path + ": is too short for a gazetteer index");
      }
      try {
        return new MappedGazetteer(IndexFormat.read(head.flip(), file.size()), file);
      } catch (IOException e) {
        throw new IOException(path + ": " + e.getMessage(), e);
      }
    }
  }

  private static ByteBuffer map(FileChannel file, long from, long to) throws IOException {
    return file.map(FileChannel.MapMode.READ_ONLY, from, to - from);
  }

  /** What the index was made from. */
  byte[] source() {
    return format.source().clone();
  }

  int size() {
    return format.places();
  }

  @Override
  public List<Entry> lookup(CharSequence name) {
    String folded = Names.fold(name);
    if (folded.isEmpty()) {
      return List.of();
    }
    int found = find(Names.hash(folded));
    if (found == 0) {
      return List.of();
    }
    if (found < 0) {
      return List.of(entry(-1 - found));
    }
    int length = postings.getInt(4 * (found - 1));
    List<Entry> entries = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      entries.add(entry(postings.getInt(4 * (found + i))));
    }
    return entries;
  }

  private int find(long hash) {
    int mask = format.regionSlots() - 1;
    int region = IndexFormat.region(hash) * format.regionSlots();
    int slot = (int) hash & mask;
    for (int probes = 0; probes <= mask; probes++) {
      int at = (region + slot) * IndexFormat.SLOT;
      int value = slots.getInt(at + 8);
      if (value == 0 || slots.getLong(at) == hash) {
        return value;
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  private Entry entry(int posting) {
    int key = posting >>> 3;
    int at = key * IndexFormat.PLACE;
    int id = places.getInt(at);
    int country = places.getShort(at + 20);
    return new Entry(
        key,
        id == 0 ? null : (long) id,
        name(key),
        country < 0 ? null : "" + (char) ('A' + country / 26) + (char) ('A' + country % 26),
        division(places.getInt(at + 24)),
        division(places.getInt(at + 28)),
        point(key),
        codes[places.getShort(at + 22)],
        places.getInt(at + 12),
        KINDS[posting & 7]);
  }

  private static final NameKind[] KINDS = NameKind.values();

  private String name(int key) {
    int at = places.getInt(key * IndexFormat.PLACE + 16);
    byte[] bytes = new byte[Short.toUnsignedInt(names.getShort(at))];
    names.get(at + 2, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private @Nullable String division(int number) {
    int place = number < 0 ? -1 : divisions.getInt(4 * number);
    return place < 0 ? null : name(place);
  }

  private Place.Point point(int key) {
    int at = key * IndexFormat.PLACE;
    return new Place.Point(places.getInt(at + 4) / 1e5, places.getInt(at + 8) / 1e5);
  }

  @Override
  public Place.@Nullable Point representativePoint(String country) {
    int place = country(country);
    return place < 0 ? null : point(place);
  }

  @Override
  public @Nullable String countryName(String country) {
    int place = country(country);
    return place < 0 ? null : name(place);
  }

  private int country(String country) {
    int number = IndexWriter.countryNumber(country);
    return number < 0 ? -1 : countries.getInt(4 * number);
  }
}
