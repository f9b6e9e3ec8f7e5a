package attest.relevance;

import attest.document.Article;

/** Tells at little cost which articles are worth the full analysis. */
@FunctionalInterface
public interface RelevanceScreen {
  /** Whether an article may report political violence; in doubt it may. Never fails. */
  Relevance screen(Article article);
}
