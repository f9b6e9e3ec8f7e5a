package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.MANIFEST;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes within one transaction; rows are collected and sent by {@link #finish}. */
final class SqlWriter implements StoreWriter, AutoCloseable {
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
  private final AccountRows accountRows;
  private final DecisionRows decisionRows;
  private final IncidentChanges changes;
  private final ArticleSaver saver;
  private final BlockRows blocks;
  private final LinkRows links;
  private final Map<String, Batch> batches = new LinkedHashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Map<Long, Pending> pending = new TreeMap<>();
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
    this.now = now;
    this.accountRows = accountRows;
    this.decisionRows = new DecisionRows(codec);
    this.changes = new IncidentChanges(this, sql, now, incidentRows);
    this.blocks = new BlockRows(connection, embedded);
    this.links = new LinkRows(this, sql);
    this.saver = new ArticleSaver(this, sql, embedded, now);
  }

  /** An account that was saved in this transaction, and its blocks as one value. */
  private record Pending(StoredAccount account, Blocks where, byte[] blocks) {}

  @Override
  public List<Saved> save(List<PreparedFiling> filings, RunManifest manifest) {
    if (run == 0) {
      run = manifest(manifest);
      runOf = manifest;
    } else if (!manifest.equals(runOf)) {
      throw new IllegalArgumentException("two manifests in one transaction");
    }
    return saver.save(filings, run);
  }

  @Override
  public Saved see(Article article) {
    return saver.see(article);
  }

  /**
   * Takes note of an account that was saved.
   *
   * @param incident that of the account of its name before it; 0 if there was none
   */
  void pend(long nr, PreparedFiling.Row row, long incident) {
    blocks.add(nr, row.blocks());
    pending.put(
        nr, new Pending(new StoredAccount(nr, row.filed(), incident), row.where(), row.blocks()));
  }

  /** Takes accounts of an article that it is no longer held to give out of everything. */
  void drop(List<Long> numbers) {
    Collection<StoredAccount> leaving = accountRows.read(sql, numbers).values();
    changes.leave(leaving);
    leaving.forEach(account -> disturbed.add(account.incident()));
    blocks.remove(sql, numbers);
    links.remove(numbers);
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.deleteFrom(ACCOUNT_NOW).where(AccountRows.NOW.in(some)).execute();
    }
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
      disturbed.addAll(incidentsOf(keys).values());
    }
    return added;
  }

  /** Decisions that were saved in this transaction. */
  boolean isDecidedNow(Decision decision) {
    return decidedNow.contains(decision.id());
  }

  @Override
  public Optional<Blocks> findBlocks(StoredAccount account) {
    return Optional.ofNullable(pending.get(account.nr())).map(Pending::where);
  }

  @Override
  public List<StoredAccount> pending() {
    return pending.values().stream().map(Pending::account).toList();
  }

  /** Whether an account was saved in this transaction. */
  boolean isPending(StoredAccount account) {
    return pending.containsKey(account.nr());
  }

  /** The blocks of an account that was saved in this transaction, as one value; null for others. */
  byte @Nullable [] blocksOf(StoredAccount account) {
    Pending fresh = pending.get(account.nr());
    return fresh == null ? null : fresh.blocks();
  }

  /** Whether an article was not held before this transaction. */
  boolean isNew(String article) {
    return saver.isNew(article);
  }

  @Override
  public Set<Long> disturbed() {
    return new TreeSet<>(disturbed);
  }

  @Override
  public Map<Block, List<BlockMember>> near(Map<Block, List<Long>> places) {
    return blocks.near(places);
  }

  @Override
  public Map<Long, FiledAccount> accounts(Collection<Long> numbers) {
    Map<Long, FiledAccount> accounts = new HashMap<>();
    List<Long> before = new ArrayList<>();
    for (Long nr : numbers) {
      Pending fresh = pending.get(nr);
      if (fresh == null) {
        before.add(nr);
      } else {
        accounts.put(nr, fresh.account().filed());
      }
    }
    accounts.putAll(accountRows.accounts(sql, before));
    return accounts;
  }

  @Override
  public Map<Long, Long> incidents(Collection<Long> numbers) {
    Map<Long, Long> incidents = new HashMap<>();
    for (List<Long> some : Rows.chunks(numbers)) {
      sql.select(AccountRows.NOW, AccountRows.INCIDENT)
          .from(ACCOUNT_NOW)
          .where(AccountRows.NOW.in(some))
          .forEach(row -> incidents.put(row.value1(), row.value2()));
    }
    return incidents;
  }

  @Override
  public List<StoredAccount> stored(Collection<Long> numbers) {
    return new ArrayList<>(accountRows.read(sql, numbers).values());
  }

  @Override
  public List<StoredAccount> members(Collection<Long> incidents) {
    return accountRows.readBy(sql, AccountRows.INCIDENT, incidents);
  }

  @Override
  public void link(long one, long other) {
    links.add(one, other);
  }

  @Override
  public void unlink(Collection<Long> numbers) {
    links.remove(numbers);
  }

  @Override
  public Map<Long, long[]> links(Collection<Long> numbers) {
    return links.of(numbers);
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
  public void block(Map<Long, Blocks> anew) {
    blocks.remove(sql, anew.keySet());
    Batch batch =
        batch(
            "account_now.blocks",
            sql.update(ACCOUNT_NOW)
                .set(BlockRows.BLOCKS, DSL.param("blocks", byte[].class))
                .where(AccountRows.NOW.eq(DSL.param("nr", Long.class))));
    anew.forEach((nr, where) -> {
      byte[] packed = BlockRows.packed(where);
      blocks.add(nr, packed);
      batch.add(packed, nr);
    });
    flush();
  }

  @Override
  public List<StoredAccount> unblocked(int most) {
    List<Long> numbers =
        sql.select(AccountRows.NOW)
            .from(ACCOUNT_NOW)
            .where(BlockRows.BLOCKS.isNull())
            .orderBy(AccountRows.NOW)
            .limit(most)
            .fetch(AccountRows.NOW);
    return new ArrayList<>(accountRows.read(sql, numbers).values());
  }

  @Override
  public Map<AccountKey, Long> incidentsOf(Collection<AccountKey> accounts) {
    Map<AccountKey, Long> incidents = new HashMap<>();
    Set<AccountKey> wanted = new HashSet<>(accounts);
    for (List<String> some : Rows.chunks(accounts.stream().map(AccountKey::article).toList())) {
      sql.select(ArticleRows.ID, AccountRows.NAME, AccountRows.INCIDENT)
          .from(ARTICLE)
          .join(ACCOUNT)
          .on(AccountRows.ARTICLE.eq(ArticleRows.NR))
          .join(ACCOUNT_NOW)
          .on(AccountRows.NOW.eq(AccountRows.NR))
          .where(ArticleRows.ID.in(some))
          .forEach(row -> {
            AccountKey key = new AccountKey(row.value1(), row.value2());
            if (wanted.contains(key)) {
              incidents.put(key, row.value3());
            }
          });
    }
    return incidents;
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
    for (StoredAccount account : pending()) {
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
    return batch(name, () -> sql.render(query));
  }

  /** Rows for a statement of one's own. */
  Batch batch(String name, Supplier<String> query) {
    Batch batch = batches.get(name);
    if (batch == null) {
      batch = new Batch(prepare(query.get()));
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
    blocks.flush();
    links.flush();
  }

  /** Sends everything that is left. */
  void finish() {
    flush();
    changes.finish();
    flush();
  }

  /** Keeps in memory what has now been committed. */
  void committed() {
    pending.forEach((nr, fresh) -> accountRows.keep(nr, fresh.account().filed()));
  }

  @Override
  public void close() {
    blocks.close();
    batches.values().forEach(Batch::close);
  }
}
