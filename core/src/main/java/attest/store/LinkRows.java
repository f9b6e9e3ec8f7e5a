package attest.store;

import static attest.store.Tables.ACCOUNT_LINK;
import static attest.store.Tables.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which accounts are linked, as rows: written and looked up within one transaction. */
final class LinkRows {
  private static final Field<Long> ONE = number(ACCOUNT_LINK, "one");
  private static final Field<Long> OTHER = number(ACCOUNT_LINK, "other");

  private final SqlWriter writer;
  private final DSLContext sql;
  private final List<long[]> waiting = new ArrayList<>();

  LinkRows(SqlWriter writer, DSLContext sql) {
    this.writer = writer;
    this.sql = sql;
  }

  /** Links two accounts, if they are not linked. */
  void add(long one, long other) {
    waiting.add(new long[] {one, other});
    waiting.add(new long[] {other, one});
  }

  /** Ends all links of some accounts. */
  void remove(Collection<Long> accounts) {
    flush();
    Batch batch =
        writer.batch(
            "account_link.delete",
            sql.deleteFrom(ACCOUNT_LINK)
                .where(ONE.eq(DSL.param("one", Long.class)))
                .and(OTHER.eq(DSL.param("other", Long.class))));
    of(accounts)
        .forEach((one, others) -> {
          for (long other : others) {
            batch.add(one, other);
            batch.add(other, one);
          }
        });
    batch.flush();
  }

  /** With whom accounts are linked, in order; those that are with nobody are left out. */
  Map<Long, long[]> of(Collection<Long> accounts) {
    flush();
    Map<Long, long[]> links = new HashMap<>();
    for (List<Long> some : Rows.chunks(accounts)) {
      sql.select(ONE, OTHER)
          .from(ACCOUNT_LINK)
          .where(ONE.in(some))
          .orderBy(ONE, OTHER)
          .forEach(row -> {
            long[] before = links.getOrDefault(row.value1(), new long[0]);
            long[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = row.value2();
            links.put(row.value1(), after);
          });
    }
    return links;
  }

  /** Sends rows, in their order in the table. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Batch batch =
        writer.batch(
            ACCOUNT_LINK.getName(),
            sql.insertInto(ACCOUNT_LINK, ONE, OTHER)
                .values(DSL.param("one", Long.class), DSL.param("other", Long.class))
                .onConflictDoNothing());
    waiting.sort(Arrays::compare);
    for (long[] row : waiting) {
      batch.add(row[0], row[1]);
    }
    waiting.clear();
    batch.flush();
  }
}
