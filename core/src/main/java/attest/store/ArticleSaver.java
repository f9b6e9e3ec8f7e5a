package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ACCOUNT_WORDS;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.ARTICLE_WORDS;
import static attest.store.Tables.READING;
import static attest.store.Tables.SIGHTING;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.document.Published;
import attest.incident.ArticleCard;
import attest.incident.FiledAccount;
import attest.store.StoreWriter.Filing;
import attest.store.StoreWriter.Saved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Saves articles, where they were seen, what was read of them, and their accounts. */
final class ArticleSaver {
  private final SqlWriter writer;
  private final DSLContext sql;
  private final boolean embedded;
  private final long now;
  private final Map<String, Standing> standing = new HashMap<>();
  private final Set<String> fresh = new HashSet<>();
  private long run;

  ArticleSaver(SqlWriter writer, DSLContext sql, boolean embedded, long now) {
    this.writer = writer;
    this.sql = sql;
    this.embedded = embedded;
    this.now = now;
  }

  /** Whether an article was not held before this transaction. */
  boolean isNew(String article) {
    return fresh.contains(article);
  }

  /** How an article stands before it is saved again. */
  private static final class Standing {
    private final long nr;
    private long manifest;
    private final Set<String> marks = new HashSet<>();

    Standing(long nr, long manifest) {
      this.nr = nr;
      this.manifest = manifest;
    }
  }

  /** Saves articles; what became of each. */
  List<Saved> save(List<PreparedFiling> filings, long manifest) {
    run = manifest;
    find(filings.stream().map(prepared -> prepared.filing().card().id()).toList());
    List<Saved> saved = new ArrayList<>();
    for (PreparedFiling prepared : filings) {
      saved.add(save(prepared));
    }
    return saved;
  }

  /** Finds how articles stand. */
  private void find(List<String> ids) {
    List<String> open = ids.stream().filter(id -> !standing.containsKey(id)).toList();
    Map<Long, Standing> found = new HashMap<>();
    Field<Long> reading = number(READING, "nr");
    for (List<String> some : Rows.chunks(open)) {
      sql.select(ArticleRows.ID, ArticleRows.NR, number(READING, "manifest"))
          .from(ARTICLE)
          .join(READING)
          .on(number(READING, "article").eq(ArticleRows.NR))
          .where(ArticleRows.ID.in(some))
          .orderBy(reading)
          .forEach(row -> {
            Standing it = new Standing(row.value2(), row.value3());
            standing.put(row.value1(), it);
            found.put(row.value2(), it);
          });
    }
    for (List<Long> some : Rows.chunks(found.keySet())) {
      sql.select(number(SIGHTING, "article"), text(SIGHTING, "mark"))
          .from(SIGHTING)
          .where(number(SIGHTING, "article").in(some))
          .forEach(row -> {
            Standing it = found.get(row.value1());
            if (it != null) {
              it.marks.add(row.value2());
            }
          });
    }
  }

  private Saved save(PreparedFiling prepared) {
    Filing filing = prepared.filing();
    Article article = filing.record().article();
    ArticleCard card = filing.card();
    Standing it = standing.get(card.id());
    if (it == null) {
      long nr = writer.next(ARTICLE);
      it = new Standing(nr, run);
      fresh.add(card.id());
      standing.put(card.id(), it);
      writer
          .batch(ARTICLE, ArticleRows.COLUMNS)
          .add(ArticleRows.values(nr, card.id(), now, article, card));
      words(ARTICLE_WORDS, nr, prepared.words());
      see(it, article);
      read(it, prepared, Map.of());
      return Saved.NEW;
    }
    boolean seen = see(it, article);
    if (it.manifest == run) {
      return seen ? Saved.SIGHTED : Saved.KNOWN;
    }
    it.manifest = run;
    read(it, prepared, held(it.nr));
    return Saved.READ_AGAIN;
  }

  /** Adds a sighting; whether it is a new one. */
  private boolean see(Standing it, Article article) {
    Published published = article.published();
    String mark =
        String.join(
            "\n",
            article.source(),
            String.valueOf(article.ref()),
            String.valueOf(article.url()),
            String.valueOf(article.publisher()));
    String key = Long.toHexString(IncidentRows.hash(mark));
    if (!it.marks.add(key)) {
      return false;
    }
    writer
        .batch(SIGHTING, SightingRows.COLUMNS)
        .add(
            it.nr,
            key,
            article.source(),
            article.ref(),
            article.url(),
            article.publisher(),
            article.title(),
            published == null ? null : published.text(),
            published == null ? null : published.from().code(),
            now);
    return true;
  }

  /** An account that is held of an article that is read again. */
  private record Prior(long nr, String words, String joint, String body, long incident) {}

  private Map<String, Prior> held(long article) {
    Map<String, Prior> held = new HashMap<>();
    sql.select(
            AccountRows.NAME,
            AccountRows.NR,
            AccountRows.WORDS,
            AccountRows.JOINT,
            AccountRows.BODY,
            AccountRows.INCIDENT)
        .from(ACCOUNT)
        .join(ACCOUNT_NOW)
        .on(AccountRows.NOW.eq(AccountRows.NR))
        .where(AccountRows.ARTICLE.eq(article))
        .forEach(row ->
            held.put(
                row.value1(),
                new Prior(row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    return held;
  }

  private void read(Standing it, PreparedFiling prepared, Map<String, Prior> held) {
    long reading = writer.next(READING);
    writer.batch(READING, ReadingRows.COLUMNS).add(reading, it.nr, run, now, prepared.rest());
    Map<String, Prior> gone = new HashMap<>(held);
    for (PreparedFiling.Row row : prepared.rows()) {
      FiledAccount filed = row.filed();
      String words = Rows.lines(filed.words());
      String joint = Rows.lines(filed.joint());
      Prior prior = held.get(filed.account().id());
      if (prior != null
          && prior.body().equals(row.body())
          && prior.words().equals(words)
          && prior.joint().equals(joint)) {
        gone.remove(filed.account().id());
        continue;
      }
      long nr = writer.next(ACCOUNT);
      writer
          .batch(ACCOUNT, AccountRows.COLUMNS)
          .add(nr, reading, it.nr, filed.account().id(), words, joint, row.body());
      words(ACCOUNT_WORDS, nr, row.evidence());
      writer.pend(nr, row, prior == null ? 0 : prior.incident());
    }
    if (!gone.isEmpty()) {
      writer.drop(gone.values().stream().map(Prior::nr).sorted().toList());
    }
  }

  private void words(Table<Record> table, long nr, String words) {
    String name = table.getName();
    writer
        .batch(
            name,
            () ->
                embedded
                    ? "INSERT INTO " + name + " (rowid, words) VALUES (?, ?)"
                    : "INSERT INTO " + name + " (nr, words) VALUES (?, to_tsvector('simple', ?))")
        .add(nr, words);
  }

  /** Saves that an article was seen; it must be held. */
  Saved see(Article article) {
    String id = article.id();
    find(List.of(id));
    Standing it = standing.get(id);
    if (it == null) {
      throw new StoreException("an article is not held: " + id);
    }
    return see(it, article) ? Saved.SIGHTED : Saved.KNOWN;
  }
}
