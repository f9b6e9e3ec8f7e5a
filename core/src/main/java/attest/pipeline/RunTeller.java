package attest.pipeline;

import attest.document.Problem;
import attest.incident.ArticleRecord;
import attest.pipeline.IncidentKeeper.Kept;
import attest.store.IncidentStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database how a run goes: at its start, every ten seconds while something happens, and at
 * its end. Safe for threads.
 */
public final class RunTeller implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final IncidentStore store;
  private final InstantSource clock;
  private final String id;
  private final String kind;
  private final String what;
  private final String manifest;
  private final Instant started;
  private final Map<String, StoredRun.Told> problems = new TreeMap<>();
  private Instant told;
  private Kept kept = Kept.NOTHING;
  private long articles;
  private long failed;
  private long known;

  /**
   * Begins a run.
   *
   * @param kind {@code read} or {@code watch}
   * @param what names of inputs
   * @param manifest identity of the manifest that makes its records
   */
  public RunTeller(
      IncidentStore store, InstantSource clock, String kind, String what, String manifest) {
    this.store = store;
    this.clock = clock;
    this.kind = kind;
    this.what = what;
    this.manifest = manifest;
    this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] bytes = new byte[3];
    new SecureRandom().nextBytes(bytes);
    this.id =
        "c-"
            + started.toString().replaceAll("[^0-9TZ]", "")
            + "-"
            + HexFormat.of().formatHex(bytes);
    this.told = started;
    save(null);
  }

  /**
   * Counts an article.
   *
   * @param what what keeping it did
   * @param isKnown whether it was there already
   */
  public synchronized void kept(ArticleRecord record, Kept what, boolean isKnown) {
    articles++;
    known += isKnown ? 1 : 0;
    kept = kept.plus(what);
    record.problems().forEach(problem -> StoredRun.count(problems, problem));
    tell();
  }

  /** Counts a document that gave no article. */
  public synchronized void failed(Problem problem) {
    failed++;
    StoredRun.count(problems, problem);
    tell();
  }

  private void tell() {
    if (clock.instant().isAfter(told.plus(EVERY))) {
      told = clock.instant();
      save(null);
    }
  }

  private void save(@Nullable Instant ended) {
    new StoredRun(
            id,
            kind,
            what,
            manifest,
            started,
            clock.instant(),
            ended,
            articles,
            failed,
            known,
            kept.accounts(),
            kept.created(),
            kept.revised(),
            problems)
        .save(store);
  }

  /** Ends the run. */
  @Override
  public synchronized void close() {
    save(clock.instant());
  }
}
