package attest.store;

import static attest.store.Tables.ACCOUNT;
import static attest.store.Tables.ACCOUNT_NOW;
import static attest.store.Tables.ARTICLE;
import static attest.store.Tables.INCIDENT;
import static attest.store.Tables.MANIFEST;
import static attest.store.Tables.NOTE;
import static attest.store.Tables.READING;
import static attest.store.Tables.REVISION;
import static attest.store.Tables.number;
import static attest.store.Tables.text;

import attest.document.Article;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.store.Finder.Found;
import attest.store.Finder.Position;
import attest.store.StoreWriter.StoredAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A store in SQL. */
final class SqlStore implements IncidentStore {
  /** How many incidents or articles of a stream are in memory. */
  private static final int PAGE = 100;

  /** How much text of the articles last asked for is in memory. */
  private static final int RECENT_CHARS = 8_000_000;

  private final Database database;
  private final InstantSource clock;
  private final Codec codec =
      new Codec(Account.class, Incident.class, Decision.Action.class, ReadingRows.Rest.class);
  private final AccountRows accountRows = new AccountRows(codec);
  private final IncidentRows incidentRows = new IncidentRows(codec);
  private final IncidentLookup lookup = new IncidentLookup(incidentRows);
  private final ReadingRows readingRows = new ReadingRows(codec, accountRows);
  private final DecisionRows decisionRows = new DecisionRows(codec);
  private final RecentArticles recent = new RecentArticles(RECENT_CHARS);
  private final IncidentColumns columns = new IncidentColumns();
  private final FullText fullText;
  private final Finder finder;

  SqlStore(Database database, InstantSource clock) {
    this(database, clock, Finder.RARE, Finder.STRETCH);
  }

  /** A store with limits of its own for words that many accounts have; see {@link Finder}. */
  SqlStore(Database database, InstantSource clock, int rare, int stretch) {
    this.database = database;
    this.clock = clock;
    this.fullText = new FullText(database.embedded());
    this.finder = new Finder(fullText, incidentRows, rare, stretch);
  }

  private <T> T read(Function<DSLContext, T> work) {
    return database.read(connection -> work.apply(database.on(connection)));
  }

  @Override
  public Stream<IncidentRevision> stream(IncidentQuery query) {
    Long asOf = query.asOf() == null ? null : Rows.micros(query.asOf());
    Position start = Finder.position(query.cursor());
    BiFunction<@Nullable Position, Integer, Found> next =
        (after, most) ->
            read(sql ->
                asOf == null
                    ? finder.find(sql, query, after, most)
                    : finder.findAsOf(sql, query, asOf, after, most));
    Stream<IncidentRevision> all =
        Pages.stream(
            new Pages<IncidentRevision>() {
              private @Nullable Position place = start;

              @Override
              public List<IncidentRevision> next() {
                Found found = next.apply(place, PAGE);
                place = found.end();
                return found.incidents();
              }
            });
    return query.limit() == 0 ? all : all.limit(query.limit());
  }

  @Override
  public IncidentPage page(IncidentQuery query) {
    if (query.limit() == 0) {
      try (Stream<IncidentRevision> all = stream(query)) {
        return new IncidentPage(all.toList(), null);
      }
    }
    Position after = Finder.position(query.cursor());
    int wanted = query.limit() + 1;
    Found found =
        read(sql ->
            query.asOf() == null
                ? finder.find(sql, query, after, wanted)
                : finder.findAsOf(sql, query, Rows.micros(query.asOf()), after, wanted));
    List<IncidentRevision> incidents = found.incidents();
    if (incidents.size() < wanted) {
      return new IncidentPage(incidents, null);
    }
    List<IncidentRevision> page = incidents.subList(0, query.limit());
    IncidentRevision last = page.get(page.size() - 1);
    long nr = numberOf(last.id());
    return new IncidentPage(
        page, Finder.cursor(new Position(IncidentRows.firstDay(last.incident()), nr)));
  }

  private long numberOf(String id) {
    return read(sql ->
        sql.select(IncidentRows.NR)
            .from(INCIDENT)
            .where(IncidentRows.ID.eq(id))
            .fetchSingle(IncidentRows.NR));
  }

  @Override
  public long count(IncidentQuery query) {
    if (query.asOf() != null) {
      try (Stream<IncidentRevision> all = stream(query.withLimit(0).withCursor(null))) {
        return all.count();
      }
    }
    return read(sql -> finder.count(sql, query));
  }

  @Override
  public List<IncidentRevision> listDoubtful(int most) {
    return read(sql -> finder.doubtful(sql, most));
  }

