package attest.resolve.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The shipped gazetteer and the index that is made of it. */
final class GazetteerFiles {
  private static final String RESOURCE = "gazetteer.tsv.gz";
  private static final String DIGEST = "gazetteer.sha256";
  private static final Gazetteer.NameKind[] LISTS = {
    Gazetteer.NameKind.ENGLISH, Gazetteer.NameKind.OTHER, Gazetteer.NameKind.DERIVED
  };

  private GazetteerFiles() {}

  static Gazetteer open(PlaceOptions options) throws IOException {
    Path own = options.gazetteer();
    if (own != null) {
      return MappedGazetteer.map(own);
    }
    byte[] digest = digest();
    String name = HexFormat.of().formatHex(digest, 0, 8);
    Path index =
        options.cacheDir().resolve("gazetteer-" + IndexFormat.VERSION + "-" + name + ".index");
    if (Files.exists(index)) {
      try {
        MappedGazetteer known = MappedGazetteer.map(index);
        if (Arrays.equals(known.source(), digest)) {
          return known;
        }
      } catch (IOException damaged) {
        return build(index, digest);
      }
    }
    return build(index, digest);
  }

  /** Builds the index, in a folder for this run alone where the cache cannot be written. */
  private static MappedGazetteer build(Path index, byte[] digest) throws IOException {
    try {
      return write(index, digest);
    } catch (FileSystemException unwritable) {
      Path folder = Files.createTempDirectory("attest-gazetteer-");
      Path file = folder.resolve(index.getFileName());
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return write(file, digest);
    }
  }

  private static MappedGazetteer write(Path index, byte[] digest) throws IOException {
    try (IndexWriter writer = new IndexWriter(index)) {
      copyShipped(writer, new Visitor() {});
      writer.finish(digest);
    }
    return MappedGazetteer.map(index);
  }

  /** The digest of the shipped table, as it stands beside it. */
  static byte[] digest() throws IOException {
    try (InputStream in = resource(DIGEST)) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return HexFormat.of().parseHex(hex);
    }
  }

  /** The digest of the shipped table, computed. */
  static byte[] computeDigest() throws IOException {
    try (InputStream in = resource(RESOURCE)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = GazetteerFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not among the program's resources");
    }
    return in;
  }

  /** Looks on while shipped places are added. */
  interface Visitor {
    /** Whether to add the place. */
    default boolean wants(IndexWriter.Row row) {
      return true;
    }

    /** Called with the number that the place got. */
    default void added(IndexWriter.Row row, int place) {}
  }

  /** Adds the shipped places that {@code visitor} wants. */
  static void copyShipped(IndexWriter writer, Visitor visitor) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(resource(RESOURCE), 1 << 16), StandardCharsets.UTF_8),
            1 << 16)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] field = line.split("\t", -1);
        if (field.length != 12) {
          throw new IOException(RESOURCE + ": a line has not 12 columns");
        }
        IndexWriter.Row row =
            new IndexWriter.Row(
                field[0].isEmpty() ? 0 : Long.parseLong(field[0]),
                field[1],
                Double.parseDouble(field[5]),
                Double.parseDouble(field[6]),
                field[7],
                field[8],
                field[9],
                field[10],
                Long.parseLong(field[11]));
        if (visitor.wants(row)) {
          int place = writer.place(row);
          visitor.added(row, place);
          writer.name(place, row.name(), Gazetteer.NameKind.PRIMARY);
          for (int i = 0; i < LISTS.length; i++) {
            if (!field[2 + i].isEmpty()) {
              for (String name : field[2 + i].split("\\|")) {
                writer.name(place, name, LISTS[i]);
              }
            }
          }
        }
      }
    }
  }
}
