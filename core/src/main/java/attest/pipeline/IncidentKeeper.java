package attest.pipeline;

import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import attest.store.RunManifest;
import attest.store.StoreWriter;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps the incidents of a store in step with its accounts: what is saved is compared with what is
 * stored, and the incidents that change get a revision in the same transaction. Safe for threads.
 */
public final class IncidentKeeper {
  private final IncidentStore store;
  private final Reconciler reconciler;
  private final RunManifest manifest;
  private final Function<ArticleRecord, ArticleCard> cards;

  /**
   * A keeper.
   *
   * @param store where to
   * @param reconciler puts accounts together
   * @param manifest what makes the records and the incidents
   * @param cards makes the card of an article, with its fingerprint
   */
  public IncidentKeeper(
      IncidentStore store,
      Reconciler reconciler,
      RunManifest manifest,
      Function<ArticleRecord, ArticleCard> cards) {
    this.store = store;
    this.reconciler = reconciler;
    this.manifest = manifest;
    this.cards = cards;
  }

  /**
   * What was done.
   *
   * @param articles how many articles were new
   * @param sightings how many were known and seen from elsewhere
   * @param known how many were known as they are
   * @param accounts how many accounts were new or changed
   * @param created how many incidents were new
   * @param revised how many incidents were known and changed
   * @param merged how many incidents went up in others
   * @param crowded how many times a block had more accounts than an account is compared with
   */
  public record Kept(
      long articles,
      long sightings,
      long known,
      long accounts,
      long created,
      long revised,
      long merged,
      long crowded) {
    /** Nothing. */
    public static final Kept NOTHING = new Kept(0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Kept plus(Kept other) {
      return new Kept(
          articles + other.articles,
          sightings + other.sightings,
          known + other.known,
          accounts + other.accounts,
          created + other.created,
          revised + other.revised,
          merged + other.merged,
          crowded + other.crowded);
    }
  }

  /** Saves articles and brings their incidents up to date, all in one transaction. */
  public Kept keep(List<ArticleRecord> records) {
    return store.write(writer -> {
      long created = 0;
      for (ArticleRecord record : records) {
        StoreWriter.Saved saved = writer.save(record, cards.apply(record), manifest);
        created += saved == StoreWriter.Saved.NEW ? 1 : 0;
      }
      return new Kept(created, 0, 0, 0, 0, 0, 0, 0);
    });
  }

  /** Saves decisions and brings the incidents that they concern up to date, in one transaction. */
  public Kept decide(List<Decision> decisions) {
    return store.write(writer -> {
      decisions.forEach(writer::add);
      return Kept.NOTHING;
    });
  }

  /**
   * Puts every account together anew, as after a change of the rules. Incidents that come out as
   * they are get no revision.
   */
  public Kept reconcileAll() {
    throw new IllegalStateException("no accounts for " + reconciler);
  }
}