  @Override
  public IncidentOverview overview() {
    return new IncidentOverview(this::read, finder, columns);
  }

  @Override
  public Optional<IncidentRevision> findIncident(String id) {
    return findIncident(id, null);
  }

  @Override
  public Optional<IncidentRevision> findIncident(String id, @Nullable Instant asOf) {
    return read(sql -> lookup.find(sql, id, asOf));
  }

  @Override
  public Optional<IncidentRevision> findIncidentOf(AccountKey account) {
    return read(sql -> lookup.findOf(sql, account));
  }

  @Override
  public List<IncidentRevision> history(String id) {
    return read(sql -> lookup.history(sql, id));
  }

  @Override
  public List<Redirect> redirects(String id) {
    return read(sql -> IncidentLookup.redirects(sql, id));
  }

  @Override
  public List<Change> changesAfter(long number, int most) {
    return read(sql -> ChangeRows.after(sql, incidentRows, number, most));
  }

  @Override
  public long lastChange() {
    return read(ChangeRows::last);
  }

  @Override
  public List<FiledAccount> accounts(String incident) {
    return read(sql ->
        Optional.ofNullable(
                sql.select(IncidentRows.NR)
                    .from(INCIDENT)
                    .where(IncidentRows.ID.eq(incident))
                    .fetchOne(IncidentRows.NR))
            .map(nr -> accountRows.readBy(sql, AccountRows.INCIDENT, List.of(nr)))
            .orElse(List.of())
            .stream()
            .map(StoredAccount::filed)
            .sorted(Comparator.comparing(FiledAccount::key))
            .toList());
  }

  @Override
  public Optional<FiledAccount> findAccount(AccountKey key) {
    return read(sql -> {
      List<Long> numbers =
          sql.select(AccountRows.NR)
              .from(ARTICLE)
              .join(ACCOUNT)
              .on(AccountRows.ARTICLE.eq(ArticleRows.NR))
              .join(ACCOUNT_NOW)
              .on(AccountRows.NOW.eq(AccountRows.NR))
              .where(ArticleRows.ID.eq(key.article()))
              .and(AccountRows.NAME.eq(key.account()))
              .fetch(AccountRows.NR);
      return accountRows.read(sql, numbers).values().stream().map(StoredAccount::filed).findFirst();
    });
  }

  @Override
  public Stream<FiledAccount> streamAccounts() {
    return this.<StoredAccount>after(
            (sql, last) -> {
              List<Long> numbers =
                  sql.select(AccountRows.NOW)
                      .from(ACCOUNT_NOW)
                      .where(AccountRows.NOW.gt(last))
                      .orderBy(AccountRows.NOW)
                      .limit(PAGE)
                      .fetch(AccountRows.NOW);
              return new ArrayList<>(accountRows.read(sql, numbers).values());
            },
            StoredAccount::nr)
        .map(StoredAccount::filed);
  }

  /** A stream of pages, each after the number of the last item of the one before. */
  private <T> Stream<T> after(
      BiFunction<DSLContext, Long, List<T>> page, ToLongFunction<T> number) {
    return Pages.stream(
        new Pages<T>() {
          private long last;

          @Override
          public List<T> next() {
            List<T> some = read(sql -> page.apply(sql, last));
            if (!some.isEmpty()) {
              last = number.applyAsLong(some.get(some.size() - 1));
            }
            return some;
          }
        });
  }

  @Override
  public Optional<ArticleRecord> findArticle(String id) {
    return read(sql -> {
      List<ArticleRows.Held> held = List.copyOf(ArticleRows.read(sql, List.of(id)).values());
      return readingRows.records(sql, held).stream().findFirst();
    });
  }

