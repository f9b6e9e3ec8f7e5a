package attest.pipeline;

import attest.document.Article;
import attest.format.ArticleLookup;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Doubts;
import attest.incident.FiledAccount;
import attest.incident.IncidentRevision;
import attest.reconcile.Reconciler;
import attest.store.Change;
import attest.store.IncidentPage;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import attest.store.Redirect;
import attest.store.SearchHit;
import attest.store.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A store as somebody may see it: wholly, or without what is {@linkplain InternalArticles
 * internal}. Without, an incident to which internal articles contribute is put together anew from
 * the other accounts, and is not there if no other is left; its revisions of the past that rest on
 * internal articles are not there either. Queries are answered from what is then left, so that no
 * filter tells more than what it gives. Made for one request: articles that are marked later may
 * still show. Not for use by several threads.
 */
public final class StoreView {
  private final IncidentStore store;
  private final Set<String> hidden;
  private final OpenIncidents open;

  private StoreView(IncidentStore store, Reconciler reconciler, Set<String> hidden) {
    this.store = store;
    this.hidden = hidden;
    this.open = new OpenIncidents(store, reconciler, hidden);
  }

  /** A view of all. */
  public static StoreView whole(IncidentStore store, Reconciler reconciler) {
    return new StoreView(store, reconciler, Set.of());
  }

  /** A view without what is internal. */
  public static StoreView open(IncidentStore store, Reconciler reconciler) {
    return new StoreView(store, reconciler, new InternalArticles(store).ids());
  }

  /** Whether anything is left out. */
  public boolean isRestricted() {
    return !hidden.isEmpty();
  }

  /** Some of the incidents that a query asks for, with the cursor for what comes after. */
  public IncidentPage page(IncidentQuery query) {
    if (hidden.isEmpty()) {
      return store.page(query);
    }
    OpenCursor cursor = OpenCursor.parse(query.cursor());
    MergedIncidents merged = new MergedIncidents(store, open, query, cursor);
    List<IncidentRevision> page = new ArrayList<>();
    while (merged.hasNext() && (query.limit() == 0 || page.size() < query.limit())) {
      page.add(merged.next());
    }
    return new IncidentPage(page, merged.hasNext() ? merged.cursor().toText() : null);
  }

