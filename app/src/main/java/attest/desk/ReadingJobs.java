package attest.desk;

import attest.alert.AlertService;
import attest.api.ArticleReading;
import attest.document.Problem;
import attest.document.Published;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import attest.ingest.DocumentSource.Item;
import attest.ingest.FileDocuments;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.Outcome;
import attest.pipeline.RunManifests;
import attest.settings.Settings;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads what users bring, one job after another in the background. Safe for threads. */
@Component
final class ReadingJobs {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingJobs.class);
  private static final int MOST_WAITING = 20;

  private final Runs runs;
  private final Settings settings;
  private final IncidentKeeper keeper;
  private final ObjectProvider<DocumentPipeline> pipeline;
  private final ArticleReading reading;
  private final AlertService alerts;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("reading-", 1).factory());

  ReadingJobs(
      Runs runs,
      Settings settings,
      IncidentKeeper keeper,
      ObjectProvider<DocumentPipeline> pipeline,
      ArticleReading reading,
      AlertService alerts) {
    this.runs = runs;
    this.settings = settings;
    this.keeper = keeper;
    this.pipeline = pipeline;
    this.reading = reading;
    this.alerts = alerts;
  }

  /** A file as it was sent, or a pasted text. */
  @SuppressWarnings("ArrayRecordComponent")
  record Upload(String name, byte[] content) {}

  /**
   * Has something read and kept.
   *
   * @param uploads files and texts
   * @param address an address of the web; null for none
   * @param published the date of articles that have none; null for none
   * @return the id of the run
   * @throws RejectedExecutionException if too many jobs wait
   */
  String start(
      String who, List<Upload> uploads, @Nullable String address, @Nullable Published published) {
    List<String> names = new ArrayList<>(uploads.stream().map(Upload::name).toList());
    if (address != null) {
      names.add(address);
    }
    String run = runs.begin("read", who, String.join(", ", names), RunManifests.of(settings).id());
    try {
      worker.execute(() -> read(run, uploads, address, published));
    } catch (RejectedExecutionException e) {
      runs.end(run, "broken");
      throw e;
    }
    return run;
  }

  private void read(
      String run, List<Upload> uploads, @Nullable String address, @Nullable Published published) {
    String state = "broken";
    try {
      runs.running(run);
      for (Upload upload : uploads) {
        new FileDocuments(settings.ingest(), new ByteArrayInputStream(upload.content()))
            .read("-", item -> take(run, upload.name(), item, published));
      }
      if (address != null) {
        keep(run, reading.readAddress(address));
      }
      state = "done";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.info("a reading job broke off", e);
      runs.failed(
          run, new Problem(address == null ? "job" : address, Problem.Code.INTERNAL, shown(e)));
    } finally {
      runs.end(run, state);
      alerts.wake();
    }
  }

  private void take(String run, String name, Item item, @Nullable Published published) {
    if (ending.get()) {
      throw new IllegalStateException("the desk ends");
    }
    RawDocument document = item.document();
    if (document == null) {
      item.problems().forEach(problem -> runs.failed(run, named(name, problem)));
      return;
    }
    RawDocument.Metadata metadata = document.metadata();
    if (published != null && metadata.published() == null) {
      metadata = metadata.withPublished(published);
    }
    RawDocument from =
        new RawDocument(
            document.source().startsWith("-")
                ? name + document.source().substring(1)
                : document.source(),
            document.form(),
            document.content(),
            metadata);
    Outcome outcome = Outcome.of(pipeline.getObject()::read, from, item.problems());
    ArticleRecord record = outcome.record();
    if (record == null) {
      outcome.problems().forEach(problem -> runs.failed(run, problem));
    } else {
      keep(run, record);
    }
  }

  private void keep(String run, ArticleRecord record) {
    if (record.article().text().isBlank()) {
      record.problems().forEach(problem -> runs.failed(run, problem));
    } else {
      runs.kept(run, record, keeper.keep(List.of(record)));
    }
  }

  private static Problem named(String name, Problem problem) {
    return new Problem(
        problem.document().equals("-") ? name : problem.document(),
        problem.code(),
        problem.message());
  }

  private static String shown(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @PreDestroy
  void close() {
    ending.set(true);
    worker.shutdownNow();
  }
}
