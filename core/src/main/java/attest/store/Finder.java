package attest.store;

import static attest.store.Tables.ACTOR;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.INCIDENT_ACTOR;
import static attest.store.Tables.INCIDENT_TOLL;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.store.IncidentQuery.Area;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds incidents. They come by an index in the order of their first day, so that a page costs no
 * more for what comes after it; a condition that few incidents meet is looked up first, and only
 * those few are looked at.
 */
final class Finder {
  /** If no more incidents than this meet a condition, only they are looked at. */
  private static final int FEW = 2_000;

  private static final int CELLS = 400;

  /** Words that more accounts have than this are looked for along the order of days. */
  static final int RARE = 6_000;

  /** How many incidents are asked for such words at once. */
  static final int STRETCH = 500;

  private final FullText words;
  private final IncidentRows rows;
  private final WordHits hits;
  private final int stretch;

  /**
   * A finder.
   *
   * @param rare words that more accounts have are looked for along the order of days
   * @param stretch how many incidents are asked for such words at once
   */
  Finder(FullText words, IncidentRows rows, int rare, int stretch) {
    this.words = words;
    this.rows = rows;
    this.hits = new WordHits(words, rare);
    this.stretch = stretch;
  }

  /**
   * A place in the order of incidents.
   *
   * @param day first day
   * @param nr number of the incident
   */
  record Position(long day, long nr) {}

  /**
   * Incidents and where they end.
   *
   * @param incidents in order
   * @param end the place of the last one; null where there is none
   */
  record Found(List<IncidentRevision> incidents, @Nullable Position end) {}

  /**
   * The place that a cursor stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  static @Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    int dot = cursor.indexOf('.');
    try {
      return new Position(
          Long.parseLong(cursor.substring(0, Math.max(0, dot))),
          Long.parseLong(cursor.substring(dot + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + cursor + "' is no cursor: give one that a page ended with", e);
    }
  }

  /** The cursor of a place. */
  static String cursor(Position place) {
    return place.day() + "." + place.nr();
  }

  /** The first incidents of a query after a place. */
  Found find(DSLContext sql, IncidentQuery query, @Nullable Position after, int most) {
    List<Record> keys = new ArrayList<>();
    Position from = after;
    List<Condition> stretches = stretches(query);
    List<String> phrases = query.text() == null ? List.of() : Words.phrases(query.text());
    Condition told = query.text() == null ? DSL.noCondition() : rare(sql, phrases);
    IncidentQuery wordless = query.withText(null);
    for (Condition days : stretches) {
      boolean lasting = stretches.size() > 1 && days == stretches.get(0);
      Condition met = conditions(sql, wordless, !lasting);
      Condition all = told == null ? met : met.and(told);
      boolean more = true;
      while (more && keys.size() < most) {
        int wanted = told == null ? Math.max(stretch, most - keys.size()) : most - keys.size();
        List<? extends Record> some =
            sql.select(
                    IncidentRows.FIRST_DAY,
                    IncidentRows.NR,
                    IncidentRows.LATEST,
                    IncidentRows.LATITUDE,
                    IncidentRows.LONGITUDE)
                .from(INCIDENT)
                .where(days)
                .and(all)
                .and(beyond(IncidentRows.FIRST_DAY, IncidentRows.NR, from))
                .orderBy(IncidentRows.FIRST_DAY, IncidentRows.NR)
                .limit(wanted)
                .fetch();
        Set<Long> having =
            told == null
                ? words.having(
                    sql, phrases, some.stream().map(row -> row.get(IncidentRows.NR)).toList())
                : Set.of();
        for (Record row : some) {
          from = new Position(row.get(IncidentRows.FIRST_DAY), row.get(IncidentRows.NR));
          if (within(query.area(), row)
              && (told != null || having.contains(row.get(IncidentRows.NR)))
              && keys.size() < most) {
            keys.add(row);
          }
        }
        more = some.size() == wanted;
      }
    }
    List<Record> ordered = latest(sql, keys);
    Record last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
    return new Found(
        rows.revisions(sql, ordered),
        last == null
            ? null
            : new Position(last.get(IncidentRows.FIRST_DAY), last.get(IncidentRows.NR)));
  }

