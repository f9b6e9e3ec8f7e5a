package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.REVISION;

import attest.incident.AccountKey;
import attest.incident.IncidentRevision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Finds single incidents, their histories, and what became of them. */
final class IncidentLookup {
  private final IncidentRows incidentRows;

  IncidentLookup(IncidentRows incidentRows) {
    this.incidentRows = incidentRows;
  }

  /** The incident of an identity, or the one that it leads to, as known at a moment or now. */
  Optional<IncidentRevision> find(DSLContext sql, String id, @Nullable Instant asOf) {
    Long nr =
        sql.select(IncidentRows.NR)
            .from(INCIDENT)
            .where(IncidentRows.ID.eq(id))
            .fetchOne(IncidentRows.NR);
    return Optional.ofNullable(nr).flatMap(found -> follow(sql, found, asOf));
  }

  /** The latest revision of an incident or of the one that it leads to. */
  private Optional<IncidentRevision> follow(DSLContext sql, long first, @Nullable Instant asOf) {
    Long nr = first;
    while (nr != null) {
      Condition condition = IncidentRows.R_INCIDENT.eq(nr);
      if (asOf != null) {
        condition = condition.and(IncidentRows.R_REVISED.le(Rows.micros(asOf)));
      }
      Record latest =
          sql.select(IncidentRows.R_NR, IncidentRows.R_MERGED_INTO, IncidentRows.R_BODY)
              .from(REVISION)
              .where(condition)
              .orderBy(IncidentRows.R_NUMBER.desc())
              .limit(1)
              .fetchOne();
      if (latest == null) {
        return Optional.empty();
      }
      if (latest.get(IncidentRows.R_BODY) != null) {
        Condition this1 = IncidentRows.R_NR.eq(latest.get(IncidentRows.R_NR));
        return incidentRows.revisions(sql, Finder.revisions(sql, this1)).stream().findFirst();
      }
      nr = latest.get(IncidentRows.R_MERGED_INTO);
    }
    return Optional.empty();
  }

  /** The incident that an account belongs to now. */
  Optional<IncidentRevision> findOf(DSLContext sql, AccountKey account) {
    Long nr =
        sql.select(AccountRows.INCIDENT)
            .from(ARTICLE)
            .join(ACCOUNT)
            .on(AccountRows.ARTICLE.eq(ArticleRows.NR))
            .join(ACCOUNT_NOW)
            .on(AccountRows.NOW.eq(AccountRows.NR))
            .where(ArticleRows.ID.eq(account.article()))
            .and(AccountRows.NAME.eq(account.account()))
            .fetchOne(AccountRows.INCIDENT);
    return Optional.ofNullable(nr).flatMap(found -> follow(sql, found, null));
  }

  /** Every revision of an identity. */
  List<IncidentRevision> history(DSLContext sql, String id) {
    Condition bodies = IncidentRows.ID.eq(id).and(IncidentRows.R_BODY.isNotNull());
    return incidentRows.revisions(sql, Finder.revisions(sql, bodies));
  }

  /** What was merged into an incident, and what it was merged into. */
  static List<Redirect> redirects(DSLContext sql, String id) {
    Long nr =
        sql.select(IncidentRows.NR)
            .from(INCIDENT)
            .where(IncidentRows.ID.eq(id))
            .fetchOne(IncidentRows.NR);
    if (nr == null) {
      return List.of();
    }
    Table<Record> heir = INCIDENT.as("heir");
    Field<String> heirId =
        org.jooq.impl.DSL.field(org.jooq.impl.DSL.name("heir", "id"), String.class);
    Field<Long> heirNr = org.jooq.impl.DSL.field(org.jooq.impl.DSL.name("heir", "nr"), Long.class);
    SortedMap<Long, Redirect> redirects = new TreeMap<>();
    for (Condition side :
        List.of(IncidentRows.R_INCIDENT.eq(nr), IncidentRows.R_MERGED_INTO.eq(nr))) {
      sql.select(
              IncidentRows.R_NR,
              IncidentRows.ID,
              heirId,
              IncidentRows.R_REVISED,
              IncidentRows.R_CAUSE)
          .from(REVISION)
          .join(INCIDENT)
          .on(IncidentRows.NR.eq(IncidentRows.R_INCIDENT))
          .leftJoin(heir)
          .on(heirNr.eq(IncidentRows.R_MERGED_INTO))
          .where(IncidentRows.R_BODY.isNull())
          .and(side)
          .forEach(row ->
              redirects.put(
                  row.value1(),
                  new Redirect(
                      row.value2(), row.value3(), Rows.instant(row.value4()), row.value5())));
    }
    return List.copyOf(redirects.values());
  }
}
