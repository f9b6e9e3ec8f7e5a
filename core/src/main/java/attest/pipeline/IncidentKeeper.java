package attest.pipeline;

import attest.document.Article;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.reconcile.Reconciler;
import attest.store.IncidentStore;
import attest.store.PreparedFiling;
import attest.store.RunManifest;
import attest.store.StoreWriter;
import attest.store.StoreWriter.Blocks;
import attest.store.StoreWriter.Changes;
import attest.store.StoreWriter.Filing;
import attest.store.StoreWriter.Saved;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps the incidents of a store in step with its accounts: what is saved is compared with what is
 * stored, and the incidents that change get a revision in the same transaction. Safe for threads,
 * and for several processes on one store.
 */
public final class IncidentKeeper {
  private static final int BATCH = 2_000;

  private final IncidentStore store;
  private final Reconciler reconciler;
  private final RunManifest manifest;
  private final Function<ArticleRecord, ArticleCard> cards;
  private final Function<ArticleRecord, List<FiledAccount>> filer;
  private final AccountLinker linker;

  /**
   * A keeper.
   *
   * @param store where to
   * @param reconciler puts accounts together
   * @param manifest what makes the records and the incidents
   * @param cards makes the card of an article, with its fingerprint
   * @param filer makes the filed accounts of an article, in the order of its record
   * @param maxBlock with how many accounts of one block, on either side in the order of days, an
   *     account is compared at most
   */
  public IncidentKeeper(
      IncidentStore store,
      Reconciler reconciler,
      RunManifest manifest,
      Function<ArticleRecord, ArticleCard> cards,
      Function<ArticleRecord, List<FiledAccount>> filer,
      int maxBlock) {
    this.store = store;
    this.reconciler = reconciler;
    this.manifest = manifest;
    this.cards = cards;
    this.filer = filer;
    this.linker = new AccountLinker(reconciler, maxBlock);
  }

