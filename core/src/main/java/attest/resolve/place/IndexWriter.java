package attest.resolve.place;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an index. Places and names go to scratch files as they come; the table of names is then
 * made one region at a time, so that memory does not grow with the number of names.
 */
final class IndexWriter implements Closeable {
  private static final int MAX_POSTINGS = 4000;
  private final Path target;
  private final Path scratch;
  private final DataOutputStream placeFile;
  private final DataOutputStream nameFile;
  private final DataOutputStream[] regions = new DataOutputStream[IndexFormat.REGIONS];
  private final Map<String, Integer> divisionNumbers = new HashMap<>();
  private final Map<String, Integer> divisionPlaces = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final int[] countries = new int[IndexFormat.COUNTRIES];
  private int places;
  private long namesBytes;

  IndexWriter(Path target) throws IOException {
    this.target = target;
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    scratch = Files.createTempDirectory(folder, ".building-");
    placeFile = open("places");
    nameFile = open("names");
    for (int i = 0; i < regions.length; i++) {
      regions[i] = open("region-" + i);
    }
    Arrays.fill(countries, -1);
  }

  private DataOutputStream open(String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(scratch.resolve(name)), 1 << 15));
  }

  /** Adds a place and returns its number. An {@code id} of 0 is none. */
  int place(Row row) throws IOException {
    int number = places++;
    boolean country = row.code().startsWith("PCL");
    placeFile.writeInt((int) row.id());
    placeFile.writeInt((int) Math.round(row.latitude() * 1e5));
    placeFile.writeInt((int) Math.round(row.longitude() * 1e5));
    placeFile.writeInt((int) Math.min(row.population(), Integer.MAX_VALUE));
    placeFile.writeInt((int) namesBytes);
    placeFile.writeShort(countryNumber(row.country()));
    placeFile.writeShort(codes.computeIfAbsent(row.code(), c -> codes.size()));
    String first = row.country() + "." + row.first();
    String second = first + "." + row.second();
    placeFile.writeInt(country || row.first().isEmpty() ? -1 : division(first));
    placeFile.writeInt(country || row.second().isEmpty() ? -1 : division(second));
    if (row.code().equals("ADM1")) {
      divisionPlaces.putIfAbsent(first, number);
    } else if (row.code().equals("ADM2")) {
      divisionPlaces.putIfAbsent(second, number);
    }
    if (country
        && countryNumber(row.country()) >= 0
        && countries[countryNumber(row.country())] < 0) {
      countries[countryNumber(row.country())] = number;
    }
    byte[] name = row.name().getBytes(StandardCharsets.UTF_8);
    int length = Math.min(name.length, 0xFFFF);
    nameFile.writeShort(length);
    nameFile.write(name, 0, length);
    namesBytes += 2 + length;
    if (namesBytes > Integer.MAX_VALUE) {
      throw new IOException("more names than an index can hold");
    }
    return number;
  }

  static int countryNumber(String country) {
    if (country.length() != 2) {
      return -1;
    }
    int first = country.charAt(0) - 'A';
    int second = country.charAt(1) - 'A';
    return first < 0 || first > 25 || second < 0 || second > 25 ? -1 : first * 26 + second;
  }

  private int division(String key) {
    return divisionNumbers.computeIfAbsent(key, k -> divisionNumbers.size());
  }

  /** Gives a place a name by which it is found. */
  void name(int place, String name, Gazetteer.NameKind kind) throws IOException {
    String folded = Names.fold(name);
    if (!folded.isEmpty()) {
      long hash = Names.hash(folded);
      DataOutputStream region = regions[IndexFormat.region(hash)];
      region.writeLong(hash);
      region.writeInt(place * 8 + kind.ordinal());
    }
  }

  /**
   * Writes the index and moves it to its place, all at once; a file that stands there already is
   * replaced.
   *
   * @param source 32 bytes that tell what it was made from
   */
  void finish(byte[] source) throws IOException {
    placeFile.close();
    nameFile.close();
    int most = 1;
    for (int i = 0; i < regions.length; i++) {
      regions[i].close();
      most = Math.max(most, (int) (Files.size(scratch.resolve("region-" + i)) / IndexFormat.SLOT));
    }
    int regionSlots = Integer.highestOneBit(most) << 1;
    Path slots = scratch.resolve("slots");
    Path postings = scratch.resolve("postings");
    long count;
    try (DataOutputStream slotFile = open("slots");
        DataOutputStream postingFile = open("postings")) {
      long written = 0;
      for (int i = 0; i < regions.length; i++) {
        written =
            region(scratch.resolve("region-" + i), regionSlots, slotFile, postingFile, written);
      }
      count = written;
    }
    IndexFormat format =
        new IndexFormat(
            places, divisionNumbers.size(), codes.size(), regionSlots, namesBytes, count, source);
    Path whole = scratch.resolve("index");
    try (FileChannel out =
        FileChannel.open(whole, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      write(out, format.head());
      append(out, scratch.resolve("places"));
      append(out, scratch.resolve("names"));
      write(out, tables());
      append(out, slots);
      append(out, postings);
      out.force(true);
    }
    try {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private ByteBuffer tables() {
    ByteBuffer tables =
        ByteBuffer.allocate(
            4 * divisionNumbers.size()
                + 4 * IndexFormat.COUNTRIES
                + IndexFormat.CODE * codes.size());
    int[] divisions = new int[divisionNumbers.size()];
    divisionNumbers.forEach((key, n) -> divisions[n] = divisionPlaces.getOrDefault(key, -1));
    for (int division : divisions) {
      tables.putInt(division);
    }
    for (int country : countries) {
      tables.putInt(country);
    }
    String[] ordered = new String[codes.size()];
    codes.forEach((code, n) -> ordered[n] = code);
    for (String code : ordered) {
      tables.put(Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), IndexFormat.CODE));
    }
    return tables.flip();
  }

  private static long region(
      Path file,
      int slotCount,
      DataOutputStream slotFile,
      DataOutputStream postingFile,
      long written)
      throws IOException {
    int entries = (int) (Files.size(file) / IndexFormat.SLOT);
    long[] hashes = new long[entries];
    int[] postings = new int[entries];
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (int i = 0; i < entries; i++) {
        hashes[i] = in.readLong();
        postings[i] = in.readInt();
      }
    }
    int[] last = new int[slotCount];
    Arrays.fill(last, -1);
    int[] previous = new int[entries];
    long[] slotHash = new long[slotCount];
    int mask = slotCount - 1;
    for (int i = 0; i < entries; i++) {
      int slot = (int) hashes[i] & mask;
      while (last[slot] >= 0 && slotHash[slot] != hashes[i]) {
        slot = (slot + 1) & mask;
      }
      slotHash[slot] = hashes[i];
      previous[i] = last[slot];
      last[slot] = i;
    }
    long next = written;
    for (int slot = 0; slot < slotCount; slot++) {
      slotFile.writeLong(slotHash[slot]);
      if (last[slot] < 0) {
        slotFile.writeInt(0);
        continue;
      }
      List<Integer> list = distinct(postings, previous, last[slot]);
      if (list.size() == 1) {
        slotFile.writeInt(-1 - list.getFirst());
      } else {
        slotFile.writeInt((int) (1 + next));
        postingFile.writeInt(list.size());
        for (int posting : list) {
          postingFile.writeInt(posting);
        }
        next += 1 + list.size();
      }
    }
    return next;
  }

  /** The postings of one name in order of places, each place once, by its best kind of name. */
  private static List<Integer> distinct(int[] postings, int[] previous, int last) {
    List<Integer> all = new ArrayList<>();
    for (int i = last; i >= 0 && all.size() < MAX_POSTINGS; i = previous[i]) {
      all.add(postings[i]);
    }
    all.sort(null);
    List<Integer> kept = new ArrayList<>();
    int place = -1;
    for (int posting : all) {
      if (posting >>> 3 != place) {
        kept.add(posting);
        place = posting >>> 3;
      }
    }
    return kept;
  }

  private static void append(FileChannel out, Path part) throws IOException {
    try (FileChannel in = FileChannel.open(part)) {
      long size = in.size();
      long done = 0;
      while (done < size) {
        done += in.transferTo(done, size - done, out);
      }
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Removes the scratch files. */
  @Override
  public void close() throws IOException {
    for (OutputStream region : regions) {
      region.close();
    }
    placeFile.close();
    nameFile.close();
    try (var files = Files.list(scratch)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(scratch);
  }

  /** A place to be indexed; absent texts are empty, an absent id is 0. */
  record Row(
      long id,
      String name,
      double latitude,
      double longitude,
      String code,
      String country,
      String first,
      String second,
      long population) {}
}
