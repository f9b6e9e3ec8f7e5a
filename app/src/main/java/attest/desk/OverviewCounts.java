package attest.desk;

import attest.incident.Claim;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.pipeline.StoreView;
import attest.store.IncidentOverview;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts for map, timeline and head of the list: by the database where the visitor may see all,
 * else by going through what the visitor may see.
 */
final class OverviewCounts {
  private final IncidentStore store;
  private final StoreView view;

  OverviewCounts(IncidentStore store, StoreView view) {
    this.store = store;
    this.view = view;
  }

  private void each(IncidentQuery query, Consumer<IncidentRevision> work) {
    try (Stream<IncidentRevision> all = view.stream(query.withLimit(0).withCursor(null))) {
      all.forEach(work);
    }
  }

  /** As {@link IncidentOverview#cells}. */
  List<IncidentOverview.Cell> cells(IncidentQuery query, double degrees, int most) {
    if (!view.isRestricted()) {
      return store.overview().cells(query, degrees, most);
    }
    Map<String, IncidentOverview.Cell> cells = new HashMap<>();
    each(
        query,
        one -> {
          Place.Point point = point(one.incident());
          if (point != null) {
            double latitude = point.latitude();
            double longitude = point.longitude();
            cells.merge(
                Math.floor((latitude + 90) / degrees)
                    + "/"
                    + Math.floor((longitude + 180) / degrees),
                new IncidentOverview.Cell(
                    1,
                    killed(one.incident()),
                    latitude,
                    longitude,
                    latitude,
                    longitude,
                    latitude,
                    longitude,
                    one.id()),
                OverviewCounts::both);
          }
        });
    return cells.values().stream()
        .sorted(Comparator.comparingInt(IncidentOverview.Cell::incidents).reversed())
        .limit(most)
        .toList();
  }

  private static IncidentOverview.Cell both(IncidentOverview.Cell one, IncidentOverview.Cell two) {
    int count = one.incidents() + two.incidents();
    return new IncidentOverview.Cell(
        count,
        one.killed() + two.killed(),
        (one.latitude() * one.incidents() + two.latitude() * two.incidents()) / count,
        (one.longitude() * one.incidents() + two.longitude() * two.incidents()) / count,
        Math.min(one.south(), two.south()),
        Math.min(one.west(), two.west()),
        Math.max(one.north(), two.north()),
        Math.max(one.east(), two.east()),
        null);
  }

  /** As {@link IncidentOverview#days}. */
  List<IncidentOverview.Day> days(IncidentQuery query) {
    if (!view.isRestricted()) {
      return store.overview().days(query);
    }
    Map<LocalDate, IncidentOverview.Day> days = new TreeMap<>();
    each(
        query,
        one -> {
          var time = one.incident().time();
          if (time != null) {
            LocalDate day = time.value().start();
            days.merge(
                day,
                new IncidentOverview.Day(day, 1, killed(one.incident())),
                (a, b) ->
                    new IncidentOverview.Day(
                        day, a.incidents() + b.incidents(), a.killed() + b.killed()));
          }
        });
    return List.copyOf(days.values());
  }

  /** As {@link IncidentOverview#sums}. */
  IncidentOverview.Sums sums(IncidentQuery query) {
    if (!view.isRestricted()) {
      return store.overview().sums(query);
    }
    long[] counts = new long[2];
    Map<@Nullable String, Integer> countries = new HashMap<>();
    Map<Claim.Harm, HarmTotal> harmed = new EnumMap<>(Claim.Harm.class);
    Map<Claim.Harm, Long> told = new EnumMap<>(Claim.Harm.class);
    each(
        query,
        one -> {
          Incident incident = one.incident();
          counts[0]++;
          counts[1] += incident.time() == null ? 1 : 0;
          if (point(incident) == null) {
            var place = incident.place();
            countries.merge(
                place != null && place.value() instanceof Place.Known known
                    ? known.country()
                    : null,
                1,
                Integer::sum);
          }
          for (Claim.Harm harm : Claim.Harm.values()) {
            HarmTotal total = HarmTotal.of(incident, harm);
            if (total.size() != null) {
              harmed.merge(
                  harm, new HarmTotal(0L, 0L, 0L).plus(total), (all, more) -> all.plus(more));
              told.merge(harm, 1L, Long::sum);
            }
          }
        });
    List<IncidentOverview.Unplaced> unplaced = new ArrayList<>();
    countries.forEach(
        (country, count) -> unplaced.add(new IncidentOverview.Unplaced(country, count)));
    unplaced.sort(Comparator.comparingInt(IncidentOverview.Unplaced::incidents).reversed());
    return new IncidentOverview.Sums(counts[0], counts[1], unplaced, harmed, told);
  }

  private static long killed(Incident incident) {
    Long killed = HarmTotal.of(incident, Claim.Harm.KILLED).size();
    return killed == null ? 0 : killed;
  }

  private static Place.@Nullable Point point(Incident incident) {
    var place = incident.place();
    return place != null
            && place.value() instanceof Place.Known known
            && known.precision() != Place.Precision.COUNTRY
        ? known.point()
        : null;
  }
}
