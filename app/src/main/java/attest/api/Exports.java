package attest.api;

import attest.access.AuditLog;
import attest.access.IncidentFilter;
import attest.access.Knowledge;
import attest.access.Visitor;
import attest.export.ExportFormat;
import attest.export.ExportReport;
import attest.export.Exporter;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Downloads of incidents, for the API and the pages; each is in the log. An export is written to a
 * file first, so that one that fails is no half file at the other end. Few are written at a time.
 * Safe for threads.
 */
@Component
public final class Exports {
  private static final int AT_A_TIME = 3;

  private final Knowledge knowledge;
  private final AuditLog log;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  Exports(Knowledge knowledge, AuditLog log, InstantSource clock) {
    this.knowledge = knowledge;
    this.log = log;
    this.clock = clock;
  }

  /**
   * A download.
   *
   * @param visitor who asks; needs {@link attest.access.Scope#EXPORT}, which is not looked at here
   * @param format in which form
   * @param query which incidents
   * @param text whether words of the articles may be in it
   * @param exclusions whether to give, in place of it, the table of what the form cannot express
   * @throws IOException if there is no room to write it
   */
  public ResponseEntity<Resource> download(
      Visitor visitor, ExportFormat format, IncidentQuery query, boolean text, boolean exclusions)
      throws IOException {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE, "too many exports are being written; try again");
    }
    try {
      return write(visitor, format, query, text, exclusions);
    } finally {
      places.release();
    }
  }

  private ResponseEntity<Resource> write(
      Visitor visitor, ExportFormat format, IncidentQuery query, boolean text, boolean exclusions)
      throws IOException {
    Path folder = Files.createTempDirectory("attest-export");
    Path file = folder.resolve("export." + ending(format));
    Path given = null;
    try {
      StoreView view = knowledge.of(visitor);
      ExportReport report;
      try (Stream<IncidentRevision> incidents = view.stream(query)) {
        report = new Exporter(view.lookup(), text).export(format, incidents.iterator(), file);
      }
      log.add(
          visitor.name(),
          visitor.via(),
          "export." + format.code(),
          IncidentFilter.toQueryString(query),
          report.written() + " incidents" + (exclusions ? ", those that it cannot express" : ""));
      given = exclusions ? report.exclusions() : file;
      if (given == null) {
        throw new ProblemException(
            HttpStatus.NOT_FOUND, format.code() + " can express all of these incidents");
      }
      HttpHeaders headers = new HttpHeaders();
      headers.setContentDisposition(
          ContentDisposition.attachment()
              .filename("attest-" + day() + (exclusions ? "-exclusions.csv" : "." + ending(format)))
              .build());
      headers.setContentType(
          exclusions ? MediaType.valueOf("text/csv;charset=utf-8") : type(format));
      headers.setContentLength(Files.size(given));
      headers.set("Attest-Written", Long.toString(report.written()));
      headers.set("Attest-Excluded", Long.toString(report.excluded()));
      headers.setCacheControl("no-store");
      InputStream in = Files.newInputStream(given);
      return ResponseEntity.ok().headers(headers).body(new InputStreamResource(gone(in, folder)));
    } finally {
      // On systems that keep the bytes of a file that is open, it need not be there any more.
      clear(folder);
    }
  }

  /** A stream that takes its folder away when it is closed, where that was not possible before. */
  private static InputStream gone(InputStream in, Path folder) {
    return new java.io.FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        super.close();
        clear(folder);
      }
    };
  }

  private static void clear(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  private String day() {
    return DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(clock.instant());
  }

  private static String ending(ExportFormat format) {
    return switch (format) {
      case JSONL -> "jsonl";
      case PLOVER_JSONL -> "plover.jsonl";
      case CSV -> "csv";
      case ACLED_CSV, UCDP_CSV, GTD_CSV, HXL_CSV -> format.code().replace("-csv", "") + ".csv";
      case GEOJSON -> "geojson";
      case W3C_ANNOTATION_JSONLD -> "w3c-annotation.jsonld";
      case PARQUET -> "parquet";
    };
  }

  private static MediaType type(ExportFormat format) {
    return switch (format) {
      case JSONL, PLOVER_JSONL -> new MediaType("application", "x-ndjson", StandardCharsets.UTF_8);
      case CSV, ACLED_CSV, UCDP_CSV, GTD_CSV, HXL_CSV ->
          new MediaType("text", "csv", StandardCharsets.UTF_8);
      case GEOJSON -> Answers.GEO_JSON;
      case W3C_ANNOTATION_JSONLD -> MediaType.valueOf("application/ld+json");
      case PARQUET -> MediaType.valueOf("application/vnd.apache.parquet");
    };
  }
}
