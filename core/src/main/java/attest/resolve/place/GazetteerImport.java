package attest.resolve.place;

import attest.document.Problem;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an index of GeoNames dumps that the user has fetched, such as {@code allCountries.zip} or
 * {@code TN.zip}, with {@code alternateNamesV2.zip} if given. Places that come with the program are
 * kept; those with a GeoNames id of the dump take over its names. Files are read as streams; memory
 * grows with the highest GeoNames id (about 55 MB), not with the number of names.
 */
public final class GazetteerImport {
  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_ID = 1 << 28;
  private static final int MAX_PROBLEMS = 20;
  private static final Set<String> SPOTS =
      Set.of("AIRP", "AIRB", "AIRF", "MILB", "PRN", "HBR", "PRT");
  private static final Set<String> NO_NAMES =
      Set.of("link", "post", "iata", "icao", "faac", "wkdt", "unlc", "phon", "tcid", "abbr");

  private final IndexWriter writer;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> covered = new HashSet<>();
  private final Map<String, Integer> divisions = new HashMap<>();
  private int[] placeOfId = new int[1 << 16];
  private long places;
  private long names;
  private long refused;

  private GazetteerImport(IndexWriter writer) {
    this.writer = writer;
  }

  /**
   * What came of an import.
   *
   * @param places how many places were taken from the dumps
   * @param names how many further names
   * @param refused how many lines could not be used
   * @param problems the first of them, each with its line number
   */
  public record Report(long places, long names, long refused, List<Problem> problems) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads the dumps and writes the index.
   *
   * @param dump a GeoNames dump, text or zip
   * @param alternateNames the dump of further names, text or zip; or null
   * @param index the file to write; an older one is replaced when the new one is whole
   * @throws IOException if a file cannot be read or written; bad lines are counted instead
   */
  public static Report run(Path dump, @Nullable Path alternateNames, Path index)
      throws IOException {
    try (IndexWriter writer = new IndexWriter(index)) {
      GazetteerImport task = new GazetteerImport(writer);
      task.read(dump, task::country, false);
      GazetteerFiles.copyShipped(writer, task.new Shipped());
      task.read(dump, task::place, true);
      if (alternateNames != null) {
        task.read(alternateNames, task::alternate, true);
      }
      writer.finish(new byte[32]);
      return new Report(task.places, task.names, task.refused, task.problems);
    }
  }

  /** Notes which countries the dump covers. */
  private @Nullable String country(String[] field) {
    if (field.length > 8) {
      covered.add(field[8]);
    }
    return null;
  }

  private final class Shipped implements GazetteerFiles.Visitor {
    /** Small places without an id stand in the dump of their country, with one. */
    @Override
    public boolean wants(IndexWriter.Row row) {
      boolean small =
          row.code().equals("ADM2") || row.code().equals("PPL") && !row.second().isEmpty();
      return row.id() != 0 || !small || !covered.contains(row.country());
    }

    @Override
    public void added(IndexWriter.Row row, int place) {
      if (row.id() != 0) {
        remember((int) row.id(), place);
      } else if (row.code().equals("ADM1")) {
        divisions.putIfAbsent(row.country() + "." + row.first(), place);
      }
    }
  }

  private interface LineReader {
    /** Reads a line; returns what is wrong with it, or null. */
    @Nullable String read(String[] field) throws IOException;
  }

