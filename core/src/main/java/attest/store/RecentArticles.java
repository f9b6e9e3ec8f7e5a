package attest.store;

import attest.document.Article;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The articles last asked for; an article never changes. Safe for threads. */
final class RecentArticles {
  private final int maxChars;
  private final Map<String, Article> kept = new LinkedHashMap<>(256, 0.75f, true);
  private long chars;

  /**
   * Keeps some articles.
   *
   * @param maxChars how many characters of text at most, all together
   */
  RecentArticles(int maxChars) {
    this.maxChars = maxChars;
  }

  synchronized @Nullable Article get(String id) {
    return kept.get(id);
  }

  synchronized void put(String id, Article article) {
    Article before = kept.put(id, article);
    chars += article.text().length() - (before == null ? 0 : before.text().length());
    Iterator<Article> eldest = kept.values().iterator();
    while (chars > maxChars && eldest.hasNext()) {
      chars -= eldest.next().text().length();
      eldest.remove();
    }
  }
}
