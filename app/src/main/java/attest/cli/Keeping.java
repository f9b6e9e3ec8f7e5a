package attest.cli;

import attest.document.Article;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.IncidentKeeper.Kept;
import attest.pipeline.Reconciliation;
import attest.pipeline.RunManifests;
import attest.pipeline.RunTeller;
import attest.settings.Settings;
import attest.store.IncidentStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what a run reads in a database: an article a transaction, wholly or not at all. */
final class Keeping implements AutoCloseable {
  private final IncidentStore store;
  private final IncidentKeeper keeper;
  private final RunTeller run;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private Kept kept = Kept.NOTHING;

  private Keeping(IncidentStore store, IncidentKeeper keeper, RunTeller run) {
    this.store = store;
    this.keeper = keeper;
    this.run = run;
  }

  /**
   * Opens the database of a run.
   *
   * @param what names of inputs, for those who look at runs
   * @throws attest.store.StoreException if it cannot be opened
   */
  static Keeping open(String where, Settings settings, InstantSource clock, List<String> what) {
    IncidentStore store = IncidentStore.open(where, settings.store(), clock);
    return new Keeping(
        store,
        Reconciliation.keeper(store, settings),
        new RunTeller(
            store, clock, "read", String.join(", ", what), RunManifests.of(settings).id()));
  }

  /** Reads a document, or only its article where that is held as it would be read. */
  ArticleRecord read(DocumentPipeline pipeline, RawDocument raw) {
    return pipeline.read(raw, this::isKnown);
  }

  private boolean isKnown(Article article) {
    boolean isRead = keeper.isRead(article);
    if (isRead) {
      known.add(article.id());
    }
    return isRead;
  }

  /** Keeps a record, unless there is no text; false where its article was known. */
  boolean keep(ArticleRecord record) {
    if (record.article().text().isBlank()) {
      return true;
    }
    boolean isKnown = known.contains(record.article().id());
    Kept now = isKnown ? keeper.see(record.article()) : keeper.keep(List.of(record));
    kept = kept.plus(now);
    run.kept(record, now, isKnown);
    return !isKnown;
  }

  /** Counts a document that gave no article. */
  void failed(Problem problem) {
    run.failed(problem);
  }

  /** What was kept, for people. */
  String summary() {
    Map<String, Long> counts = store.counts();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "kept      %d new articles, %d read again, %d seen elsewhere, %d already there%n",
            kept.articles(),
            kept.reread(),
            kept.sightings(),
            kept.known()));
    text.append(
        String.format(
            Locale.ROOT,
            "incidents %d new, %d changed, %d merged or gone; %d in the database, of %d accounts%n",
            kept.created(),
            kept.revised(),
            kept.merged(),
            counts.getOrDefault("incidents", 0L),
            counts.getOrDefault("accounts", 0L)));
    if (kept.crowded() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "crowded   %d times an account was compared only with the nearest in time of those that"
                  + " it could belong to; store.max-block sets how many%n",
              kept.crowded()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    try (store) {
      run.close();
    }
  }
}
