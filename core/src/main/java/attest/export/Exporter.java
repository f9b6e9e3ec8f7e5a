package attest.export;

import attest.document.Article;
import attest.format.ArticleLookup;
import attest.format.IncidentWriter;
import attest.incident.IncidentRevision;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes incidents into files, one after another, so that memory does not grow with their number. A
 * file appears when it is complete; until then its name ends in {@code .part}. What a scheme cannot
 * express is listed beside it, in a file whose name ends in {@code -exclusions.csv}. Not for use by
 * several threads.
 */
public final class Exporter {
  private static final int ARTICLES = 256;

  private final Crosswalk crosswalk = Crosswalk.shipped();
  private final ArticleLookup articles;
  private final boolean text;

  /**
   * An exporter.
   *
   * @param articles the articles that the incidents rest on
   * @param text whether words of the articles may be written; without, hashes and offsets stand for
   *     them
   */
  public Exporter(ArticleLookup articles, boolean text) {
    this.articles = new RecentArticles(articles);
    this.text = text;
  }

  /**
   * Writes all incidents.
   *
   * @param format in which form
   * @param incidents the incidents; one is taken after another
   * @param out the file; it is replaced when the new one is whole
   * @throws IOException if a file cannot be written; there is no new file then
   */
  public ExportReport export(ExportFormat format, Iterator<IncidentRevision> incidents, Path out)
      throws IOException {
    Path partial = out.resolveSibling(out.getFileName() + ".part");
    Path listed = exclusionsBeside(out);
    Path partialList = listed.resolveSibling(listed.getFileName() + ".part");
    boolean done = false;
    try {
      Run run = new Run(format, partial, partialList);
      try (run) {
        while (incidents.hasNext()) {
          run.write(incidents.next());
        }
      }
      Files.move(partial, out, StandardCopyOption.REPLACE_EXISTING);
      if (run.listsExclusions()) {
        Files.move(partialList, listed, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(listed);
      }
      done = true;
      return new ExportReport(run.written, run.excluded, run.listsExclusions() ? listed : null);
    } finally {
      if (!done) {
        Files.deleteIfExists(partial);
        Files.deleteIfExists(partialList);
      }
    }
  }

  /** The file beside an export that lists what it could not express. */
  static Path exclusionsBeside(Path out) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-exclusions.csv");
  }

  /** One export that goes on. */
  private final class Run implements AutoCloseable {
    private final Sink sink;
    private final @Nullable Scheme scheme;
    private final Path list;
    private @Nullable CsvWriter exclusions;
    private long written;
    private long excluded;

    Run(ExportFormat format, Path partial, Path list) throws IOException {
      this.list = list;
      FlatScheme flat = new FlatScheme(crosswalk);
      switch (format) {
        case JSONL -> {
          sink = new JsonlSink(writer(partial), new IncidentWriter(articles, text, false));
          scheme = null;
        }
        case CSV -> {
          sink = new CsvSink(writer(partial), flat.columns(), List.of());
          scheme = null;
        }
        case ACLED_CSV -> {
          scheme = new AcledScheme(crosswalk);
          sink = new CsvSink(writer(partial), scheme.columns(), List.of());
        }
        case UCDP_CSV -> {
          scheme = new UcdpScheme(crosswalk);
          sink = new CsvSink(writer(partial), scheme.columns(), List.of());
        }
        case GTD_CSV -> {
          scheme = new GtdScheme(crosswalk);
          sink = new CsvSink(writer(partial), scheme.columns(), List.of());
        }
        case PLOVER_JSONL -> {
          PloverSink plover = new PloverSink(writer(partial), crosswalk);
          sink = plover;
          scheme = plover;
        }
        case GEOJSON -> {
          sink = new GeoJsonSink(writer(partial), flat.columns());
          scheme = null;
        }
        case HXL_CSV -> {
          HxlScheme hxl = new HxlScheme();
          sink = new CsvSink(writer(partial), hxl.columns(), hxl.tags());
          scheme = null;
        }
        case W3C_ANNOTATION_JSONLD -> {
          sink = new AnnotationSink(writer(partial));
          scheme = null;
        }
        case PARQUET -> {
          sink = new ParquetSink(partial, flat.columns());
          scheme = null;
        }
        default -> throw new IllegalStateException(format.code());
      }
      if (scheme != null) {
        exclusions = openList();
      }
    }

    private CsvWriter openList() throws IOException {
      CsvWriter csv =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(list, StandardCharsets.UTF_8);
      csv.writeRecord("id", "revision", "type", "reason");
      return csv;
    }

    void write(IncidentRevision incident) throws IOException {
      List<String> why = List.of();
      try {
        Row row = new Row(incident, articles, text);
        why = scheme == null ? List.of() : scheme.exclusions(row);
        if (why.isEmpty()) {
          sink.write(row);
          written++;
        }
      } catch (IllegalStateException e) {
        why = List.of("a fault of the data: " + e.getMessage());
      }
      if (!why.isEmpty()) {
        exclude(incident, why);
      }
    }

    private void exclude(IncidentRevision incident, List<String> why) throws IOException {
      CsvWriter csv = exclusions;
      if (csv == null) {
        csv = openList();
        exclusions = csv;
      }
      excluded++;
      for (String reason : why) {
        csv.writeRecord(
            CsvSink.safe(incident.id()),
            Integer.toString(incident.revision()),
            incident.incident().type().code(),
            CsvSink.safe(reason));
      }
    }

    boolean listsExclusions() {
      return exclusions != null;
    }

    @Override
    public void close() throws IOException {
      CsvWriter csv = exclusions;
      try (sink) {
        if (csv != null) {
          csv.close();
        }
      }
    }
  }

  private static Writer writer(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private record JsonlSink(Writer out, IncidentWriter writer) implements Sink {
    @Override
    public void write(Row row) throws IOException {
      out.write(writer.write(row.revision()) + "\n");
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** The articles that were asked for last. */
  private static final class RecentArticles implements ArticleLookup {
    private final ArticleLookup all;
    private final Map<String, Article> recent =
        new LinkedHashMap<>(ARTICLES, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Article> eldest) {
            return size() > ARTICLES;
          }
        };

    RecentArticles(ArticleLookup all) {
      this.all = all;
    }

    @Override
    public @Nullable Article findArticle(String id) {
      Article article = recent.get(id);
      if (article == null) {
        article = all.findArticle(id);
        if (article != null) {
          recent.put(id, article);
        }
      }
      return article;
    }
  }
}
