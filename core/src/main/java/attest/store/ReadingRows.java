package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.READING;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Problem;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ActorMention;
import attest.incident.ArticleRecord;
import attest.incident.PlaceMention;
import attest.incident.Statement;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What a run read in articles, as rows. */
final class ReadingRows {
  private static final Field<Long> NR = number(READING, "nr");
  private static final Field<Long> ARTICLE_NR = number(READING, "article");
  private static final Field<String> BODY = text(READING, "body");

  /** All columns. */
  static final List<Field<?>> COLUMNS =
      List.of(NR, ARTICLE_NR, number(READING, "manifest"), number(READING, "read_at"), BODY);

  private final Codec codec;
  private final AccountRows accountRows;

  ReadingRows(Codec codec, AccountRows accountRows) {
    this.codec = codec;
    this.accountRows = accountRows;
  }

  /**
   * A record but for its article and accounts, which have rows of their own.
   *
   * @param statements who said what
   * @param places every place found
   * @param times every time found
   * @param actors every actor found
   * @param problems what was wrong with the article
   */
  record Rest(
      List<Statement> statements,
      List<PlaceMention> places,
      List<TimeMention> times,
      List<ActorMention> actors,
      List<Problem> problems) {
    /** That of a record. */
    static Rest of(ArticleRecord record) {
      return new Rest(
          record.statements(), record.places(), record.times(), record.actors(), record.problems());
    }
  }

  /** The records of articles as they are held now. */
  List<ArticleRecord> records(DSLContext sql, List<ArticleRows.Held> articles) {
    List<Long> numbers = articles.stream().map(ArticleRows.Held::nr).toList();
    Map<Long, String> rests = new HashMap<>();
    Map<Long, Map<String, String[]>> accounts = new HashMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(ARTICLE_NR, BODY)
          .from(READING)
          .where(ARTICLE_NR.in(some))
          .orderBy(NR)
          .forEach(row -> rests.put(row.value1(), row.value2()));
      sql.select(
              AccountRows.ARTICLE,
              AccountRows.NAME,
              AccountRows.BODY,
              AccountRows.WORDS,
              AccountRows.JOINT)
          .from(ACCOUNT)
          .join(ACCOUNT_NOW)
          .on(AccountRows.NOW.eq(AccountRows.NR))
          .where(AccountRows.ARTICLE.in(some))
          .forEach(row ->
              accounts
                  .computeIfAbsent(row.value1(), nr -> new HashMap<>())
                  .put(row.value2(), new String[] {row.value3(), row.value4(), row.value5()}));
    }
    List<ArticleRecord> records = new ArrayList<>();
    for (ArticleRows.Held held : articles) {
      List<Account> list = new ArrayList<>();
      Map<String, String[]> own = accounts.getOrDefault(held.nr(), Map.of());
      own.keySet().stream()
          .map(name -> new AccountKey("", name))
          .sorted(Comparator.naturalOrder())
          .forEach(key -> {
            String[] row = own.get(key.account());
            if (row != null) {
              list.add(
                  accountRows
                      .account(row[0], row[1], row[2], held.article(), held.card())
                      .account());
            }
          });
      String body = rests.get(held.nr());
      if (body == null) {
        throw new StoreException("an article was never read: " + held.card().id());
      }
      Rest rest =
          (Rest) codec.read(Rest.class, body, List.of(), id -> held.article(), held.article());
      records.add(
          new ArticleRecord(
              held.article(),
              list,
              rest.statements(),
              rest.places(),
              rest.times(),
              rest.actors(),
              rest.problems()));
    }
    return records;
  }

  /** The records of the articles after one, in the order of storing. */
  List<ArticleRows.Held> after(DSLContext sql, long nr, int most) {
    return sql.select(ArticleRows.COLUMNS)
        .from(ARTICLE)
        .where(ArticleRows.NR.gt(nr))
        .orderBy(ArticleRows.NR)
        .limit(most)
        .fetch(ArticleRows::held);
  }
}
