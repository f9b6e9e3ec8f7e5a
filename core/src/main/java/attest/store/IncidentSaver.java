package attest.store;

import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ACTOR;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.INCIDENT_ACTOR;
import static attest.store.Tables.INCIDENT_TOLL;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.incident.AccountKey;
import attest.incident.Doubts;
import attest.incident.Incident;
import attest.incident.Place;
import attest.store.StoreWriter.StoredAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes incidents, their revisions, and what they are found by, within one transaction. */
final class IncidentSaver {
  /** All columns of an incident. */
  static final List<Field<?>> COLUMNS =
      List.of(
          IncidentRows.NR,
          IncidentRows.ID,
          IncidentRows.FOUNDER,
          IncidentRows.FIRST_KNOWN,
          IncidentRows.NUMBER,
          IncidentRows.LATEST,
          IncidentRows.REVISED,
          IncidentRows.LIVE,
          IncidentRows.MERGED_INTO,
          IncidentRows.HASH,
          IncidentRows.REVIEW,
          IncidentRows.TYPE,
          IncidentRows.STATUS,
          IncidentRows.FIRST_DAY,
          IncidentRows.LAST_DAY,
          IncidentRows.LASTING,
          IncidentRows.COUNTRY,
          IncidentRows.LATITUDE,
          IncidentRows.LONGITUDE,
          IncidentRows.CELL,
          IncidentRows.ORIGINS,
          IncidentRows.ACCOUNTS,
          IncidentRows.DOUBT);

  private static final List<Field<?>> REVISION_COLUMNS =
      List.of(
          IncidentRows.R_NR,
          IncidentRows.R_INCIDENT,
          IncidentRows.R_NUMBER,
          IncidentRows.R_REVISED,
          IncidentRows.R_MANIFEST,
          IncidentRows.R_REVIEW,
          IncidentRows.R_FIRST_DAY,
          IncidentRows.R_CAUSE,
          IncidentRows.R_MERGED_INTO,
          IncidentRows.R_ARTICLES,
          IncidentRows.R_BODY);
  private static final Field<Long> IA_INCIDENT = number(INCIDENT_ACTOR, "incident");
  private static final Field<Long> IA_ACTOR = number(INCIDENT_ACTOR, "actor");
  private static final Field<Long> IT_INCIDENT = number(INCIDENT_TOLL, "incident");
  private static final Field<Long> ACTOR_NR = number(ACTOR, "nr");
  private static final Field<String> ACTOR_NAME = text(ACTOR, "name");

  private final SqlWriter writer;
  private final DSLContext sql;
  private final long now;
  private final IncidentRows rows;
  private final Map<Long, Set<String>> actors = new TreeMap<>();
  private @Nullable Long manifest;

  IncidentSaver(SqlWriter writer, DSLContext sql, long now, IncidentRows rows) {
    this.writer = writer;
    this.sql = sql;
    this.now = now;
    this.rows = rows;
  }

  /** Says what made the changes. */
  void manifest(long nr) {
    manifest = nr;
  }

  /** An incident as it stands in its row. */
  static final class Old {
    final long nr;
    final String id;
    final String founder;
    final long firstKnown;
    final long revision;
    final boolean live;
    final long hash;
    final long review;

    Old(Record row) {
      nr = row.get(IncidentRows.NR);
      id = row.get(IncidentRows.ID);
      founder = row.get(IncidentRows.FOUNDER);
      firstKnown = row.get(IncidentRows.FIRST_KNOWN);
      revision = row.get(IncidentRows.NUMBER);
      live = row.get(IncidentRows.LIVE) != 0;
      hash = row.get(IncidentRows.HASH);
      review = row.get(IncidentRows.REVIEW);
    }
  }

  /** An incident to be, with its accounts and the identities that lead to it. */
  static final class Next {
    final Incident incident;
    final List<StoredAccount> accounts = new ArrayList<>();
    final Set<Long> before = new TreeSet<>();
    final List<Old> leading = new ArrayList<>();
    final List<String> causes = new ArrayList<>();
    boolean decided;
    int review = IncidentRows.OPEN;
    final String body;
    final long hash;

    Next(Incident incident, String body) {
      this.incident = incident;
      this.body = body;
      this.hash = IncidentRows.hash(body);
    }
  }

  /** The body of a revision. */
  String body(Incident incident) {
    return rows.body(incident, IncidentRows.articles(incident));
  }

  /** Writes an incident that is new. */
  void create(Next next, String id, AccountKey founder) {
    long nr = writer.next(INCIDENT);
    long revision = writer.next(REVISION);
    writer.batch(INCIDENT, COLUMNS).add(row(next, nr, id, founder.toString(), now, 1, revision));
    revision(revision, nr, 1, next);
    index(next, nr);
    assign(next, nr);
  }

  /** Writes a revision of an incident. */
  void write(Next next, Old old) {
    long number = old.revision + 1;
    long revision = writer.next(REVISION);
    revision(revision, old.nr, number, next);
    update(old.nr, row(next, old.nr, old.id, old.founder, old.firstKnown, number, revision));
    writer
        .batch(
            "incident_actor.delete",
            () -> sql.render(sql.deleteFrom(INCIDENT_ACTOR).where(IA_INCIDENT.eq(place()))))
        .add(old.nr);
    writer
        .batch(
            "incident_toll.delete",
            () -> sql.render(sql.deleteFrom(INCIDENT_TOLL).where(IT_INCIDENT.eq(place()))))
        .add(old.nr);
    index(next, old.nr);
    assign(next, old.nr);
  }

