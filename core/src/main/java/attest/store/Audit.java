package attest.store;

import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.READING;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;

import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.FiledAccount;
import attest.incident.IncidentRevision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Looks through a whole store for what does not hold. */
final class Audit {
  private static final int SHOWN = 100;

  private final IncidentStore store;
  private final boolean embedded;
  private final List<String> faults = new ArrayList<>();

  Audit(IncidentStore store, boolean embedded) {
    this.store = store;
    this.embedded = embedded;
  }

  /** What does not hold, the first hundred of it. */
  List<String> run(Consumer<Function<DSLContext, Boolean>> read) {
    read.accept(sql -> {
      if (embedded) {
        pages(sql);
      }
      tables(sql);
      return true;
    });
    articles();
    incidents();
    return List.copyOf(faults.subList(0, Math.min(SHOWN, faults.size())));
  }

  private void pages(DSLContext sql) {
    for (Record row : sql.fetch("PRAGMA integrity_check")) {
      if (!"ok".equals(row.get(0))) {
        faults.add("broken page: " + row.get(0));
      }
    }
    for (Record row : sql.fetch("PRAGMA foreign_key_check")) {
      faults.add(
          "a row of " + row.get(0) + " refers to a row of " + row.get(2) + " that is not there");
    }
  }

  private void tables(DSLContext sql) {
    count(
        sql.fetchCount(
            sql.selectOne()
                .from(ARTICLE)
                .whereNotExists(
                    sql.selectOne()
                        .from(READING)
                        .where(number(READING, "article").eq(ArticleRows.NR)))),
        "articles that were never read");
    count(
        sql.fetchCount(ACCOUNT_NOW, AccountRows.INCIDENT.isNull()), "accounts without an incident");
    count(
        sql.fetchCount(
            sql.selectOne()
                .from(ACCOUNT_NOW)
                .leftJoin(INCIDENT)
                .on(IncidentRows.NR.eq(AccountRows.INCIDENT))
                .where(IncidentRows.NR.isNull().or(IncidentRows.LIVE.eq(0L)))),
        "accounts of an incident that is no more");
    count(
        sql.fetchCount(
            sql.selectOne()
                .from(INCIDENT)
                .where(IncidentRows.LIVE.eq(1L))
                .and(
                    IncidentRows.ACCOUNTS.ne(
                        DSL.field(
                            sql.select(DSL.count().cast(Long.class))
                                .from(ACCOUNT_NOW)
                                .where(AccountRows.INCIDENT.eq(IncidentRows.NR)))))),
        "incidents with another number of accounts than they say");
    count(
        sql.fetchCount(
            sql.selectOne()
                .from(INCIDENT)
                .leftJoin(REVISION)
                .on(IncidentRows.R_NR.eq(IncidentRows.LATEST))
                .where(
                    IncidentRows.R_NR
                        .isNull()
                        .or(IncidentRows.R_NUMBER.ne(IncidentRows.NUMBER))
                        .or(IncidentRows.R_INCIDENT.ne(IncidentRows.NR)))),
        "incidents that do not stand as their last revision says");
  }

  private void count(int found, String what) {
    if (found > 0) {
      faults.add(found + " " + what);
    }
  }

  private void articles() {
    Set<String> wrong = new HashSet<>();
    try (Stream<ArticleRecord> articles = store.streamArticles()) {
      articles.forEach(record -> {
        String id = record.article().id();
        if (store.sightings(id).isEmpty() && wrong.add(id)) {
          faults.add("the text of an article has another identity than it is held by: " + id);
        }
      });
    } catch (StoreException | IllegalArgumentException e) {
      faults.add("articles cannot be read: " + e.getMessage());
    }
  }

  private void incidents() {
    Set<AccountKey> seen = new HashSet<>();
    long held = 0;
    try (Stream<IncidentRevision> incidents = store.stream(IncidentQuery.all().withRejected(true));
        Stream<FiledAccount> accounts = store.streamAccounts()) {
      incidents.forEach(revision -> {
        for (AccountKey key : revision.incident().accounts()) {
          if (!seen.add(key)) {
            faults.add("account " + key + " is in two incidents");
          }
        }
      });
      held = accounts.filter(account -> !seen.contains(account.key())).count();
    } catch (StoreException | IllegalArgumentException e) {
      faults.add("incidents cannot be read: " + e.getMessage());
    }
    if (held > 0) {
      faults.add(held + " accounts that no incident speaks of");
    }
  }
}
