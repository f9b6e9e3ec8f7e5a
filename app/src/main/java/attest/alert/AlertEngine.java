package attest.alert;

import attest.access.DeskDatabase;
import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the revisions that the store has got since it last looked, and keeps what saved searches
 * have to tell of them. Where it stopped is kept in the database; it begins a little before that,
 * as clocks differ, and what it has told before it does not tell again. Used by one thread at a
 * time.
 */
@Component
public final class AlertEngine {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final int MOST_REMEMBERED = 20_000;

  private final Knowledge knowledge;
  private final SavedSearches searches;
  private final Firings firings;
  private final Owners owners;
  private final DeskDatabase database;
  private final Map<String, Integer> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  AlertEngine(
      Knowledge knowledge,
      SavedSearches searches,
      Firings firings,
      Owners owners,
      DeskDatabase database) {
    this.knowledge = knowledge;
    this.searches = searches;
    this.firings = firings;
    this.owners = owners;
    this.database = database;
  }

  /** A search with its filter, and whether it may tell of what is internal. */
  private record Watcher(SavedSearch search, IncidentQuery filter, boolean internal) {}

  /**
   * Looks once at all that is new.
   *
   * @return how many firings were kept
   */
  public int look() {
    List<Watcher> watchers = watchers();
    if (watchers.isEmpty()) {
      return 0;
    }
    Instant earliest =
        watchers.stream().map(w -> w.search().since()).min(Instant::compareTo).orElseThrow();
    Instant position = position();
    Instant start = position == null ? earliest : later(earliest, position.minus(OVERLAP));
    int fired = 0;
    Instant last = start;
    List<String> changed = new ArrayList<>();
    Map<String, Integer> revisions = new HashMap<>();
    try (Stream<IncidentRevision> all =
        knowledge.of(true).stream(IncidentQuery.all().withRejected(true).withChangedSince(start))) {
      for (IncidentRevision one : (Iterable<IncidentRevision>) all::iterator) {
        last = later(last, one.revised());
        if (!Integer.valueOf(one.revision()).equals(seen.get(one.id()))) {
          changed.add(one.id());
          revisions.put(one.id(), one.revision());
        }
      }
    }
    if (!changed.isEmpty()) {
      for (boolean internal : new boolean[] {false, true}) {
        List<Watcher> some = watchers.stream().filter(w -> w.internal() == internal).toList();
        if (!some.isEmpty()) {
          fired += look(some, knowledge.of(internal), changed, start);
        }
      }
      seen.putAll(revisions);
    }
    keepPosition(last);
    return fired;
  }

  private List<Watcher> watchers() {
    List<Watcher> watchers = new ArrayList<>();
    for (SavedSearch search : searches.active()) {
      Optional<Visitor> owner = owners.find(search.owner());
      if (owner.isPresent()) {
        watchers.add(
            new Watcher(
                search, SearchFilter.parse(search.filter()), owner.get().may(Scope.INTERNAL)));
      }
    }
    return watchers;
  }

  private int look(List<Watcher> watchers, StoreView view, List<String> changed, Instant start) {
    Map<String, Set<String>> fitting = new HashMap<>();
    for (Watcher watcher : watchers) {
      Set<String> ids = new HashSet<>();
      try (Stream<IncidentRevision> all = view.stream(shown(watcher.filter(), start))) {
        all.forEach(one -> ids.add(one.id()));
      }
      fitting.put(watcher.search().id(), ids);
    }
    int fired = 0;
    for (String id : changed) {
      List<IncidentRevision> history = view.history(id);
      for (int i = 0; i < history.size(); i++) {
        IncidentRevision now = history.get(i);
        if (now.revised().isBefore(start)) {
          continue;
        }
        IncidentRevision before = i == 0 ? null : history.get(i - 1);
        for (Watcher watcher : watchers) {
          if (!now.revised().isBefore(watcher.search().since())
              && fitting.getOrDefault(watcher.search().id(), Set.of()).contains(id)) {
            fired += fire(watcher, view, before, now);
          }
        }
      }
    }
    return fired;
  }

  /**
   * What changed of what a reviewer's word lets be shown to a search; whether a revision itself
   * fits is asked of each, so that an incident that has left the search is told of as well.
   */
  private static IncidentQuery shown(IncidentQuery filter, Instant start) {
    return IncidentQuery.all()
        .withReviewed(filter.reviewed())
        .withRejected(filter.rejected())
        .withChangedSince(start);
  }

  private int fire(
      Watcher watcher, StoreView view, @Nullable IncidentRevision before, IncidentRevision now) {
    Map<AlertEvent, String> events = Changes.compare(watcher.filter(), before, now);
    String title = IncidentWords.title(now.incident());
    int fired = 0;
    for (Map.Entry<AlertEvent, String> event : events.entrySet()) {
      if (watcher.search().events().contains(event.getKey())) {
        Firings.Found found =
            new Firings.Found(
                now.id(),
                now.revision(),
                event.getKey(),
                now.revised(),
                watcher.internal(),
                "",
                0,
                title,
                event.getValue());
        fired += firings.add(watcher.search(), found) ? 1 : 0;
      }
    }
    if (watcher.search().events().contains(AlertEvent.UNUSUAL_RISE)
        && watcher.filter().matches(now)
        && (before == null
            || events.containsKey(AlertEvent.NEW_INCIDENT)
            || !Objects.equals(before.incident().time(), now.incident().time()))) {
      fired += fireRise(watcher, view, now, title);
    }
    return fired;
  }

  private int fireRise(Watcher watcher, StoreView view, IncidentRevision now, String title) {
    RiseRule.Rise rise = RiseRule.find(view, watcher.filter(), now).orElse(null);
    if (rise == null) {
      return 0;
    }
    LocalDate quiet = rise.day().minusDays(RiseRule.DAYS - 1);
    if (firings.hasRise(watcher.search().id(), rise.place(), quiet.toEpochDay())) {
      return 0; // told already, in these very days
    }
    Firings.Found found =
        new Firings.Found(
            now.id(),
            now.revision(),
            AlertEvent.UNUSUAL_RISE,
            now.revised(),
            watcher.internal(),
            rise.place(),
            rise.day().toEpochDay(),
            title,
            rise.detail());
    return firings.add(watcher.search(), found) ? 1 : 0;
  }

  private @Nullable Instant position() {
    return database
        .client()
        .sql("select at from desk_alert_state where name = 'position'")
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli)
        .orElse(null);
  }

  private void keepPosition(Instant last) {
    database
        .client()
        .sql(
            "insert into desk_alert_state (name, at, holder) values ('position', ?, '')"
                + " on conflict (name) do update set at = excluded.at")
        .param(last.toEpochMilli())
        .update();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
