package attest.store;

import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.REVISION;

import attest.incident.IncidentRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The rows of revisions in the order of storing. */
final class ChangeRows {
  private ChangeRows() {}

  static List<Change> after(DSLContext sql, IncidentRows rows, long number, int most) {
    Table<Record> heir = INCIDENT.as("heir");
    Field<String> heirId = DSL.field(DSL.name("heir", "id"), String.class);
    Field<Long> heirNr = DSL.field(DSL.name("heir", "nr"), Long.class);
    var some =
        sql.select(
                IncidentRows.R_NR,
                IncidentRows.ID,
                IncidentRows.R_REVISED,
                IncidentRows.R_CAUSE,
                heirId)
            .from(REVISION)
            .join(INCIDENT)
            .on(IncidentRows.NR.eq(IncidentRows.R_INCIDENT))
            .leftJoin(heir)
            .on(heirNr.eq(IncidentRows.R_MERGED_INTO))
            .where(IncidentRows.R_NR.gt(number))
            .orderBy(IncidentRows.R_NR)
            .limit(most)
            .fetch();
    if (some.isEmpty()) {
      return List.of();
    }
    List<Record> bodies =
        Finder.revisions(
            sql,
            IncidentRows.R_NR
                .gt(number)
                .and(IncidentRows.R_NR.le(some.get(some.size() - 1).value1()))
                .and(IncidentRows.R_BODY.isNotNull()));
    List<IncidentRevision> revisions = rows.revisions(sql, bodies);
    Map<Long, IncidentRevision> byNumber = new HashMap<>();
    for (int i = 0; i < bodies.size(); i++) {
      byNumber.put(bodies.get(i).get(IncidentRows.R_NR), revisions.get(i));
    }
    List<Change> changes = new ArrayList<>();
    some.forEach(row ->
        changes.add(
            new Change(
                row.value1(),
                row.value2(),
                Rows.instant(row.value3()),
                row.value4(),
                byNumber.get(row.value1()),
                row.value5())));
    return changes;
  }

  static long last(DSLContext sql) {
    Long last = sql.select(DSL.max(IncidentRows.R_NR)).from(REVISION).fetchSingle().value1();
    return last == null ? 0 : last;
  }
}
