package attest.store;

import static attest.store.Tables.INCIDENT;

import attest.incident.Claim;
import attest.incident.HarmTotal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the incidents that a query asks for, as known now, for maps, timelines and heads of
 * lists. What is counted is kept in memory (see {@link IncidentColumns}), so that it is quick for
 * many. Limit and cursor of a query are passed over; of a circle its box is meant. Safe for
 * threads.
 */
public final class IncidentOverview {
  private final Function<Function<DSLContext, Object>, Object> reader;
  private final Finder finder;
  private final IncidentColumns columns;

  IncidentOverview(
      Function<Function<DSLContext, Object>, Object> reader,
      Finder finder,
      IncidentColumns columns) {
    this.reader = reader;
    this.finder = finder;
    this.columns = columns;
  }

  /**
   * Incidents that lie near each other.
   *
   * @param incidents how many
   * @param killed how many were killed in them, by the best figures, else the least
   * @param latitude the mean of their points, degrees north
   * @param longitude the mean of their points, degrees east
   * @param south least latitude of their points
   * @param west least longitude of their points
   * @param north greatest latitude of their points
   * @param east greatest longitude of their points
   * @param incident the identity, where it is only one; else null
   */
  public record Cell(
      int incidents,
      long killed,
      double latitude,
      double longitude,
      double south,
      double west,
      double north,
      double east,
      @Nullable String incident) {}

  /**
   * Incidents that began on one day.
   *
   * @param day the first day of their time
   * @param incidents how many
   * @param killed how many were killed in them, by the best figures, else the least
   */
  public record Day(LocalDate day, int incidents, long killed) {}

  /**
   * Incidents without a point on the map.
   *
   * @param country ISO 3166-1 alpha-2; null where no country is known either
   * @param incidents how many
   */
  public record Unplaced(@Nullable String country, int incidents) {}

  /**
   * Counts over all incidents of a query.
   *
   * @param incidents how many
   * @param undated how many of them have no time
   * @param unplaced those of them that have no point, by country, those with most first
   * @param harmed how many came to each harm, only harms with a figure: low is 0 where no least is
   *     told, best the sum of the best figures, else of the least, high null where one of them is
   *     open
   * @param told in how many incidents a figure for each harm is told
   */
  public record Sums(
      long incidents,
      long undated,
      List<Unplaced> unplaced,
      Map<Claim.Harm, HarmTotal> harmed,
      Map<Claim.Harm, Long> told) {
    public Sums {
      unplaced = List.copyOf(unplaced);
      harmed = Map.copyOf(harmed);
      told = Map.copyOf(told);
    }

    /** How many of the incidents have no point. */
    public long withoutPoint() {
      return unplaced.stream().mapToLong(Unplaced::incidents).sum();
    }
  }

  /**
   * Incidents with a point, by the squares of a grid.
   *
   * @param query which; those that have a point
   * @param degrees how wide a square is, more than 0
   * @param most how many squares at most, those with most incidents
   */
  public List<Cell> cells(IncidentQuery query, double degrees, int most) {
    if (!(degrees > 0)) {
      throw new IllegalArgumentException("squares of " + degrees + " degrees");
    }
    return read(
        query,
        (sql, incidents) -> {
          Map<Long, Square> squares = new HashMap<>();
          incidents.each(row -> {
            if (row.isPlaced()) {
              long line = (long) Math.floor((row.latitude() + 90) / degrees);
              long column = (long) Math.floor((row.longitude() + 180) / degrees);
              squares.computeIfAbsent(line << 32 | column, at -> new Square(at)).add(row);
            }
          });
          List<Square> greatest =
              squares.values().stream()
                  .sorted(
                      Comparator.comparingInt((Square one) -> -one.incidents)
                          .thenComparingLong(one -> one.at))
                  .limit(most)
                  .toList();
          Map<Long, String> names = new HashMap<>();
          for (List<Long> some :
              Rows.chunks(
                  greatest.stream().filter(one -> one.incidents == 1).map(Square::last).toList())) {
            sql.select(IncidentRows.NR, IncidentRows.ID)
                .from(INCIDENT)
                .where(IncidentRows.NR.in(some))
                .forEach(row -> names.put(row.value1(), row.value2()));
          }
          return greatest.stream().map(one -> one.cell(names)).toList();
        });
  }

