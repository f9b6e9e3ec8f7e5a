package attest.store;

import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.INCIDENT_TOLL;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.HarmTotal;
import attest.incident.Mention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of incidents, in memory by their numbers: some fifty bytes each, so that counts
 * over all of them take milliseconds. Read at the first use; from then on only what has been
 * revised since. Safe for threads.
 */
final class IncidentColumns {
  private static final int CHUNK = 5_000;
  private static final int NONE = -1;
  private static final Field<Long> TOLL_INCIDENT = number(INCIDENT_TOLL, "incident");
  private static final Field<String> TOLL_HARM = text(INCIDENT_TOLL, "harm");
  private static final Field<Long> TOTAL = number(INCIDENT_TOLL, "total");
  private static final Field<Long> LOW = number(INCIDENT_TOLL, "low");
  private static final Field<Long> HIGH = number(INCIDENT_TOLL, "high");

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<@Nullable String> countries = new ArrayList<>();
  private final Map<@Nullable String, Short> countryNumbers = new HashMap<>();
  private final Map<Claim.Harm, Tolls> tolls = new EnumMap<>(Claim.Harm.class);
  private volatile long seen;
  private int size;
  private boolean[] live = {};
  private byte[] review = {};
  private byte[] type = {};
  private byte[] status = {};
  private short[] country = {};
  private int[] firstDay = {};
  private int[] lastDay = {};
  private long[] revised = {};
  private double[] latitude = {};
  private double[] longitude = {};

  /** The figures of one harm; {@link #NONE} where there is none. */
  private static final class Tolls {
    private int[] best = {};
    private int[] low = {};
    private int[] high = {};

    void grow(int length) {
      int before = best.length;
      best = Arrays.copyOf(best, length);
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      Arrays.fill(best, before, length, NONE);
    }
  }