  /**
   * What was done.
   *
   * @param articles how many articles were new
   * @param sightings how many were known and seen from elsewhere
   * @param known how many were known as they are
   * @param reread how many were known and read by another version or with other settings
   * @param accounts how many accounts were new or changed
   * @param created how many incidents were new
   * @param revised how many incidents were known and changed
   * @param merged how many incidents went up in others or lost their last account
   * @param crowded how many times a block had more accounts than an account is compared with
   */
  public record Kept(
      long articles,
      long sightings,
      long known,
      long reread,
      long accounts,
      long created,
      long revised,
      long merged,
      long crowded) {
    /** Nothing. */
    public static final Kept NOTHING = new Kept(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Kept plus(Kept other) {
      return new Kept(
          articles + other.articles,
          sightings + other.sightings,
          known + other.known,
          reread + other.reread,
          accounts + other.accounts,
          created + other.created,
          revised + other.revised,
          merged + other.merged,
          crowded + other.crowded);
    }
  }

  /**
   * Saves articles and brings their incidents up to date, all in one transaction. Saving again what
   * is there does nothing.
   */
  public Kept keep(List<ArticleRecord> records) {
    return keep(new Prepared(records.stream().map(this::prepare).toList()));
  }

  /** Articles ready to be kept. Immutable. */
  public static final class Prepared {
    private final List<PreparedFiling> filings;

    private Prepared(List<PreparedFiling> filings) {
      this.filings = filings;
    }
  }

  /**
   * Makes articles ready to be kept, which is half of the work and can be done while others are
   * written.
   */
  public Prepared prepare(List<ArticleRecord> records) {
    return new Prepared(records.stream().map(this::prepare).toList());
  }

  /** Keeps what was prepared, all in one transaction; see {@link #keep(List)}. */
  public Kept keep(Prepared prepared) {
    return store.write(writer -> {
      Map<Saved, Long> saved = new HashMap<>();
      writer
          .save(prepared.filings, manifest)
          .forEach(outcome -> saved.merge(outcome, 1L, Long::sum));
      List<StoredAccount> pending = writer.pending();
      Kept settled = settle(writer, pending, "");
      return new Kept(
          saved.getOrDefault(Saved.NEW, 0L),
          saved.getOrDefault(Saved.SIGHTED, 0L),
          saved.getOrDefault(Saved.KNOWN, 0L),
          saved.getOrDefault(Saved.READ_AGAIN, 0L),
          pending.size(),
          settled.created(),
          settled.revised(),
          settled.merged(),
          settled.crowded());
    });
  }

  /** Whether an article is held as this keeper's manifest reads it, so that it need not be read. */
  public boolean isRead(Article article) {
    return store.isRead(article.id(), manifest);
  }

  /** Saves that an article that is held was seen. */
  public Kept see(Article article) {
    boolean sighted = store.write(writer -> writer.see(article)) == Saved.SIGHTED;
    return new Kept(0, sighted ? 1 : 0, sighted ? 0 : 1, 0, 0, 0, 0, 0, 0);
  }

  private PreparedFiling prepare(ArticleRecord record) {
    List<FiledAccount> accounts = filer.apply(record);
    List<Blocks> blocks = accounts.stream().map(linker::blocks).toList();
    return store.prepare(new Filing(record, cards.apply(record), accounts, blocks));
  }

  /** Says anew where accounts may meet others, and that they are linked with none. */
  private void block(StoreWriter writer, List<StoredAccount> accounts) {
    Map<Long, Blocks> blocks = new LinkedHashMap<>();
    accounts.forEach(account -> blocks.put(account.nr(), linker.blocks(account.filed())));
    writer.block(blocks);
    writer.unlink(blocks.keySet());
  }

  /**
   * Says where accounts may meet others, and which are linked, of which an update of the tables has
   * taken that.
   */
  private void block(StoreWriter writer) {
    List<Long> blocked = new ArrayList<>();
    List<StoredAccount> some = writer.unblocked(BATCH);
    while (!some.isEmpty()) {
      block(writer, some);
      some.forEach(account -> blocked.add(account.nr()));
      some = writer.unblocked(BATCH);
    }
    for (int begin = 0; begin < blocked.size(); begin += BATCH) {
      int end = Math.min(blocked.size(), begin + BATCH);
      linker.link(writer, writer.stored(blocked.subList(begin, end)));
    }
  }

  /**
   * Saves decisions and brings the incidents that they concern up to date, all in one transaction.
   * A decision that is there already is passed over.
   */
  public Kept decide(List<Decision> decisions) {
    return store.write(writer -> {
      decisions.forEach(writer::add);
      return settle(writer, List.of(), "");
    });
  }

  /**
   * Puts every account together anew, as after a change of the rules, some thousand accounts a
   * transaction. Incidents that come out as they are get no revision.
   *
   * @param cause why, for the history
   */
  public Kept reconcileAll(String cause) {
    Kept all = Kept.NOTHING;
    long[] last = {0};
    boolean more = true;
    while (more) {
      long before = last[0];
      all =
          all.plus(
              store.write(writer -> {
                List<StoredAccount> some = writer.after(last[0], BATCH);
                block(writer, some);
                if (!some.isEmpty()) {
                  last[0] = some.get(some.size() - 1).nr();
                }
                return settle(writer, some, cause);
              }));
      more = last[0] > before;
    }
    return all;
  }

  /** Links accounts with those that are stored, and makes the incidents anew that change. */
  private Kept settle(StoreWriter writer, List<StoredAccount> accounts, String cause) {
    block(writer);
    long crowded = linker.link(writer, accounts);
    Set<Long> anew = new TreeSet<>(writer.disturbed());
    accounts.forEach(account -> anew.add(account.incident()));
    anew.remove(0L);
    Changes changes =
        writer.replace(new Neighbourhood(writer, reconciler, anew).groups(writer.pending()), cause);
    return new Kept(0, 0, 0, 0, 0, changes.created(), changes.revised(), changes.merged(), crowded);
  }
}
