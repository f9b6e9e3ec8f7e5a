package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_BLOCK;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ACCOUNT_WORDS;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.ARTICLE_WORDS;
import static attest.store.Tables.MANIFEST;
import static attest.store.Tables.READING;
import static attest.store.Tables.SIGHTING;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.document.Published;
import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes within one transaction; rows are collected and sent by {@link #finish}. */
final class SqlWriter implements StoreWriter, AutoCloseable {
  private static final Field<Long> BLOCK_ACCOUNT = number(ACCOUNT_BLOCK, "account");
  private static final Field<String> BLOCK = text(ACCOUNT_BLOCK, "block");

  /** Tables that others refer to, in the order in which rows must come. */
  private static final List<String> ORDER =
      List.of(
          "article",
          "sighting",
          "reading",
          "account",
          "incident",
          "revision",
          "actor",
          "incident_actor.delete",
          "incident_toll.delete");

  private final Connection connection;
  private final DSLContext sql;
  private final long now;
  private final boolean embedded;
  private final AccountRows accountRows;
  private final Codec codec;
  private final DecisionRows decisionRows;
  private final IncidentChanges changes;
  private final Map<String, Batch> batches = new LinkedHashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Map<String, Standing> standing = new HashMap<>();
  private final Map<Long, StoredAccount> pending = new TreeMap<>();
  private final Set<Long> disturbed = new TreeSet<>();
  private final Set<String> decidedNow = new HashSet<>();
  private @Nullable Boolean anyDecision;
  private @Nullable RunManifest runOf;
  private long run;

  SqlWriter(
      Connection connection,
      DSLContext sql,
      boolean embedded,
      long now,
      Codec codec,
      AccountRows accountRows,
      IncidentRows incidentRows) {
    this.connection = connection;
    this.sql = sql;
    this.embedded = embedded;
    this.now = now;
    this.codec = codec;
    this.accountRows = accountRows;
    this.decisionRows = new DecisionRows(codec);
    this.changes = new IncidentChanges(this, sql, now, incidentRows);
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

  @Override
  public List<Saved> save(List<Filing> filings, RunManifest manifest) {
    if (run == 0) {
      run = manifest(manifest);
      runOf = manifest;
    } else if (!manifest.equals(runOf)) {
      throw new IllegalArgumentException("two manifests in one transaction");
    }
    find(filings.stream().map(filing -> filing.card().id()).toList());
    List<Saved> saved = new ArrayList<>();
    for (Filing filing : filings) {
      saved.add(save(filing));
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

  private Saved save(Filing filing) {
    Article article = filing.record().article();
    ArticleCard card = filing.card();
    Standing it = standing.get(card.id());
    if (it == null) {
      long nr = next(ARTICLE);
      it = new Standing(nr, run);
      standing.put(card.id(), it);
      batch(ARTICLE, ArticleRows.COLUMNS)
          .add(ArticleRows.values(nr, card.id(), now, article, card));
      String title = article.title() == null ? "" : article.title() + "\n";
      words(ARTICLE_WORDS, nr, Words.fold(title + article.text()));
      see(it, article);
      read(it, filing, Map.of());
      return Saved.NEW;
    }
    boolean seen = see(it, article);
    if (it.manifest == run) {
      return seen ? Saved.SIGHTED : Saved.KNOWN;
    }
    it.manifest = run;
    read(it, filing, held(it.nr));
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
    batch(SIGHTING, SightingRows.COLUMNS)
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
  private record Prior(long nr, String words, String body, long component) {}

  private Map<String, Prior> held(long article) {
    Map<String, Prior> held = new HashMap<>();
    sql.select(
            AccountRows.NAME,
            AccountRows.NR,
            AccountRows.WORDS,
            AccountRows.BODY,
            AccountRows.COMPONENT)
        .from(ACCOUNT)
        .join(ACCOUNT_NOW)
        .on(AccountRows.NOW.eq(AccountRows.NR))
        .where(AccountRows.ARTICLE.eq(article))
        .forEach(row ->
            held.put(
                row.value1(), new Prior(row.value2(), row.value3(), row.value4(), row.value5())));
    return held;
  }

  private void read(Standing it, Filing filing, Map<String, Prior> held) {
    ArticleRecord record = filing.record();
    long reading = next(READING);
    batch(READING, ReadingRows.COLUMNS)
        .add(
            reading,
            it.nr,
            run,
            now,
            codec.write(ReadingRows.Rest.class, ReadingRows.Rest.of(record)));
    Map<String, Prior> gone = new HashMap<>(held);
    for (int i = 0; i < filing.accounts().size(); i++) {
      FiledAccount filed = filing.accounts().get(i);
      String body = accountRows.body(filed.account());
      String words = Rows.lines(filed.words());
      Prior prior = held.get(filed.account().id());
      if (prior != null && prior.body().equals(body) && prior.words().equals(words)) {
        gone.remove(filed.account().id());
        continue;
      }
      add(it.nr, reading, filed, body, words, filing.blocks().get(i));
    }
    List<Long> numbers = gone.values().stream().map(Prior::nr).toList();
    if (!numbers.isEmpty()) {
      changes.leave(accountRows.read(sql, numbers).values());
      gone.values().forEach(prior -> disturbed.add(prior.component()));
      sql.deleteFrom(ACCOUNT_BLOCK).where(BLOCK_ACCOUNT.in(numbers)).execute();
      sql.deleteFrom(ACCOUNT_NOW).where(AccountRows.NOW.in(numbers)).execute();
    }
  }

  private void add(
      long article,
      long reading,
      FiledAccount filed,
      String body,
      String words,
      Set<String> blocks) {
    long nr = next(ACCOUNT);
    batch(
            ACCOUNT,
            List.of(
                AccountRows.NR,
                AccountRows.READING,
                AccountRows.ARTICLE,
                AccountRows.NAME,
                AccountRows.WORDS,
                AccountRows.BODY))
        .add(nr, reading, article, filed.account().id(), words, body);
    words(ACCOUNT_WORDS, nr, AccountRows.evidence(filed.account()));
    for (String block : new TreeSet<>(blocks)) {
      batch(ACCOUNT_BLOCK, List.of(BLOCK, BLOCK_ACCOUNT)).add(block, nr);
    }
    pending.put(nr, new StoredAccount(nr, filed, nr, 0));
  }

  private void words(Table<Record> table, long nr, String words) {
    String name = table.getName();
    Batch batch = batches.get(name);
    if (batch == null) {
      batch =
          new Batch(
              prepare(
                  embedded
                      ? "INSERT INTO " + name + " (rowid, words) VALUES (?, ?)"
                      : "INSERT INTO "
                          + name
                          + " (nr, words) VALUES (?, to_tsvector('simple', ?))"));
      batches.put(name, batch);
    }
    batch.add(nr, words);
  }

  @Override
  public Saved see(Article article) {
    String id = article.id();
    find(List.of(id));
    Standing it = standing.get(id);
    if (it == null) {
      throw new StoreException("an article is not held: " + id);
    }
    return see(it, article) ? Saved.SIGHTED : Saved.KNOWN;
  }

  private long manifest(RunManifest manifest) {
    Long known =
        sql.select(number(MANIFEST, "nr"))
            .from(MANIFEST)
            .where(text(MANIFEST, "id").eq(manifest.id()))
            .fetchOne(number(MANIFEST, "nr"));
    if (known != null) {
      changes.manifest(known);
      return known;
    }
    long nr = next(MANIFEST);
    sql.insertInto(MANIFEST, ManifestRows.COLUMNS)
        .values(ManifestRows.values(nr, now, manifest))
        .execute();
    changes.manifest(nr);
    return nr;
  }

  @Override
  public boolean add(Decision decision) {
    flush();
    boolean added = decisionRows.add(sql, next(Tables.DECISION), now, decision);
    if (added) {
      anyDecision = true;
      decidedNow.add(decision.id());
      List<AccountKey> keys = new ArrayList<>(decision.accounts());
      if (decision.action() instanceof Decision.Action.Split split) {
        keys.addAll(split.others());
      }
      disturbed.addAll(componentsOf(keys).values());
    }
    return added;
  }

  /** Decisions that were saved in this transaction. */
  boolean isDecidedNow(Decision decision) {
    return decidedNow.contains(decision.id());
  }

  @Override
  public List<StoredAccount> pending() {
    return List.copyOf(pending.values());
  }

  /** Whether an account was saved in this transaction. */
  boolean isPending(StoredAccount account) {
    return pending.containsKey(account.nr());
  }

  @Override
  public Set<Long> disturbed() {
    return new TreeSet<>(disturbed);
  }

  @Override
  public Map<String, List<StoredAccount>> sharing(Collection<String> blocks, int most) {
    Map<String, List<Long>> numbers = new LinkedHashMap<>();
    Set<Long> all = new HashSet<>();
    String query =
        sql.render(
            sql.select(BLOCK_ACCOUNT)
                .from(ACCOUNT_BLOCK)
                .where(BLOCK.eq(DSL.param("block", String.class)))
                .orderBy(BLOCK_ACCOUNT.desc())
                .limit(DSL.inline(most + 1)));
    try (PreparedStatement statement = prepare(query)) {
      for (String block : blocks) {
        statement.setString(1, block);
        try (ResultSet result = statement.executeQuery()) {
          List<Long> some = new ArrayList<>();
          while (result.next()) {
            some.add(result.getLong(1));
          }
          if (!some.isEmpty()) {
            numbers.put(block, some);
            all.addAll(some);
          }
        }
      }
    } catch (SQLException e) {
      throw new StoreException("cannot read: " + Database.firstLine(e), e);
    }
    Map<Long, StoredAccount> accounts = accountRows.read(sql, all);
    Map<String, List<StoredAccount>> sharing = new LinkedHashMap<>();
    numbers.forEach((block, some) -> {
      List<StoredAccount> found = new ArrayList<>();
      for (Long nr : some) {
        StoredAccount account = accounts.get(nr);
        if (account != null) {
          found.add(account);
        }
      }
      if (!found.isEmpty()) {
        sharing.put(block, found);
      }
    });
    return sharing;
  }

  @Override
  public List<StoredAccount> members(Collection<Long> components) {
    return accountRows.readBy(sql, AccountRows.COMPONENT, components);
  }

  @Override
  public List<StoredAccount> after(long nr, int most) {
    List<Long> numbers =
        sql.select(AccountRows.NOW)
            .from(ACCOUNT_NOW)
            .where(AccountRows.NOW.gt(nr))
            .orderBy(AccountRows.NOW)
            .limit(most)
            .fetch(AccountRows.NOW);
    return new ArrayList<>(accountRows.read(sql, numbers).values());
  }

  @Override
  public void block(Map<Long, Set<String>> blocks) {
    for (List<Long> some : Rows.chunks(blocks.keySet())) {
      sql.deleteFrom(ACCOUNT_BLOCK).where(BLOCK_ACCOUNT.in(some)).execute();
    }
    blocks.forEach((account, keys) -> {
      for (String block : new TreeSet<>(keys)) {
        batch(ACCOUNT_BLOCK, List.of(BLOCK, BLOCK_ACCOUNT)).add(block, account);
      }
    });
    flush();
  }

  @Override
  public Map<AccountKey, Long> componentsOf(Collection<AccountKey> accounts) {
    Map<AccountKey, Long> components = new HashMap<>();
    Set<AccountKey> wanted = new HashSet<>(accounts);
    for (List<String> some : Rows.chunks(accounts.stream().map(AccountKey::article).toList())) {
      sql.select(ArticleRows.ID, AccountRows.NAME, AccountRows.COMPONENT)
          .from(ARTICLE)
          .join(ACCOUNT)
          .on(AccountRows.ARTICLE.eq(ArticleRows.NR))
          .join(ACCOUNT_NOW)
          .on(AccountRows.NOW.eq(AccountRows.NR))
          .where(ArticleRows.ID.in(some))
          .forEach(row -> {
            AccountKey key = new AccountKey(row.value1(), row.value2());
            if (wanted.contains(key)) {
              components.put(key, row.value3());
            }
          });
    }
    for (StoredAccount account : pending.values()) {
      if (wanted.contains(account.filed().key())) {
        components.put(account.filed().key(), account.component());
      }
    }
    return components;
  }

  @Override
  public List<Decision> decisionsOn(Collection<AccountKey> accounts) {
    if (anyDecision == null) {
      anyDecision = sql.fetchExists(Tables.DECISION);
    }
    if (!anyDecision) {
      return List.of();
    }
    flush();
    return decisionRows.on(sql, accounts, pendingByArticle());
  }

  private Map<String, List<FiledAccount>> pendingByArticle() {
    Map<String, List<FiledAccount>> byArticle = new HashMap<>();
    for (StoredAccount account : pending.values()) {
      byArticle
          .computeIfAbsent(account.filed().article().id(), id -> new ArrayList<>())
          .add(account.filed());
    }
    return byArticle;
  }

  @Override
  public Changes replace(List<Group> groups, String cause) {
    flush();
    return changes.replace(groups, cause);
  }

  /** The next number of a table. */
  long next(Table<Record> table) {
    Long known = last.get(table.getName());
    if (known == null) {
      Field<Long> nr = number(table, "nr");
      known = sql.select(DSL.coalesce(DSL.max(nr), 0L)).from(table).fetchSingle().value1();
    }
    last.put(table.getName(), known + 1);
    return known + 1;
  }

  /** Rows for a table. */
  Batch batch(Table<Record> table, List<? extends Field<?>> columns) {
    Batch batch = batches.get(table.getName());
    if (batch == null) {
      List<Field<?>> places = new ArrayList<>();
      columns.forEach(column -> places.add(DSL.param(column.getName(), column.getDataType())));
      batch = new Batch(prepare(sql.render(sql.insertInto(table, columns).values(places))));
      batches.put(table.getName(), batch);
    }
    return batch;
  }

  /** Rows for a statement of one's own. */
  Batch batch(String name, org.jooq.Query query) {
    Batch batch = batches.get(name);
    if (batch == null) {
      batch = new Batch(prepare(sql.render(query)));
      batches.put(name, batch);
    }
    return batch;
  }

  private PreparedStatement prepare(String query) {
    try {
      return connection.prepareStatement(query);
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }

  /** Sends what was collected; parents come before what refers to them. */
  private void flush() {
    for (String table : ORDER) {
      Batch batch = batches.get(table);
      if (batch != null) {
        batch.flush();
      }
    }
    batches.values().forEach(Batch::flush);
  }

  /** Sends everything that is left. */
  void finish() {
    flush();
    changes.finish();
    flush();
  }

  /** Keeps in memory what has now been committed. */
  void committed() {
    pending.forEach((nr, account) -> accountRows.keep(nr, account.filed()));
  }

  @Override
  public void close() {
    batches.values().forEach(Batch::close);
  }
}