  private void read(Path path, LineReader reader, boolean counted) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      if (!path.toString().endsWith(".zip")) {
        lines(path.toString(), in, reader, counted);
        return;
      }
      ZipInputStream zip = new ZipInputStream(in);
      boolean any = false;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        boolean data =
            name.endsWith(".txt") && !name.contains("readme") && !name.startsWith("iso-");
        if (data) {
          any = true;
          lines(path + "!" + name, new Unclosed(zip), reader, counted);
        }
      }
      if (!any) {
        throw new IOException(path + ": there is no table in this archive");
      }
    }
  }

  private void lines(String name, InputStream in, LineReader reader, boolean counted)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    StringBuilder line = new StringBuilder();
    long number = 0;
    while (next(lines, line)) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      String fault =
          line.length() >= MAX_LINE
              ? "is longer than " + MAX_LINE + " characters"
              : reader.read(line.toString().split("\t", -1));
      if (fault != null && counted) {
        refused++;
        if (problems.size() < MAX_PROBLEMS) {
          String message = "Line " + number + " " + fault + "; it was left out.";
          problems.add(new Problem(name, Problem.Code.MALFORMED_LINE, message));
        }
      }
    }
  }

  /** Reads a line and keeps at most {@link #MAX_LINE} characters of it. */
  private static boolean next(BufferedReader in, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = in.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (c != '\r' && line.length() < MAX_LINE) {
        line.append((char) c);
      }
      c = in.read();
    }
    return true;
  }

  private @Nullable String place(String[] field) throws IOException {
    if (field.length < 15) {
      return "has " + field.length + " columns instead of 19";
    }
    if (!isWanted(field[6], field[7])) {
      return null;
    }
    long id;
    double latitude;
    double longitude;
    long population;
    try {
      id = Long.parseLong(field[0]);
      latitude = Double.parseDouble(field[4]);
      longitude = Double.parseDouble(field[5]);
      population = field[14].isEmpty() ? 0 : Long.parseLong(field[14]);
    } catch (NumberFormatException e) {
      return "has no number where one must be";
    }
    boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    if (id <= 0 || id >= MAX_ID || !onEarth || field[1].isBlank() || field[7].length() > 8) {
      return "has an id, point, name or feature code that cannot be";
    }
    IndexWriter.Row row =
        new IndexWriter.Row(
            id,
            field[1],
            latitude,
            longitude,
            field[7],
            field[8],
            field[10],
            field[11],
            Math.max(0, population));
    int place = shipped(row);
    if (place < 0) {
      place = writer.place(row);
    }
    remember((int) id, place);
    places++;
    writer.name(place, field[1], Gazetteer.NameKind.PRIMARY);
    writer.name(place, field[2], Gazetteer.NameKind.PRIMARY);
    for (String name : field[3].split(",")) {
      addName(place, name, Gazetteer.NameKind.OTHER);
    }
    return null;
  }

  /** The number of the place if it came with the program, else -1. */
  private int shipped(IndexWriter.Row row) {
    int known = row.id() < placeOfId.length ? placeOfId[(int) row.id()] - 1 : -1;
    boolean division = known < 0 && row.code().equals("ADM1");
    return division ? divisions.getOrDefault(row.country() + "." + row.first(), -1) : known;
  }

  private static boolean isWanted(String featureClass, String code) {
    return switch (featureClass) {
      case "A" -> !code.startsWith("PCL");
      case "P", "L", "H", "T", "V" -> !code.isEmpty();
      case "S" -> SPOTS.contains(code);
      default -> false;
    };
  }

  private void remember(int id, int place) {
    if (id >= placeOfId.length) {
      placeOfId = Arrays.copyOf(placeOfId, Math.max(id + 1, placeOfId.length * 2));
    }
    placeOfId[id] = place + 1;
  }

  private @Nullable String alternate(String[] field) throws IOException {
    if (field.length < 4) {
      return "has " + field.length + " columns instead of 10";
    }
    int id;
    try {
      id = Integer.parseInt(field[1]);
    } catch (NumberFormatException e) {
      return "has no id of a place";
    }
    int place = id >= 0 && id < placeOfId.length ? placeOfId[id] - 1 : -1;
    if (place >= 0 && !NO_NAMES.contains(field[2])) {
      boolean english = field[2].equals("en");
      addName(place, field[3], english ? Gazetteer.NameKind.ENGLISH : Gazetteer.NameKind.OTHER);
    }
    return null;
  }

  private void addName(int place, String name, Gazetteer.NameKind kind) throws IOException {
    boolean code = name.length() <= 4 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
    if (name.length() > 2 && !code && isLatin(name)) {
      writer.name(place, name, kind);
      names++;
    }
  }

  private static boolean isLatin(String name) {
    return name.codePoints()
        .allMatch(c ->
            !Character.isLetter(c)
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.COMMON);
  }

  /** Lets a reader of one archive entry end without closing the archive. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // the archive is closed by its owner
    }
  }
}
