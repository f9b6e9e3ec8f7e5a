package attest.pipeline;

import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.origin.Fingerprint;
import attest.origin.LinkedOrigins;
import attest.origin.Origin;
import attest.origin.Report;
import attest.reconcile.AccountFiler;
import attest.reconcile.DefaultReconciler;
import attest.reconcile.ReconcileOptions;
import attest.reconcile.Reconciler;
import attest.settings.Settings;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes what puts accounts together, of the settings. Safe for threads. */
public final class Reconciliation {
  private Reconciliation() {}

  /** The reconciler of some settings. */
  public static Reconciler reconciler(Settings settings) {
    LinkedOrigins origins = new LinkedOrigins(settings.origin());
    return new DefaultReconciler(
        ReconcileOptions.defaults(), (cards, copies) -> group(origins, cards, copies));
  }

  /**
   * What keeps the incidents of a store in step with what is read and decided.
   *
   * @param store the store; stays open
   * @param settings how articles are read
   */
  public static IncidentKeeper keeper(IncidentStore store, Settings settings) {
    AccountFiler filer = new AccountFiler();
    return new IncidentKeeper(
        store,
        reconciler(settings),
        RunManifests.of(settings),
        Reconciliation::card,
        record -> filer.file(record, card(record)),
        settings.store().maxBlock());
  }

  private static ArticleCard card(ArticleRecord record) {
    var article = record.article();
    return new ArticleCard(
        article.id(),
        article.source(),
        article.url(),
        article.publisher(),
        article.agency(),
        article.title(),
        article.published(),
        Fingerprint.of(article).toText());
  }

  private static List<List<String>> group(
      LinkedOrigins origins, Collection<ArticleCard> cards, Collection<List<String>> copies) {
    List<Report> reports = new ArrayList<>();
    for (ArticleCard card : cards) {
      Fingerprint fingerprint = Fingerprint.parse(card.fingerprint());
      var published = card.published();
      reports.add(
          new Report(
              card.id(),
              card.publisher(),
              card.agency(),
              fingerprint == null ? Fingerprint.of("") : fingerprint,
              published == null ? null : published.date()));
    }
    List<List<String>> groups = new ArrayList<>();
    for (Origin origin : origins.group(reports)) {
      groups.add(new ArrayList<>(origin.articles()));
    }
    for (List<String> same : copies) {
      List<String> joined = new ArrayList<>();
      groups.removeIf(group -> {
        boolean hit = group.stream().anyMatch(same::contains);
        if (hit) {
          joined.addAll(group);
        }
        return hit;
      });
      if (!joined.isEmpty()) {
        groups.add(joined);
      }
    }
    return groups;
  }
}