  /** Incidents that nobody decided on, the most doubtful first. */
  List<IncidentRevision> doubtful(DSLContext sql, int most) {
    List<? extends Record> keys =
        sql.select(IncidentRows.NR, IncidentRows.LATEST)
            .from(INCIDENT)
            .where(IncidentRows.REVIEW.eq(DSL.inline(0L)))
            .and(IncidentRows.LIVE.eq(DSL.inline(1L)))
            .orderBy(IncidentRows.DOUBT.desc(), IncidentRows.FIRST_DAY, IncidentRows.NR)
            .limit(most)
            .fetch();
    return rows.revisions(sql, latest(sql, keys));
  }

  /** The latest revisions of incidents, in their order. */
  private static List<Record> latest(DSLContext sql, List<? extends Record> keys) {
    Map<Long, Record> bodies = new HashMap<>();
    for (List<Long> some :
        Rows.chunks(keys.stream().map(row -> row.get(IncidentRows.LATEST)).toList())) {
      revisions(sql, IncidentRows.R_NR.in(some))
          .forEach(row -> bodies.put(row.get(IncidentRows.R_NR), row));
    }
    List<Record> ordered = new ArrayList<>();
    for (Record key : keys) {
      Record body = bodies.get(key.get(IncidentRows.LATEST));
      if (body == null) {
        throw new StoreException("an incident has no revision: " + key.get(IncidentRows.NR));
      }
      ordered.add(body);
    }
    return ordered;
  }

  /** How many incidents meet a query. */
  long count(DSLContext sql, IncidentQuery query) {
    Condition all = conditions(sql, query);
    long count = 0;
    for (Condition days : stretches(query)) {
      if (query.area() instanceof Area.Circle) {
        count +=
            sql
                .select(IncidentRows.LATITUDE, IncidentRows.LONGITUDE)
                .from(INCIDENT)
                .where(days)
                .and(all)
                .fetch()
                .stream()
                .filter(row -> within(query.area(), row))
                .count();
      } else {
        count += sql.fetchCount(INCIDENT, days.and(all));
      }
    }
    return count;
  }

  /** What the incidents of a query, as known now, have in common; of a circle its box. */
  Condition matching(DSLContext sql, IncidentQuery query) {
    return DSL.or(stretches(query)).and(conditions(sql, query));
  }

  /** Rows of revisions with all that is needed to read them. */
  static List<Record> revisions(DSLContext sql, Condition condition) {
    return new ArrayList<>(
        sql.select(IncidentRows.columns())
            .from(REVISION)
            .join(INCIDENT)
            .on(IncidentRows.NR.eq(IncidentRows.R_INCIDENT))
            .where(condition)
            .orderBy(IncidentRows.R_NR)
            .fetch());
  }

  private static Condition beyond(Field<Long> day, Field<Long> nr, @Nullable Position place) {
    return place == null
        ? DSL.noCondition()
        : day.ge(place.day()).and(day.gt(place.day()).or(nr.gt(place.nr())));
  }

  /**
   * The stretches of the order of incidents to look through. One that lasts long may have begun
   * long before; those come first, by an index of their own.
   */
  private static List<Condition> stretches(IncidentQuery query) {
    Condition known = DSL.noCondition();
    if (query.from() != null || query.to() != null) {
      known = IncidentRows.FIRST_DAY.lt(Rows.NO_DAY);
    }
    if (query.to() != null) {
      known = IncidentRows.FIRST_DAY.le(query.to().toEpochDay());
    }
    if (query.from() == null) {
      return List.of(known);
    }
    long from = query.from().toEpochDay();
    Condition open = known.and(IncidentRows.LAST_DAY.ge(from));
    long near = from - IncidentRows.LASTING_DAYS;
    return List.of(
        IncidentRows.LASTING.eq(DSL.inline(1L)).and(IncidentRows.FIRST_DAY.lt(near)).and(open),
        IncidentRows.FIRST_DAY.ge(near).and(open));
  }