  /** The incidents that a query asks for, one after another. Close the stream. */
  public Stream<IncidentRevision> stream(IncidentQuery query) {
    if (hidden.isEmpty()) {
      return store.stream(query);
    }
    Iterator<IncidentRevision> merged =
        new MergedIncidents(store, open, query, OpenCursor.parse(query.cursor()));
    Stream<IncidentRevision> all =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(merged, Spliterator.ORDERED | Spliterator.NONNULL),
            false);
    return query.limit() == 0 ? all : all.limit(query.limit());
  }

  /** How many incidents a query asks for, whatever its limit and cursor. */
  public long count(IncidentQuery query) {
    if (hidden.isEmpty()) {
      return store.count(query);
    }
    if (query.asOf() != null) {
      try (Stream<IncidentRevision> all = stream(query.withLimit(0).withCursor(null))) {
        return all.count();
      }
    }
    return store.count(query) - open.countTouched(query) + open.list(query).size();
  }

  /**
   * Incidents that nobody decided on, the most doubtful first, of those the earlier first. Where
   * something is left out, incidents that are put together anew may stand later than they should.
   *
   * @param most how many at most
   */
  public List<IncidentRevision> listDoubtful(int most) {
    if (hidden.isEmpty()) {
      return store.listDoubtful(most);
    }
    return store.listDoubtful(2 * most).stream()
        .flatMap(revision -> open.see(revision).stream())
        .sorted(Comparator.comparingInt(it -> -Doubts.of(it.incident()).points()))
        .limit(most)
        .toList();
  }

  /** The incident of an identity as known now, or of the one that it was merged into. */
  public Optional<IncidentRevision> findIncident(String id) {
    return findIncident(id, null);
  }

  /**
   * The incident of an identity as known at a moment, or of the one that it was merged into.
   *
   * @param asOf system time; null for now
   */
  public Optional<IncidentRevision> findIncident(String id, @Nullable Instant asOf) {
    Optional<IncidentRevision> found = store.findIncident(id, asOf);
    return asOf == null
        ? found.flatMap(open::see)
        : found.filter(revision -> !open.isTouched(revision)).map(open::discreet);
  }

  /** The incident that an account belongs to now. */
  public Optional<IncidentRevision> findIncidentOf(AccountKey account) {
    return hidden.contains(account.article())
        ? Optional.empty()
        : store.findIncidentOf(account).flatMap(open::see);
  }

  /** The revisions of an identity from the first on, also of one merged away; may be empty. */
  public List<IncidentRevision> history(String id) {
    List<IncidentRevision> all = store.history(id);
    if (hidden.isEmpty() || all.isEmpty()) {
      return all;
    }
    List<IncidentRevision> seen = new ArrayList<>();
    for (IncidentRevision revision : all) {
      if (!open.isTouched(revision)) {
        seen.add(open.discreet(revision));
      }
    }
    IncidentRevision last = all.getLast();
    if (open.isTouched(last)) {
      store
          .findIncident(id)
          .filter(now -> now.id().equals(id) && now.revision() == last.revision())
          .flatMap(open::see)
          .ifPresent(seen::add);
    }
    return seen;
  }

  /** What was merged into an incident, and what it was merged into, in order of time. */
  public List<Redirect> redirects(String id) {
    if (hidden.isEmpty()) {
      return store.redirects(id);
    }
    if (history(id).isEmpty()) {
      return List.of();
    }
    return store.redirects(id).stream()
        .filter(redirect -> !history(redirect.from()).isEmpty())
        .map(redirect ->
            new Redirect(
                redirect.from(), redirect.to(), redirect.at(), open.discreet(redirect.cause())))
        .toList();
  }

  /**
   * Changes of incidents in the order in which they were stored. Of an incident that was put
   * together anew only the latest is given.
   *
   * @param number those with a greater number than this; 0 for the first
   * @param most how many to look at
   */
  public Changes changesAfter(long number, int most) {
    List<Change> all = store.changesAfter(number, most);
    Long last = all.size() < most ? null : (Long) all.getLast().number();
    if (hidden.isEmpty()) {
      return new Changes(all, last);
    }
    List<Change> seen = new ArrayList<>();
    for (Change change : all) {
      IncidentRevision revision = change.revision();
      if (revision == null) {
        if (!history(change.incident()).isEmpty()) {
          seen.add(with(change, null));
        }
      } else if (!open.isTouched(revision)) {
        seen.add(with(change, open.discreet(revision)));
      } else {
        store
            .findIncident(change.incident())
            .filter(now -> now.id().equals(change.incident()))
            .filter(now -> now.revision() == revision.revision())
            .flatMap(open::see)
            .ifPresent(now -> seen.add(with(change, now)));
      }
    }
    return new Changes(seen, last);
  }

  private Change with(Change change, @Nullable IncidentRevision revision) {
    return new Change(
        change.number(),
        change.incident(),
        change.at(),
        revision == null ? open.discreet(change.cause()) : revision.cause(),
        revision,
        change.mergedInto());
  }

  /**
   * Some changes.
   *
   * @param list the changes in order
   * @param last where to go on; null where nothing follows
   */
  public record Changes(List<Change> list, @Nullable Long last) {
    public Changes {
      list = List.copyOf(list);
    }
  }

  /** The number of the change that was stored last; 0 where there is none. */
  public long lastChange() {
    return store.lastChange();
  }

  /** The accounts that an incident rests on now, in their order. */
  public List<FiledAccount> accounts(String incident) {
    return store.accounts(incident).stream()
        .filter(account -> !hidden.contains(account.article().id()))
        .toList();
  }

  /** An account as it is held now. */
  public Optional<FiledAccount> findAccount(AccountKey key) {
    return hidden.contains(key.article()) ? Optional.empty() : store.findAccount(key);
  }

  /** All that is held of an article now. */
  public Optional<ArticleRecord> findArticle(String id) {
    return hidden.contains(id) ? Optional.empty() : store.findArticle(id);
  }

  /**
   * Some articles in the order of storing, each by its number; those left out are skipped, so that
   * there may be fewer than asked for although others follow.
   *
   * @param number those with a greater number than this; 0 for the first
   * @param most how many to look at
   */
  public Articles articlesAfter(long number, int most) {
    SequencedMap<Long, ArticleRecord> all = store.articlesAfter(number, most);
    SequencedMap<Long, ArticleRecord> seen = new LinkedHashMap<>(all);
    seen.values().removeIf(record -> hidden.contains(record.article().id()));
    return new Articles(seen, all.size() < most ? null : all.lastEntry().getKey());
  }

  /**
   * Some articles.
   *
   * @param records the articles by their numbers
   * @param last where to go on; null where nothing follows
   */
  public record Articles(SequencedMap<Long, ArticleRecord> records, @Nullable Long last) {}

  /** Where an article was seen, in order of time. */
  public List<Sighting> sightings(String article) {
    return hidden.contains(article) ? List.of() : store.sightings(article);
  }

  /**
   * Articles that have all of some words in title or text, best first.
   *
   * @param words words, those in quotation marks together
   * @param limit how many at most
   */
  public List<SearchHit> search(String words, int limit) {
    if (hidden.isEmpty()) {
      return store.search(words, limit);
    }
    return store.search(words, limit + hidden.size()).stream()
        .filter(hit -> !hidden.contains(hit.article()))
        .limit(limit)
        .toList();
  }

  /** Articles without what was read in them, by identity, in the order asked for. */
  public SequencedMap<String, Article> listArticles(Collection<String> ids) {
    return store.listArticles(ids.stream().filter(id -> !hidden.contains(id)).toList());
  }

  /** The articles, for writers of incidents. */
  public ArticleLookup lookup() {
    return id -> listArticles(List.of(id)).get(id);
  }

  /** The articles that some incidents rest on, read at once, for writers of them. */
  public ArticleLookup lookup(Collection<IncidentRevision> incidents) {
    Set<String> ids = new LinkedHashSet<>();
    for (IncidentRevision revision : incidents) {
      revision.incident().accounts().forEach(account -> ids.add(account.article()));
    }
    return listArticles(ids)::get;
  }
}
