package attest.pipeline;

import attest.store.IncidentStore;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which articles of a store are internal: they and what rests on them are not for everybody. The
 * marks are kept in the store, so that whatever reads the database finds them. Safe for threads.
 */
public final class InternalArticles {
  private static final String KIND = "internal";

  private final IncidentStore store;

  /** The marks in a store. */
  public InternalArticles(IncidentStore store) {
    this.store = store;
  }

  /** The identities of the articles that are internal; quick where there are none. */
  public Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    for (Map.Entry<String, String> note : store.notes(KIND).entrySet()) {
      if (!note.getValue().isEmpty()) {
        ids.add(note.getKey());
      }
    }
    return ids;
  }

  /** Whether an article is internal. */
  public boolean isInternal(String article) {
    return markedBy(article) != null;
  }

  /** Who marked an article as internal; null if it is not. */
  public @Nullable String markedBy(String article) {
    return store.findNote(KIND, article).filter(by -> !by.isEmpty()).orElse(null);
  }

  /**
   * Marks an article as internal, or no longer.
   *
   * @param article its identity
   * @param internal whether it is
   * @param by who says so
   * @throws IllegalArgumentException if the store has no such article, or nobody says so
   */
  public void mark(String article, boolean internal, String by) {
    if (by.isBlank()) {
      throw new IllegalArgumentException("somebody must say that an article is internal");
    }
    if (store.findArticle(article).isEmpty()) {
      throw new IllegalArgumentException("there is no article '" + article + "'");
    }
    store.saveNote(KIND, article, internal ? by : "");
  }

  /**
   * Marks an article as internal before it is kept, so that it is at no moment seen by all.
   *
   * @param article its identity
   * @param by who says so
   */
  public void announce(String article, String by) {
    if (by.isBlank()) {
      throw new IllegalArgumentException("somebody must say that an article is internal");
    }
    store.saveNote(KIND, article, by);
  }
}
