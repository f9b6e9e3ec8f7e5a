package attest.store;

import static attest.store.Tables.ACCOUNT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The incidents that words are told of, of the words that were last asked for: those who turn pages
 * ask again and again. What was found holds as long as nothing was stored since. Safe for threads.
 */
final class WordHits {
  private static final int KEPT = 64;

  private final FullText words;
  private final int rare;
  private final Map<Key, Hits> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Hits> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Hits of an engine's search.
   *
   * @param rare of how many accounts the incidents are looked up at most
   */
  WordHits(FullText words, int rare) {
    this.words = words;
    this.rare = rare;
  }

  /** Words, and how far the store had come. */
  private record Key(List<String> phrases, long revision, long account) {}

  /**
   * What was found.
   *
   * @param many whether more accounts have the words than are looked at
   * @param incidents the incidents of the accounts; empty where they are many
   */
  record Hits(boolean many, Set<Long> incidents) {}

  /** The incidents that have all phrases in the evidence of an account. */
  Hits of(DSLContext sql, List<String> phrases) {
    Long account = sql.select(DSL.max(AccountRows.NR)).from(ACCOUNT).fetchSingle().value1();
    Key key = new Key(List.copyOf(phrases), ChangeRows.last(sql), account == null ? 0 : account);
    synchronized (kept) {
      Hits known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    List<Long> accounts = words.accounts(sql, phrases, rare + 1);
    Hits hits =
        accounts.size() > rare
            ? new Hits(true, Set.of())
            : new Hits(false, words.incidentsOf(sql, accounts));
    synchronized (kept) {
      kept.put(key, hits);
    }
    return hits;
  }
}
