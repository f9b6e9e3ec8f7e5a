package attest.store;

import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.INCIDENT_TOLL;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.incident.Claim;
import attest.incident.HarmTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the incidents that a query asks for, as known now, for maps, timelines and heads of
 * lists. The database counts, so that it is quick for many. Limit and cursor of a query are passed
 * over; of a circle its box is meant. Safe for threads.
 */
public final class IncidentOverview {
  private static final Field<Integer> COUNT = DSL.count().as("incidents");
  private static final Field<BigDecimal> KILLED =
      DSL.sum(number(INCIDENT_TOLL, "total")).as("killed");
  private static final Field<Double> MEAN_LATITUDE =
      DSL.avg(IncidentRows.LATITUDE).cast(Double.class).as("latitude");
  private static final Field<Double> MEAN_LONGITUDE =
      DSL.avg(IncidentRows.LONGITUDE).cast(Double.class).as("longitude");
  private static final Field<Double> SOUTH = DSL.min(IncidentRows.LATITUDE).as("south");
  private static final Field<Double> NORTH = DSL.max(IncidentRows.LATITUDE).as("north");
  private static final Field<Double> WEST = DSL.min(IncidentRows.LONGITUDE).as("west");
  private static final Field<Double> EAST = DSL.max(IncidentRows.LONGITUDE).as("east");
  private static final Field<String> ONE = DSL.max(IncidentRows.ID).as("one");

  private final Function<Function<DSLContext, Object>, Object> reader;
  private final Finder finder;

  IncidentOverview(Function<Function<DSLContext, Object>, Object> reader, Finder finder) {
    this.reader = reader;
    this.finder = finder;
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
    Field<?> line = DSL.floor(IncidentRows.LATITUDE.plus(90).div(degrees));
    Field<?> column = DSL.floor(IncidentRows.LONGITUDE.plus(180).div(degrees));
    return read(
        query,
        (sql, matching) -> {
          List<Cell> cells = new ArrayList<>();
          sql.select(COUNT, KILLED, MEAN_LATITUDE, MEAN_LONGITUDE, SOUTH, WEST, NORTH, EAST, ONE)
              .from(INCIDENT)
              .leftJoin(INCIDENT_TOLL)
              .on(killed())
              .where(matching)
              .and(IncidentRows.LATITUDE.isNotNull())
              .groupBy(line, column)
              .orderBy(COUNT.desc(), ONE)
              .limit(most)
              .forEach(row ->
                  cells.add(
                      new Cell(
                          row.get(COUNT),
                          whole(row.get(KILLED)),
                          row.get(MEAN_LATITUDE),
                          row.get(MEAN_LONGITUDE),
                          row.get(SOUTH),
                          row.get(WEST),
                          row.get(NORTH),
                          row.get(EAST),
                          row.get(COUNT) == 1 ? row.get(ONE) : null)));
          return cells;
        });
  }

  /**
   * Incidents with a time by the day on which they began, in order of days; days without any are
   * left out.
   */
  public List<Day> days(IncidentQuery query) {
    return read(
        query,
        (sql, matching) -> {
          List<Day> days = new ArrayList<>();
          sql.select(IncidentRows.FIRST_DAY, COUNT, KILLED)
              .from(INCIDENT)
              .leftJoin(INCIDENT_TOLL)
              .on(killed())
              .where(matching)
              .and(IncidentRows.FIRST_DAY.lt(Rows.NO_DAY))
              .groupBy(IncidentRows.FIRST_DAY)
              .orderBy(IncidentRows.FIRST_DAY)
              .forEach(row ->
                  days.add(
                      new Day(
                          LocalDate.ofEpochDay(row.value1()), row.value2(), whole(row.value3()))));
          return days;
        });
  }

  /** Counts over all incidents of a query. */
  public Sums sums(IncidentQuery query) {
    return read(
        query,
        (sql, matching) -> {
          long incidents = 0;
          long undated = 0;
          List<Unplaced> unplaced = new ArrayList<>();
          Field<Boolean> placed = DSL.field(IncidentRows.LATITUDE.isNotNull()).as("placed");
          Field<Integer> timeless =
              DSL.count(DSL.when(IncidentRows.FIRST_DAY.eq(Rows.NO_DAY), 1)).as("timeless");
          for (Record row :
              sql.select(IncidentRows.COUNTRY, placed, COUNT, timeless)
                  .from(INCIDENT)
                  .where(matching)
                  .groupBy(IncidentRows.COUNTRY, placed)
                  .orderBy(COUNT.desc(), IncidentRows.COUNTRY)
                  .fetch()) {
            incidents += row.get(COUNT);
            undated += row.get(timeless);
            if (!row.get(placed)) {
              unplaced.add(new Unplaced(row.get(IncidentRows.COUNTRY), row.get(COUNT)));
            }
          }
          Map<Claim.Harm, HarmTotal> harmed = new LinkedHashMap<>();
          Map<Claim.Harm, Long> told = new LinkedHashMap<>();
          Field<String> harm = text(INCIDENT_TOLL, "harm");
          Field<BigDecimal> best = DSL.sum(number(INCIDENT_TOLL, "total")).as("best");
          Field<BigDecimal> low = DSL.sum(number(INCIDENT_TOLL, "low")).as("low");
          Field<BigDecimal> high = DSL.sum(number(INCIDENT_TOLL, "high")).as("high");
          Field<Integer> closed = DSL.count(number(INCIDENT_TOLL, "high")).as("closed");
          sql.select(harm, best, low, high, closed, COUNT)
              .from(INCIDENT)
              .join(INCIDENT_TOLL)
              .on(number(INCIDENT_TOLL, "incident").eq(IncidentRows.NR))
              .where(matching)
              .groupBy(harm)
              .forEach(row -> {
                boolean open = !row.get(closed).equals(row.get(COUNT));
                for (Claim.Harm one : Claim.Harm.values()) {
                  if (one.code().equals(row.get(harm))) {
                    harmed.put(
                        one,
                        new HarmTotal(
                            whole(row.get(low)),
                            whole(row.get(best)),
                            open ? null : Long.valueOf(whole(row.get(high)))));
                    told.put(one, (long) row.get(COUNT));
                  }
                }
              });
          return new Sums(incidents, undated, unplaced, harmed, told);
        });
  }

  private static Condition killed() {
    return number(INCIDENT_TOLL, "incident")
        .eq(IncidentRows.NR)
        .and(text(INCIDENT_TOLL, "harm").eq(Claim.Harm.KILLED.code()));
  }

  private static long whole(@Nullable BigDecimal sum) {
    return sum == null ? 0 : sum.longValue();
  }

  private interface Work<T> {
    T of(DSLContext sql, Condition matching);
  }

  @SuppressWarnings("unchecked")
  private <T> T read(IncidentQuery query, Work<T> work) {
    if (query.asOf() != null) {
      throw new StoreException(
          "an overview is of what is known now: leave out the time of knowledge");
    }
    return (T) reader.apply(sql -> work.of(sql, finder.matching(sql, query)));
  }
}