  private Condition conditions(DSLContext sql, IncidentQuery query) {
    return conditions(sql, query, true);
  }

  /**
   * What the incidents of a query meet but for their time.
   *
   * @param indexed whether their country and type are to be looked up by an index; not where few
   *     incidents are looked at anyway, as a database does not know that
   */
  private Condition conditions(DSLContext sql, IncidentQuery query, boolean indexed) {
    Condition all = IncidentRows.LIVE.eq(1L);
    Field<String> country =
        indexed ? IncidentRows.COUNTRY : DSL.coalesce(IncidentRows.COUNTRY, DSL.inline(""));
    Field<String> type =
        indexed ? IncidentRows.TYPE : DSL.coalesce(IncidentRows.TYPE, DSL.inline(""));
    if (!query.rejected()) {
      all = all.and(IncidentRows.REVIEW.ne((long) IncidentRows.REJECTED));
    }
    if (query.country() != null) {
      all = all.and(country.eq(query.country()));
    }
    if (!query.types().isEmpty()) {
      all = all.and(among(type, query.types().stream().map(t -> t.code()).toList()));
    }
    if (!query.statuses().isEmpty()) {
      all =
          all.and(
              IncidentRows.STATUS.in(
                  query.statuses().stream().map(s -> s.code()).sorted().toList()));
    }
    List<Select<Record1<Long>>> narrow = new ArrayList<>();
    all = all.and(reviewed(query, narrow));
    if (query.changedSince() != null) {
      long since = Rows.micros(query.changedSince());
      all = all.and(IncidentRows.REVISED.plus(0L).ge(since));
      narrow.add(DSL.select(IncidentRows.NR).from(INCIDENT).where(IncidentRows.REVISED.ge(since)));
    }
    all = all.and(area(query.area(), narrow)).and(toll(query.toll(), narrow));
    all = all.and(actor(sql, query.actor(), narrow)).and(evidence(query.text(), narrow));
    return all.and(fewest(sql, narrow));
  }

  private static Condition among(Field<String> field, List<String> values) {
    return values.size() == 1
        ? field.eq(values.get(0))
        : field.in(values.stream().sorted().toList());
  }

  private static Condition reviewed(IncidentQuery query, List<Select<Record1<Long>>> narrow) {
    if (query.reviewed() == null) {
      return DSL.noCondition();
    }
    if (!query.reviewed()) {
      return IncidentRows.REVIEW.eq(0L);
    }
    narrow.add(
        DSL.select(IncidentRows.NR).from(INCIDENT).where(IncidentRows.REVIEW.gt(DSL.inline(0L))));
    return IncidentRows.REVIEW.plus(0L).gt(0L);
  }

  private static Condition area(@Nullable Area area, List<Select<Record1<Long>>> narrow) {
    if (area == null) {
      return DSL.noCondition();
    }
    Area.Box box = box(area);
    List<Long> cells = cells(box);
    if (!cells.isEmpty()) {
      narrow.add(DSL.select(IncidentRows.NR).from(INCIDENT).where(IncidentRows.CELL.in(cells)));
    }
    Field<Double> longitude = IncidentRows.LONGITUDE;
    Condition across =
        box.west() <= box.east()
            ? longitude.between(box.west(), box.east())
            : longitude.ge(box.west()).or(longitude.le(box.east()));
    return IncidentRows.LATITUDE.between(box.south(), box.north()).and(across);
  }

  /** An area, or the box that it lies in. */
  static Area.Box box(Area area) {
    return switch (area) {
      case Area.Box given -> given;
      case Area.Circle circle -> around(circle);
    };
  }