  /** Takes in what has been revised since the last time. */
  void update(DSLContext sql) {
    long last = ChangeRows.last(sql);
    if (last == seen) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (seen == 0) {
        long most =
            sql.select(DSL.coalesce(DSL.max(IncidentRows.NR), 0L))
                .from(INCIDENT)
                .fetchSingle()
                .value1();
        for (long from = 0; from < most; from += CHUNK) {
          Condition some = IncidentRows.NR.gt(from).and(IncidentRows.NR.le(from + CHUNK));
          Condition theirs = TOLL_INCIDENT.gt(from).and(TOLL_INCIDENT.le(from + CHUNK));
          read(sql, some, theirs);
        }
      } else if (last > seen) {
        List<Long> changed =
            sql.selectDistinct(IncidentRows.R_INCIDENT)
                .from(REVISION)
                .where(IncidentRows.R_NR.gt(seen))
                .and(IncidentRows.R_NR.le(last))
                .fetch(IncidentRows.R_INCIDENT);
        for (List<Long> some : Rows.chunks(changed)) {
          some.forEach(this::clear);
          read(sql, IncidentRows.NR.in(some), TOLL_INCIDENT.in(some));
        }
      }
      seen = Math.max(seen, last);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void clear(long nr) {
    int at = (int) nr;
    if (at < size) {
      live[at] = false;
      tolls.values().forEach(of -> of.best[at] = NONE);
    }
  }

  private void read(DSLContext sql, Condition incidents, Condition theirs) {
    sql.select(
            IncidentRows.NR,
            IncidentRows.LIVE,
            IncidentRows.REVIEW,
            IncidentRows.TYPE,
            IncidentRows.STATUS,
            IncidentRows.COUNTRY,
            IncidentRows.FIRST_DAY,
            IncidentRows.LAST_DAY,
            IncidentRows.REVISED,
            IncidentRows.LATITUDE,
            IncidentRows.LONGITUDE)
        .from(INCIDENT)
        .where(incidents)
        .fetch()
        .forEach(this::take);
    sql.select(TOLL_INCIDENT, TOLL_HARM, TOTAL, LOW, HIGH)
        .from(INCIDENT_TOLL)
        .where(theirs)
        .fetch()
        .forEach(this::takeToll);
  }

  private void take(Record row) {
    int at = Math.toIntExact(row.get(IncidentRows.NR));
    if (at >= live.length) {
      grow(Math.max(1_024, at + at / 4 + 1));
    }
    size = Math.max(size, at + 1);
    live[at] = row.get(IncidentRows.LIVE) == 1;
    review[at] = (byte) (long) row.get(IncidentRows.REVIEW);
    type[at] = ordinal(EventType.values(), EventType::code, row.get(IncidentRows.TYPE));
    status[at] =
        ordinal(Mention.Status.values(), Mention.Status::code, row.get(IncidentRows.STATUS));
    country[at] = country(row.get(IncidentRows.COUNTRY));
    firstDay[at] = Math.toIntExact(row.get(IncidentRows.FIRST_DAY));
    lastDay[at] = Math.toIntExact(row.get(IncidentRows.LAST_DAY));
    revised[at] = row.get(IncidentRows.REVISED);
    latitude[at] = point(row.get(IncidentRows.LATITUDE));
    longitude[at] = point(row.get(IncidentRows.LONGITUDE));
  }

  private void grow(int length) {
    live = Arrays.copyOf(live, length);
    review = Arrays.copyOf(review, length);
    type = Arrays.copyOf(type, length);
    status = Arrays.copyOf(status, length);
    country = Arrays.copyOf(country, length);
    firstDay = Arrays.copyOf(firstDay, length);
    lastDay = Arrays.copyOf(lastDay, length);
    revised = Arrays.copyOf(revised, length);
    latitude = Arrays.copyOf(latitude, length);
    longitude = Arrays.copyOf(longitude, length);
    tolls.values().forEach(of -> of.grow(length));
  }

  private static double point(@Nullable Double degrees) {
    return degrees == null ? Double.NaN : degrees;
  }

  private static <E extends Enum<E>> byte ordinal(
      E[] values, java.util.function.Function<E, String> code, String given) {
    for (E value : values) {
      if (code.apply(value).equals(given)) {
        return (byte) value.ordinal();
      }
    }
    return NONE;
  }

  private short country(@Nullable String code) {
    Short known = countryNumbers.get(code);
    if (known == null) {
      known = (short) countries.size();
      countries.add(code);
      countryNumbers.put(code, known);
    }
    return known;
  }

  private void takeToll(Record row) {
    int at = Math.toIntExact(row.get(TOLL_INCIDENT));
    for (Claim.Harm harm : Claim.Harm.values()) {
      if (harm.code().equals(row.get(TOLL_HARM))) {
        Tolls of = tolls.computeIfAbsent(harm, h -> new Tolls());
        if (at >= of.best.length) {
          of.grow(Math.max(live.length, at + 1));
        }
        of.best[at] = people(row.get(TOTAL), 0);
        of.low[at] = people(row.get(LOW), 0);
        of.high[at] = people(row.get(HIGH), NONE);
      }
    }
  }

  private static int people(@Nullable Long number, int otherwise) {
    return number == null
        ? otherwise
        : (int) Math.max(0, Math.min(Integer.MAX_VALUE, number.longValue()));
  }

  /** Sums over incidents of what came to one harm. */
  static final class Sum {
    private long told;
    private long low;
    private long best;
    private long high;
    private boolean isOpen;

    long told() {
      return told;
    }

    HarmTotal total() {
      return new HarmTotal(low, best, isOpen ? null : Long.valueOf(high));
    }
  }

  /** What is known of an incident that is looked at; for use within {@link #each} only. */
  final class Row {
    private int at;

    int number() {
      return at;
    }

    boolean isTimed() {
      return firstDay[at] < Rows.NO_DAY;
    }

    int firstDay() {
      return firstDay[at];
    }

    boolean isPlaced() {
      return !Double.isNaN(latitude[at]);
    }

    double latitude() {
      return latitude[at];
    }

    double longitude() {
      return longitude[at];
    }

    @Nullable String country() {
      return countries.get(country[at]);
    }

    /** Adds what came to each harm of which there is a figure. */
    void addTo(Map<Claim.Harm, Sum> sums) {
      for (Map.Entry<Claim.Harm, Tolls> entry : tolls.entrySet()) {
        Tolls of = entry.getValue();
        if (at < of.best.length && of.best[at] != NONE) {
          Sum sum = sums.computeIfAbsent(entry.getKey(), harm -> new Sum());
          sum.told++;
          sum.low += of.low[at];
          sum.best += of.best[at];
          sum.isOpen |= of.high[at] == NONE;
          sum.high += Math.max(0, of.high[at]);
        }
      }
    }

    /** How many were killed by the best figure, else the least; 0 where there is none. */
    long killed() {
      Tolls of = tolls.get(Claim.Harm.KILLED);
      return of == null || at >= of.best.length || of.best[at] == NONE ? 0 : of.best[at];
    }
  }

  /** A way to look at incidents one by one. */
  interface Look {
    void at(Row row);
  }

  /**
   * Looks at the incidents of a query, which is not one by words or actor.
   *
   * @param look must not keep the row
   */
  void each(IncidentQuery query, Look look) {
    lock.readLock().lock();
    try {
      Row row = new Row();
      boolean[] types = new boolean[EventType.values().length];
      query.types().forEach(one -> types[one.ordinal()] = true);
      boolean[] statuses = new boolean[Mention.Status.values().length];
      query.statuses().forEach(one -> statuses[one.ordinal()] = true);
      Short wanted = query.country() == null ? null : countryNumbers.get(query.country());
      if (query.country() != null && wanted == null) {
        return;
      }
      IncidentQuery.Area.Box box = query.area() == null ? null : Finder.box(query.area());
      for (int i = 0; i < size; i++) {
        if (live[i]
            && (query.rejected() || review[i] != IncidentRows.REJECTED)
            && (wanted == null || country[i] == wanted)
            && (query.types().isEmpty() || (type[i] >= 0 && types[type[i]]))
            && (query.statuses().isEmpty() || (status[i] >= 0 && statuses[status[i]]))
            && (query.reviewed() == null || query.reviewed() == review[i] > 0)
            && isWithin(query, i)
            && (box == null || isWithin(box, latitude[i], longitude[i]))
            && hasToll(query.toll(), i)) {
          row.at = i;
          look.at(row);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private boolean isWithin(IncidentQuery query, int i) {
    if (query.from() == null && query.to() == null) {
      return query.changedSince() == null || revised[i] >= Rows.micros(query.changedSince());
    }
    return firstDay[i] < Rows.NO_DAY
        && (query.to() == null || firstDay[i] <= query.to().toEpochDay())
        && (query.from() == null || lastDay[i] >= query.from().toEpochDay())
        && (query.changedSince() == null || revised[i] >= Rows.micros(query.changedSince()));
  }

  private static boolean isWithin(IncidentQuery.Area.Box box, double latitude, double longitude) {
    return latitude >= box.south()
        && latitude <= box.north()
        && (box.west() <= box.east()
            ? longitude >= box.west() && longitude <= box.east()
            : longitude >= box.west() || longitude <= box.east());
  }

  private boolean hasToll(IncidentQuery.@Nullable TollAtLeast least, int i) {
    if (least == null) {
      return true;
    }
    Tolls of = tolls.get(least.harm());
    return of != null && i < of.best.length && of.best[i] != NONE && of.best[i] >= least.least();
  }

  /** Looks at incidents by their numbers; those that are not held are passed over. */
  void each(Collection<Long> numbers, Look look) {
    lock.readLock().lock();
    try {
      Row row = new Row();
      for (long nr : numbers) {
        if (nr < size && live[(int) nr]) {
          row.at = (int) nr;
          look.at(row);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
  }
}
