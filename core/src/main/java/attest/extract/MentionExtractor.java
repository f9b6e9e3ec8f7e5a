package attest.extract;

import attest.document.AnnotatedArticle;
import attest.incident.Extraction;

/** Reads the events, figures and statements that an article tells. Safe for threads. */
public interface MentionExtractor {
  /** What the article's words tell; empty lists where they tell nothing. */
  Extraction extract(AnnotatedArticle article);
}