  /** A box that a circle lies in. */
  private static Area.Box around(Area.Circle circle) {
    double height = Math.toDegrees(circle.kilometres() / 6371.0088) + 1e-6;
    double south = circle.centre().latitude() - height;
    double north = circle.centre().latitude() + height;
    if (south <= -90 || north >= 90) {
      return new Area.Box(Math.max(-90, south), -180, Math.min(90, north), 180);
    }
    double ratio =
        Math.sin(Math.toRadians(height)) / Math.cos(Math.toRadians(circle.centre().latitude()));
    if (ratio >= 1) {
      return new Area.Box(south, -180, north, 180);
    }
    double width = Math.toDegrees(Math.asin(ratio)) + 1e-6;
    double west = circle.centre().longitude() - width;
    double east = circle.centre().longitude() + width;
    return new Area.Box(
        south, west < -180 ? west + 360 : west, north, east > 180 ? east - 360 : east);
  }

  /** The squares of one degree that a box touches; none where they are too many. */
  private static List<Long> cells(Area.Box box) {
    long first = IncidentRows.cell(box.south(), box.west());
    long last = IncidentRows.cell(box.north(), box.east());
    long columns = Math.floorMod(last % 360 - first % 360, 360L) + 1;
    if (box.west() > box.east() && first % 360 == last % 360) {
      columns = 360;
    }
    long lines = last / 360 - first / 360 + 1;
    List<Long> cells = new ArrayList<>();
    if (lines * columns > CELLS) {
      return cells;
    }
    for (long line = first / 360; line < first / 360 + lines; line++) {
      for (long column = 0; column < columns; column++) {
        cells.add(line * 360 + (first % 360 + column) % 360);
      }
    }
    return cells;
  }

  private static Condition toll(
      IncidentQuery.@Nullable TollAtLeast toll, List<Select<Record1<Long>>> narrow) {
    if (toll == null) {
      return DSL.noCondition();
    }
    Field<Long> incident = number(INCIDENT_TOLL, "incident");
    Condition enough =
        text(INCIDENT_TOLL, "harm")
            .eq(toll.harm().code())
            .and(number(INCIDENT_TOLL, "total").ge(toll.least()));
    narrow.add(DSL.select(incident).from(INCIDENT_TOLL).where(enough));
    return DSL.exists(
        DSL.selectOne()
            .from(INCIDENT_TOLL)
            .where(incident.eq(IncidentRows.NR))
            .and(text(INCIDENT_TOLL, "harm").eq(toll.harm().code()))
            .and(number(INCIDENT_TOLL, "total").plus(0L).ge(toll.least())));
  }

  private static Condition actor(
      DSLContext sql, @Nullable String actor, List<Select<Record1<Long>>> narrow) {
    if (actor == null) {
      return DSL.noCondition();
    }
    Field<Long> incident = number(INCIDENT_ACTOR, "incident");
    Field<Long> party = number(INCIDENT_ACTOR, "actor");
    List<Long> actors =
        sql.select(number(ACTOR, "nr"))
            .from(ACTOR)
            .where(text(ACTOR, "name").like("% " + Words.fold(actor) + " %"))
            .fetch(number(ACTOR, "nr"));
    if (actors.isEmpty()) {
      return DSL.falseCondition();
    }
    Condition named = party.in(actors.stream().map(DSL::inline).toList());
    narrow.add(DSL.selectDistinct(incident).from(INCIDENT_ACTOR).where(named));
    return DSL.exists(
        DSL.selectOne().from(INCIDENT_ACTOR).where(incident.eq(IncidentRows.NR)).and(named));
  }

  /**
   * The incidents that words are told of, where few accounts have them; null where many do: to look
   * at all of those would take longer than to look for them along the order of days.
   */
  private @Nullable Condition rare(DSLContext sql, List<String> phrases) {
    if (phrases.isEmpty()) {
      return DSL.falseCondition();
    }
    WordHits.Hits found = hits.of(sql, phrases);
    return found.many() ? null : words.among(IncidentRows.NR, found.incidents());
  }

  private Condition evidence(@Nullable String text, List<Select<Record1<Long>>> narrow) {
    if (text == null) {
      return DSL.noCondition();
    }
    List<String> phrases = Words.phrases(text);
    if (phrases.isEmpty()) {
      return DSL.falseCondition();
    }
    narrow.add(words.incidents(phrases));
    return IncidentRows.NR.in(words.incidents(phrases));
  }

