package attest.store;

import attest.document.Article;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.IncidentRevision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever read and put together, in a database: one SQLite file, or PostgreSQL.
 * Nothing is overwritten: an article is kept as it was first seen, and what is known of accounts
 * and incidents is a row of revisions. Every method fails with a {@link StoreException} that says
 * what to do. Safe for threads; other processes may read and write the same database at the same
 * time.
 */
public interface IncidentStore extends AutoCloseable {
  /**
   * Opens a store, and makes or brings up to date its tables where needed.
   *
   * @param where the path of a SQLite file, or an address that begins with {@code jdbc:postgresql:}
   * @param options limits
   * @param clock the system time of what is written
   * @throws StoreException if it cannot be opened
   */
  static IncidentStore open(String where, StoreOptions options, InstantSource clock) {
    return new SqlStore(Database.open(where, options), clock);
  }

  /**
   * The incidents that a query asks for, one after another. Few are in memory at a time. Close the
   * stream.
   */
  Stream<IncidentRevision> stream(IncidentQuery query);

  /**
   * The incidents that a query asks for, with the cursor for what comes after its limit.
   *
   * @throws IllegalArgumentException if the query's cursor is none that a page ended with
   */
  IncidentPage page(IncidentQuery query);

  /** How many incidents a query asks for, whatever its limit and cursor. */
  long count(IncidentQuery query);

  /** Counts of what queries ask for, for maps and timelines. */
  IncidentOverview overview();

  /**
   * The incident of an identity, as known now. Where it was merged into another, that other; the
   * identity of what comes back says so. Empty where there never was such an incident, or no
   * account of it is left.
   */
  Optional<IncidentRevision> findIncident(String id);

  /**
   * The incident of an identity, as known at a moment.
   *
   * @param asOf system time; null for now
   */
  Optional<IncidentRevision> findIncident(String id, @Nullable Instant asOf);

  /** The incident that an account belongs to now. */
  Optional<IncidentRevision> findIncidentOf(AccountKey account);

  /** Every revision of an identity from the first on, also of one merged away; may be empty. */
  List<IncidentRevision> history(String id);

  /** What was merged into an incident, and what it was merged into, in order of time. */
  List<Redirect> redirects(String id);

  /**
   * Changes of all incidents in the order in which they were stored.
   *
   * @param number those with a greater number than this; 0 for the first
   * @param most how many at most
   */
  List<Change> changesAfter(long number, int most);

  /** The number of the change that was stored last; 0 where there is none. */
  long lastChange();

  /** The accounts that an incident rests on now, in their order. */
  List<FiledAccount> accounts(String incident);

  /** An account as it is held now. */
  Optional<FiledAccount> findAccount(AccountKey key);

  /** Every account as it is held now, in the order of storing. Close the stream. */
  Stream<FiledAccount> streamAccounts();

  /** All that is held of an article now; the article itself is as it was first seen. */
  Optional<ArticleRecord> findArticle(String id);

  /**
   * Articles as they were first seen, without what was read in them, which takes longer.
   *
   * @return by identity, in the order asked for; those that are not held are left out
   */
  SequencedMap<String, Article> listArticles(Collection<String> ids);

  /** All articles in the order of storing. Close the stream. */
  Stream<ArticleRecord> streamArticles();

  /**
   * Some articles in the order of storing, each by its number.
   *
   * @param number those with a greater number than this; 0 for the first
   * @param most how many at most
   */
  SequencedMap<Long, ArticleRecord> articlesAfter(long number, int most);

  /** Where an article was seen, in order of time. */
  List<Sighting> sightings(String article);

  /** Whether an article was read by a run of this manifest. Quick. */
  boolean isRead(String article, RunManifest manifest);

  /**
   * Incidents that nobody decided on, the most doubtful first (see {@link attest.incident.Doubts}),
   * of those the earlier first.
   *
   * @param most how many at most
   */
  List<IncidentRevision> listDoubtful(int most);

  /**
   * Articles that have all of some words in title or text, best first.
   *
   * @param words words, those in quotation marks together; case and accents make no difference
   * @param limit how many at most
   */
  List<SearchHit> search(String words, int limit);

  /** Every decision that people made, in order of time. */
  List<Decision> decisions();

  /** The decisions that concern any of some accounts, in order of time. */
  List<Decision> decisionsOn(Collection<AccountKey> accounts);

  /** Every manifest of which there was a run, with when it first ran. */
  Map<RunManifest, Instant> manifests();

  /** What is stored, for people: how many articles, sightings, accounts, incidents, … by name. */
  Map<String, Long> counts();

  /**
   * What is wrong with the database: broken pages, values that contradict each other, quotes that
   * do not stand in their articles. Reads everything. Empty where nothing is.
   */
  List<String> check();

  /** A small text kept under a kind and key, such as the state of a feed that is watched. */
  Optional<String> findNote(String kind, String key);

  /** All small texts of a kind by key, in order of keys. */
  Map<String, String> notes(String kind);

  /** Keeps a small text under a kind and key, in place of what was there. */
  void saveNote(String kind, String key, String text);

  /**
   * Writes, wholly or not at all. Only one writer works at a time, in all processes; the others
   * wait.
   *
   * @param work writes; called once
   * @return what {@code work} gives
   */
  <T> T write(Function<StoreWriter, T> work);

  /** Makes ready to be written what was read of an article; changes nothing. */
  PreparedFiling prepare(StoreWriter.Filing filing);

  @Override
  void close();
}
