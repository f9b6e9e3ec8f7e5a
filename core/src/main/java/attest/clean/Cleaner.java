package attest.clean;

import attest.document.RawDocument;

/** Makes articles of documents. Implementations are safe for threads. */
@FunctionalInterface
public interface Cleaner {
  /**
   * The article of a document, and what is to be told of it. It never fails: what cannot be told is
   * null, or "und" for the language.
   *
   * @param raw the document
   */
  Cleaned clean(RawDocument raw);
}
