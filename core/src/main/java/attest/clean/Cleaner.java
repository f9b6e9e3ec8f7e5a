package attest.clean;

import attest.document.Article;
import attest.document.RawDocument;

/** Makes articles of documents. Implementations are safe for threads. */
@FunctionalInterface
public interface Cleaner {
  /**
   * The article of a document. It never fails: what cannot be told is null, or "und" for the
   * language.
   *
   * @param raw the document
   */
  Article clean(RawDocument raw);
}