  @Override
  public SequencedMap<String, Article> listArticles(Collection<String> ids) {
    Map<String, Article> known = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String id : ids) {
      Article article = recent.get(id);
      if (article == null) {
        missing.add(id);
      } else {
        known.put(id, article);
      }
    }
    if (!missing.isEmpty()) {
      read(sql -> ArticleRows.read(sql, missing))
          .forEach((id, held) -> {
            known.put(id, held.article());
            recent.put(id, held.article());
          });
    }
    SequencedMap<String, Article> found = new LinkedHashMap<>();
    for (String id : ids) {
      Article article = known.get(id);
      if (article != null) {
        found.put(id, article);
      }
    }
    return found;
  }

  @Override
  public Stream<ArticleRecord> streamArticles() {
    return this.<ArticleRows.Held>after(
            (sql, last) -> readingRows.after(sql, last, PAGE), ArticleRows.Held::nr)
        .map(held -> read(sql -> readingRows.records(sql, List.of(held)).get(0)));
  }

  @Override
  public SequencedMap<Long, ArticleRecord> articlesAfter(long number, int most) {
    return read(sql -> {
      SequencedMap<Long, ArticleRecord> articles = new LinkedHashMap<>();
      for (ArticleRows.Held held : readingRows.after(sql, number, most)) {
        articles.put(held.nr(), readingRows.records(sql, List.of(held)).get(0));
      }
      return articles;
    });
  }

  @Override
  public List<Sighting> sightings(String article) {
    return read(sql -> SightingRows.read(sql, article));
  }

  @Override
  public boolean isRead(String article, RunManifest manifest) {
    return read(sql ->
        manifest
            .id()
            .equals(
                sql.select(ManifestRows.ID)
                    .from(READING)
                    .join(ARTICLE)
                    .on(ArticleRows.NR.eq(number(READING, "article")))
                    .join(MANIFEST)
                    .on(ManifestRows.NR.eq(number(READING, "manifest")))
                    .where(ArticleRows.ID.eq(article))
                    .orderBy(number(READING, "nr").desc())
                    .limit(1)
                    .fetchOne(ManifestRows.ID)));
  }

  @Override
  public List<SearchHit> search(String words, int limit) {
    return read(sql -> fullText.search(sql, Words.phrases(words), limit));
  }

  @Override
  public List<Decision> decisions() {
    return read(decisionRows::all);
  }

  @Override
  public List<Decision> decisionsOn(Collection<AccountKey> accounts) {
    return read(sql -> decisionRows.on(sql, accounts, Map.of()));
  }

  @Override
  public Map<RunManifest, Instant> manifests() {
    return read(ManifestRows::read);
  }

  @Override
  public Map<String, Long> counts() {
    return read(sql -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("articles", (long) sql.fetchCount(ARTICLE));
      counts.put("sightings", (long) sql.fetchCount(Tables.SIGHTING));
      counts.put("readings", (long) sql.fetchCount(READING));
      counts.put("accounts", (long) sql.fetchCount(ACCOUNT_NOW));
      counts.put("incidents", (long) sql.fetchCount(INCIDENT, IncidentRows.LIVE.eq(1L)));
      counts.put("revisions", (long) sql.fetchCount(REVISION));
      counts.put("decisions", (long) sql.fetchCount(Tables.DECISION));
      counts.put("manifests", (long) sql.fetchCount(MANIFEST));
      return counts;
    });
  }

  @Override
  public List<String> check() {
    return new Audit(this, database.embedded()).run(this::read);
  }

  @Override
  public Optional<String> findNote(String kind, String key) {
    return read(sql ->
        sql.select(text(NOTE, "body"))
            .from(NOTE)
            .where(text(NOTE, "kind").eq(kind))
            .and(text(NOTE, "name").eq(key))
            .fetchOptional(text(NOTE, "body")));
  }

  @Override
  public Map<String, String> notes(String kind) {
    return read(sql -> {
      Map<String, String> notes = new java.util.TreeMap<>();
      sql.select(text(NOTE, "name"), text(NOTE, "body"))
          .from(NOTE)
          .where(text(NOTE, "kind").eq(kind))
          .forEach(row -> notes.put(row.value1(), row.value2()));
      return notes;
    });
  }

  @Override
  public void saveNote(String kind, String key, String body) {
    long now = Rows.micros(clock.instant());
    database.write(connection ->
        database
            .on(connection)
            .insertInto(
                NOTE,
                text(NOTE, "kind"),
                text(NOTE, "name"),
                number(NOTE, "saved"),
                text(NOTE, "body"))
            .values(kind, key, now, body)
            .onConflict(text(NOTE, "kind"), text(NOTE, "name"))
            .doUpdate()
            .set(number(NOTE, "saved"), now)
            .set(text(NOTE, "body"), body)
            .execute());
  }

  @Override
  public <T> T write(Function<StoreWriter, T> work) {
    SqlWriter[] used = new SqlWriter[1];
    T result =
        database.write(connection -> {
          DSLContext sql = database.on(connection);
          try (SqlWriter writer =
              new SqlWriter(
                  connection,
                  sql,
                  database.embedded(),
                  Rows.micros(clock.instant()),
                  codec,
                  accountRows,
                  incidentRows)) {
            T done = work.apply(writer);
            writer.finish();
            used[0] = writer;
            return done;
          }
        });
    used[0].committed();
    return result;
  }

  @Override
  public PreparedFiling prepare(StoreWriter.Filing filing) {
    return PreparedFiling.of(filing, codec, accountRows);
  }

  @Override
  public void close() {
    database.close();
  }
}
