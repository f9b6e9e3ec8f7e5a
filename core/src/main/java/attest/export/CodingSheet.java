package attest.export;

import attest.document.Article;
import attest.format.ArticleLookup;
import attest.format.FormatException;
import attest.incident.AccountKey;
import attest.incident.IncidentRevision;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sheets for people who code incidents by hand, without seeing what the program said or what
 * another coder wrote: a CSV file with the articles and empty columns for the answers.
 */
public final class CodingSheet {
  private static final String UNIT = "unit";
  private static final int CELL = 30_000;
  private static final long MAX_BYTES = 256L << 20;

  private CodingSheet() {}

  /**
   * A random sample, the same for the same incidents and seed, whatever their order.
   *
   * @param incidents the incidents to choose from; one is taken after another
   * @param size how many at most
   * @param seed which sample
   */
  public static List<IncidentRevision> sample(
      Iterator<IncidentRevision> incidents, int size, long seed) {
    TreeMap<String, IncidentRevision> drawn = new TreeMap<>();
    while (incidents.hasNext()) {
      IncidentRevision incident = incidents.next();
      drawn.put(lot(seed + "/" + incident.id()), incident);
      if (drawn.size() > size) {
        drawn.pollLastEntry();
      }
    }
    return List.copyOf(drawn.values());
  }

  /**
   * Writes the sheet of one coder; each gets the units in another order.
   *
   * @param units the incidents to code
   * @param articles their articles
   * @param coder whose sheet
   * @param file the file to write; it appears when it is complete
   */
  public static void write(
      List<IncidentRevision> units, ArticleLookup articles, String coder, Path file)
      throws IOException {
    List<IncidentRevision> ordered = new ArrayList<>(units);
    ordered.sort(Comparator.comparing(unit -> lot(coder + "/" + unit.id())));
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(partial, StandardCharsets.UTF_8)) {
      List<String> header = new ArrayList<>(List.of(UNIT, "published", "title", "text"));
      List<String> questions = new ArrayList<>(List.of("", "", "", ""));
      for (CodingField field : CodingField.values()) {
        header.add(field.code());
        questions.add(field.question());
      }
      csv.writeRecord(header);
      csv.writeRecord(questions);
      for (IncidentRevision unit : ordered) {
        csv.writeRecord(cells(unit, articles));
      }
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> cells(IncidentRevision unit, ArticleLookup articles) {
    Set<String> ids = new LinkedHashSet<>();
    for (AccountKey key : unit.incident().accounts()) {
      ids.add(key.article());
    }
    List<String> published = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    StringBuilder texts = new StringBuilder();
    for (String id : ids) {
      Article article = articles.findArticle(id);
      if (article != null) {
        published.add(Row.published(article));
        String title = article.title();
        titles.add(title == null ? "" : title);
        texts.append(texts.isEmpty() ? "" : "\n\n* * *\n\n").append(article.text());
      }
    }
    String text = texts.toString();
    if (text.length() > CELL) {
      text = text.substring(0, CELL) + "…";
    }
    List<String> cells = new ArrayList<>();
    cells.add(CsvSink.safe(unit.id()));
    cells.add(String.join("; ", published));
    cells.add(CsvSink.safe(String.join("; ", titles)));
    cells.add(CsvSink.safe(text));
    for (int i = 0; i < CodingField.values().length; i++) {
      cells.add("");
    }
    return cells;
  }

  /**
   * The answers of a sheet by unit. Cells that are empty are no answers.
   *
   * @throws FormatException if the file is no sheet or an answer is none of those allowed; the
   *     message names the unit and the column
   * @throws IOException if the file cannot be read
   */
  public static Map<String, Map<CodingField, String>> read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new FormatException("", "is longer than " + (MAX_BYTES >> 20) + " MiB");
    }
    Map<String, Map<CodingField, String>> answers = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().maxBufferSize(64 << 20).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord record : csv) {
        String unit = record.findField(UNIT).orElse("");
        if (!record.getHeader().contains(UNIT)) {
          throw new FormatException("", "has no column '" + UNIT + "': it is no coding sheet");
        }
        if (!unit.isBlank()) {
          String id = unit.startsWith("'") ? unit.substring(1) : unit;
          if (answers.put(id.strip(), answers(id, record)) != null) {
            throw new FormatException(id, "stands twice in the sheet");
          }
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new FormatException("", "is no CSV: " + e.getMessage());
    }
    return answers;
  }

  private static Map<CodingField, String> answers(String unit, NamedCsvRecord record) {
    Map<CodingField, String> given = new EnumMap<>(CodingField.class);
    for (CodingField field : CodingField.values()) {
      String answer = record.findField(field.code()).orElse("").strip();
      if (!answer.isEmpty()) {
        if (!field.accepts(answer)) {
          throw new FormatException(
              unit + " " + field.code(),
              "'"
                  + (answer.length() > 40 ? answer.substring(0, 40) : answer)
                  + "' is no answer: "
                  + field.question()
                  + ", or unknown");
        }
        given.put(field, answer);
      }
    }
    return given;
  }

  /**
   * Writes all answers, a line for each coder and unit.
   *
   * @param answers by coder, then by unit
   */
  public static void writeAnswers(
      Map<String, Map<String, Map<CodingField, String>>> answers, Path file) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try (CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(partial, StandardCharsets.UTF_8)) {
      List<String> header = new ArrayList<>(List.of("coder", UNIT));
      for (CodingField field : CodingField.values()) {
        header.add(field.code());
      }
      csv.writeRecord(header);
      answers.forEach((coder, units) ->
          units.forEach((unit, given) -> {
            List<String> cells = new ArrayList<>(List.of(CsvSink.safe(coder), CsvSink.safe(unit)));
            for (CodingField field : CodingField.values()) {
              cells.add(given.getOrDefault(field, ""));
            }
            csv.writeRecord(cells);
          }));
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String lot(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