  /** The incidents that meet the condition that fewest meet, if those are few. */
  private static Condition fewest(DSLContext sql, List<Select<Record1<Long>>> narrow) {
    List<Long> fewest = null;
    for (Select<Record1<Long>> condition : narrow) {
      List<Long> some =
          sql.select()
              .from(condition.asTable("narrow"))
              .limit(fewest == null ? FEW + 1 : fewest.size())
              .fetch(row -> ((Number) row.get(0)).longValue());
      if (some.size() <= FEW && (fewest == null || some.size() < fewest.size())) {
        fewest = some;
      }
    }
    return fewest == null
        ? DSL.noCondition()
        : IncidentRows.NR.in(fewest.stream().map(DSL::inline).toList());
  }

  private static boolean within(@Nullable Area area, Record row) {
    if (area == null) {
      return true;
    }
    Double latitude = row.get(IncidentRows.LATITUDE);
    Double longitude = row.get(IncidentRows.LONGITUDE);
    return latitude != null
        && longitude != null
        && area.contains(new Place.Point(latitude, longitude));
  }

  /** The first incidents of a query after a place, as they were known at a moment. */
  Found findAsOf(
      DSLContext sql, IncidentQuery query, long asOf, @Nullable Position after, int most) {
    List<IncidentRevision> found = new ArrayList<>();
    Position from = after;
    Position end = null;
    boolean more = true;
    while (more && found.size() < most) {
      List<Record> some = asOf(sql, query, asOf, from, Math.max(100, most - found.size()));
      more = !some.isEmpty();
      Map<Long, Record> ordered = new HashMap<>();
      List<Long> numbers = some.stream().map(row -> row.get(IncidentRows.R_NR)).toList();
      for (List<Long> chunk : Rows.chunks(numbers)) {
        revisions(sql, IncidentRows.R_NR.in(chunk))
            .forEach(row -> ordered.put(row.get(IncidentRows.R_NR), row));
      }
      for (Record key : some) {
        from = new Position(key.get(IncidentRows.R_FIRST_DAY), key.get(IncidentRows.R_INCIDENT));
        IncidentRevision revision =
            rows.revisions(sql, List.of(ordered.get(key.get(IncidentRows.R_NR)))).get(0);
        if (found.size() < most && Matching.test(query, revision)) {
          found.add(revision);
          end = from;
        }
        if (found.size() == most) {
          break;
        }
      }
    }
    return new Found(found, end);
  }

  private static List<Record> asOf(
      DSLContext sql, IncidentQuery query, long asOf, @Nullable Position after, int most) {
    var later = REVISION.as("later");
    Condition reviewed = DSL.noCondition();
    if (!query.rejected()) {
      reviewed = IncidentRows.R_REVIEW.ne((long) IncidentRows.REJECTED);
    }
    if (query.reviewed() != null) {
      reviewed =
          reviewed.and(
              query.reviewed() ? IncidentRows.R_REVIEW.gt(0L) : IncidentRows.R_REVIEW.eq(0L));
    }
    List<Record> keys =
        new ArrayList<>(
            sql.select(IncidentRows.R_NR, IncidentRows.R_FIRST_DAY, IncidentRows.R_INCIDENT)
                .from(REVISION)
                .where(IncidentRows.R_REVISED.le(asOf))
                .and(IncidentRows.R_BODY.isNotNull())
                .and(reviewed)
                .and(beyond(IncidentRows.R_FIRST_DAY, IncidentRows.R_INCIDENT, after))
                .andNotExists(
                    DSL.selectOne()
                        .from(later)
                        .where(
                            DSL.field(DSL.name("later", "incident"), Long.class)
                                .eq(IncidentRows.R_INCIDENT))
                        .and(
                            DSL.field(DSL.name("later", "revision"), Long.class)
                                .eq(IncidentRows.R_NUMBER.plus(1L)))
                        .and(DSL.field(DSL.name("later", "revised"), Long.class).le(asOf)))
                .orderBy(IncidentRows.R_FIRST_DAY, IncidentRows.R_INCIDENT)
                .limit(most)
                .fetch());
    return keys;
  }
}