  /** A square of the grid while it is counted. */
  private static final class Square {
    private final long at;
    private int incidents;
    private long killed;
    private long last;
    private double latitudes;
    private double longitudes;
    private double south = 90;
    private double west = 180;
    private double north = -90;
    private double east = -180;

    Square(long at) {
      this.at = at;
    }

    void add(IncidentColumns.Row row) {
      incidents++;
      killed += row.killed();
      last = row.number();
      latitudes += row.latitude();
      longitudes += row.longitude();
      south = Math.min(south, row.latitude());
      north = Math.max(north, row.latitude());
      west = Math.min(west, row.longitude());
      east = Math.max(east, row.longitude());
    }

    long last() {
      return last;
    }

    Cell cell(Map<Long, String> names) {
      return new Cell(
          incidents,
          killed,
          latitudes / incidents,
          longitudes / incidents,
          south,
          west,
          north,
          east,
          incidents == 1 ? names.get(last) : null);
    }
  }

  /**
   * Incidents with a time by the day on which they began, in order of days; days without any are
   * left out.
   */
  public List<Day> days(IncidentQuery query) {
    return read(
        query,
        (sql, incidents) -> {
          Map<Integer, long[]> days = new TreeMap<>();
          incidents.each(row -> {
            if (row.isTimed()) {
              long[] counts = days.computeIfAbsent(row.firstDay(), day -> new long[2]);
              counts[0]++;
              counts[1] += row.killed();
            }
          });
          List<Day> all = new ArrayList<>(days.size());
          days.forEach((day, counts) ->
              all.add(new Day(LocalDate.ofEpochDay(day), (int) counts[0], counts[1])));
          return all;
        });
  }

  /** Counts over all incidents of a query. */
  public Sums sums(IncidentQuery query) {
    return read(
        query,
        (sql, incidents) -> {
          long[] counts = new long[2];
          Map<@Nullable String, Integer> countries = new HashMap<>();
          Map<Claim.Harm, IncidentColumns.Sum> sums = new EnumMap<>(Claim.Harm.class);
          incidents.each(row -> {
            counts[0]++;
            counts[1] += row.isTimed() ? 0 : 1;
            if (!row.isPlaced()) {
              countries.merge(row.country(), 1, Integer::sum);
            }
            row.addTo(sums);
          });
          Map<Claim.Harm, HarmTotal> harmed = new EnumMap<>(Claim.Harm.class);
          Map<Claim.Harm, Long> told = new EnumMap<>(Claim.Harm.class);
          sums.forEach((harm, sum) -> {
            harmed.put(harm, sum.total());
            told.put(harm, sum.told());
          });
          List<Unplaced> unplaced = new ArrayList<>();
          countries.forEach((country, count) -> unplaced.add(new Unplaced(country, count)));
          unplaced.sort(
              Comparator.comparingInt((Unplaced one) -> -one.incidents())
                  .thenComparing(one -> String.valueOf(one.country())));
          return new Sums(counts[0], counts[1], unplaced, harmed, told);
        });
  }

  /** The incidents of a query. */
  private interface Incidents {
    void each(IncidentColumns.Look look);
  }

  private interface Work<T> {
    T of(DSLContext sql, Incidents incidents);
  }

  @SuppressWarnings("unchecked")
  private <T> T read(IncidentQuery query, Work<T> work) {
    if (query.asOf() != null) {
      throw new StoreException(
          "an overview is of what is known now: leave out the time of knowledge");
    }
    return (T)
        reader.apply(sql -> {
          columns.update(sql);
          if (query.text() == null && query.actor() == null) {
            return work.of(sql, look -> columns.each(query, look));
          }
          List<Long> numbers =
              sql.select(IncidentRows.NR)
                  .from(INCIDENT)
                  .where(finder.matching(sql, query))
                  .fetch(IncidentRows.NR);
          return work.of(sql, look -> columns.each(numbers, look));
        });
  }
}
