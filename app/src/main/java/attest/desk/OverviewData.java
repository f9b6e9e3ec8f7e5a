package attest.desk;

import attest.access.Knowledge;
import attest.access.Visitor;
import attest.incident.Incident;
import attest.incident.Place;
import attest.pipeline.StoreView;
import attest.store.IncidentOverview;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the map and the timeline draw, counted by the database. */
@RestController
final class OverviewData {
  private static final int MOST_CELLS = 600;
  private static final int MOST_SINGLE = 200;

  private final IncidentStore store;
  private final Knowledge knowledge;

  private final KeptCounts kept;

  OverviewData(IncidentStore store, Knowledge knowledge, KeptCounts kept) {
    this.store = store;
    this.knowledge = knowledge;
    this.kept = kept;
  }

  private record MarksOf(IncidentQuery query, double degrees) {}

  private record TimelineOf(IncidentQuery query) {}

  /**
   * Something to draw on the map.
   *
   * @param incidents how many incidents it stands for
   * @param killed how many were killed in them by the best figures
   * @param box west, south, east and north of their points
   * @param radius in metres, how far from its point one incident may have been; 0 for a point; null
   *     for many
   */
  record Mark(
      int incidents,
      long killed,
      double latitude,
      double longitude,
      double[] box,
      @Nullable String incident,
      @Nullable String title,
      @Nullable String precision,
      @Nullable Integer radius) {}

  /** What the map draws. */
  record Marks(List<Mark> marks, boolean cut) {}

  /**
   * A bar of the timeline.
   *
   * @param start first day
   * @param end last day
   */
  record Bar(LocalDate start, LocalDate end, int incidents, long killed) {}

  /** The timeline; a bar is a day, week, month or year. */
  record Timeline(String unit, List<Bar> bars) {}

  @GetMapping("/map")
  Marks map(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(defaultValue = "2") int zoom,
      @RequestParam(required = false) @Nullable String view,
      @AuthenticationPrincipal Visitor visitor) {
    StoreView known = knowledge.of(visitor);
    IncidentQuery query = OverviewFilter.of(parameters).query();
    if (query.area() == null) {
      query = query.withArea(OverviewFilter.view(view));
    }
    double degrees = 360.0 / (1L << Math.max(0, Math.min(zoom, 18))) / 8;
    IncidentQuery asked = query;
    return kept.of(
        new MarksOf(asked, degrees),
        hidden(known),
        Marks.class,
        () -> marks(known, asked, degrees));
  }

  private Set<String> hidden(StoreView view) {
    return view.isRestricted() ? knowledge.internal().ids() : Set.of();
  }

  private Marks marks(StoreView known, IncidentQuery query, double degrees) {
    List<IncidentOverview.Cell> cells =
        new OverviewCounts(store, known).cells(query, degrees, MOST_CELLS);
    List<Mark> marks = new ArrayList<>();
    int singles = 0;
    for (IncidentOverview.Cell cell : cells) {
      String id = cell.incident();
      if (id != null && singles < MOST_SINGLE) {
        singles++;
        var found = known.findIncident(id);
        if (found.isPresent()) {
          marks.add(single(cell, id, found.get().incident()));
          continue;
        }
      }
      marks.add(mark(cell, id, null, null, null));
    }
    return new Marks(marks, cells.size() == MOST_CELLS);
  }

  private static Mark single(IncidentOverview.Cell cell, String id, Incident incident) {
    var cited = incident.place();
    Place place = cited == null ? null : cited.value();
    IncidentLine line = IncidentLine.of(id, incident, List.of());
    String tolls =
        String.join(
            ", ", line.tolls().stream().map(toll -> toll.harm() + " " + toll.range()).toList());
    return mark(
        cell,
        id,
        line.type()
            + ", "
            + line.when()
            + ", "
            + line.where()
            + (tolls.isEmpty() ? "" : ": " + tolls),
        Wording.precision(place),
        radius(place));
  }

  private static Mark mark(
      IncidentOverview.Cell cell,
      @Nullable String id,
      @Nullable String title,
      @Nullable String precision,
      @Nullable Integer radius) {
    return new Mark(
        cell.incidents(),
        cell.killed(),
        cell.latitude(),
        cell.longitude(),
        new double[] {cell.west(), cell.south(), cell.east(), cell.north()},
        id,
        title,
        precision,
        radius);
  }

  /** How large a circle stands for a place that leaves so much open: a sign, not its border. */
  private static int radius(@Nullable Place place) {
    if (!(place instanceof Place.Known known)) {
      return 0;
    }
    return switch (known.precision()) {
      case SETTLEMENT -> 0;
      case NEAR -> 10_000;
      case DISTRICT -> 25_000;
      case PROVINCE, AREA -> 80_000;
      case SEA, COUNTRY, UNKNOWN -> 150_000;
    };
  }

  @GetMapping("/timeline")
  Timeline timeline(
      @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal Visitor visitor) {
    StoreView known = knowledge.of(visitor);
    IncidentQuery query = OverviewFilter.of(parameters).query();
    return kept.of(
        new TimelineOf(query),
        hidden(known),
        Timeline.class,
        () -> timeline(new OverviewCounts(store, known).days(query)));
  }

  private static Timeline timeline(List<IncidentOverview.Day> days) {
    if (days.isEmpty()) {
      return new Timeline("day", List.of());
    }
    long length = ChronoUnit.DAYS.between(days.getFirst().day(), days.getLast().day()) + 1;
    String unit =
        length <= 120 ? "day" : length <= 800 ? "week" : length <= 6_000 ? "month" : "year";
    Map<LocalDate, Bar> bars = new TreeMap<>();
    for (IncidentOverview.Day day : days) {
      LocalDate start = start(day.day(), unit);
      bars.merge(
          start,
          new Bar(start, end(start, unit), day.incidents(), day.killed()),
          (one, other) ->
              new Bar(
                  one.start(),
                  one.end(),
                  one.incidents() + other.incidents(),
                  one.killed() + other.killed()));
    }
    return new Timeline(unit, List.copyOf(bars.values()));
  }

  private static LocalDate start(LocalDate day, String unit) {
    return switch (unit) {
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      case "year" -> day.withDayOfYear(1);
      default -> day;
    };
  }

  private static LocalDate end(LocalDate start, String unit) {
    return switch (unit) {
      case "week" -> start.plusDays(6);
      case "month" -> start.plusMonths(1).minusDays(1);
      case "year" -> start.plusYears(1).minusDays(1);
      default -> start;
    };
  }
}