  private static Field<Long> place() {
    return DSL.param("nr", Long.class);
  }

  /** All columns of an incident's row but its number, then its number. */
  private void update(long nr, @Nullable Object[] row) {
    @Nullable Object[] values = new @Nullable Object[row.length];
    System.arraycopy(row, 1, values, 0, row.length - 1);
    values[row.length - 1] = nr;
    writer.batch("incident.update", this::update).add(values);
  }

  private String update() {
    Map<Field<?>, Field<?>> set = new LinkedHashMap<>();
    for (Field<?> column : COLUMNS.subList(1, COLUMNS.size())) {
      set.put(column, DSL.param(column.getName(), column.getDataType()));
    }
    return sql.render(sql.update(INCIDENT).set(set).where(IncidentRows.NR.eq(place())));
  }

  private @Nullable Object[] row(
      Next next, long nr, String id, String founder, long firstKnown, long number, long revision) {
    Incident incident = next.incident;
    Place.Point point = IncidentRows.point(incident);
    return new @Nullable Object[] {
      nr,
      id,
      founder,
      firstKnown,
      number,
      revision,
      now,
      1L,
      null,
      next.hash,
      (long) next.review,
      incident.type().code(),
      incident.status().code(),
      IncidentRows.firstDay(incident),
      IncidentRows.lastDay(incident),
      IncidentRows.lasting(incident) ? 1L : 0L,
      IncidentRows.country(incident),
      point == null ? null : point.latitude(),
      point == null ? null : point.longitude(),
      IncidentRows.cell(point),
      (long) incident.origins(),
      (long) incident.accounts().size(),
      (long) Doubts.of(incident).points()
    };
  }

  private void revision(long nr, long incident, long number, Next next) {
    writer
        .batch(REVISION, REVISION_COLUMNS)
        .add(
            nr,
            incident,
            number,
            now,
            manifest,
            (long) next.review,
            IncidentRows.firstDay(next.incident),
            String.join("; ", next.causes),
            null,
            Rows.lines(IncidentRows.articles(next.incident)),
            next.body);
  }

  /** Ends an identity, which leads to another from now on. */
  void retire(Old old, @Nullable Old heir, String cause) {
    Long into = heir == null ? null : heir.nr;
    long nr = writer.next(REVISION);
    long number = old.revision + 1;
    writer
        .batch(REVISION, REVISION_COLUMNS)
        .add(nr, old.nr, number, now, manifest, old.review, Rows.NO_DAY, cause, into, "", null);
    sql.update(INCIDENT)
        .set(IncidentRows.LIVE, 0L)
        .set(IncidentRows.MERGED_INTO, into)
        .set(IncidentRows.NUMBER, number)
        .set(IncidentRows.LATEST, nr)
        .set(IncidentRows.REVISED, now)
        .where(IncidentRows.NR.eq(old.nr))
        .execute();
    sql.deleteFrom(INCIDENT_ACTOR).where(IA_INCIDENT.eq(old.nr)).execute();
    sql.deleteFrom(INCIDENT_TOLL).where(IT_INCIDENT.eq(old.nr)).execute();
  }

  /** What an incident is found by. */
  private void index(Next next, long nr) {
    IncidentRows.totals(next.incident)
        .forEach((harm, total) ->
            writer
                .batch(
                    INCIDENT_TOLL,
                    List.of(
                        IT_INCIDENT,
                        text(INCIDENT_TOLL, "harm"),
                        number(INCIDENT_TOLL, "total"),
                        number(INCIDENT_TOLL, "low"),
                        number(INCIDENT_TOLL, "high")))
                .add(nr, harm.code(), total.size(), total.low(), total.high()));
    actors.put(nr, IncidentRows.actors(next.incident));
  }

  /** Says which incident accounts are of. */
  void assign(Next next, long incident) {
    for (StoredAccount account : next.accounts) {
      if (writer.isPending(account)) {
        writer
            .batch(ACCOUNT_NOW, List.of(AccountRows.NOW, AccountRows.INCIDENT, BlockRows.BLOCKS))
            .add(account.nr(), incident, writer.blocksOf(account));
      } else if (account.incident() != incident) {
        writer
            .batch(
                "account_now.update",
                () ->
                    sql.render(
                        sql.update(ACCOUNT_NOW)
                            .set(AccountRows.INCIDENT, place())
                            .where(AccountRows.NOW.eq(place()))))
            .add(incident, account.nr());
      }
    }
  }

  /** Writes who took part. */
  void finish() {
    Set<String> names = new TreeSet<>();
    actors.values().forEach(names::addAll);
    Map<String, Long> known = new HashMap<>();
    for (List<String> some : Rows.chunks(names)) {
      sql.select(ACTOR_NAME, ACTOR_NR)
          .from(ACTOR)
          .where(ACTOR_NAME.in(some))
          .forEach(row -> known.put(row.value1(), row.value2()));
    }
    for (String name : names) {
      if (!known.containsKey(name)) {
        long nr = writer.next(ACTOR);
        known.put(name, nr);
        writer.batch(ACTOR, List.of(ACTOR_NR, ACTOR_NAME)).add(nr, name);
      }
    }
    actors.forEach((incident, list) -> {
      for (String name : list) {
        Long nr = known.get(name);
        if (nr != null) {
          writer.batch(INCIDENT_ACTOR, List.of(IA_INCIDENT, IA_ACTOR)).add(incident, nr);
        }
      }
    });
  }
}
