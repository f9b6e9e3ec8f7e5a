package attest.store;

import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The writing side of a store, within one transaction. Not for use by several threads, nor after
 * the transaction.
 */
public interface StoreWriter {
  /** What became of an article. */
  enum Saved {
    /** Its text was not known. */
    NEW,
    /** Its text was known from elsewhere: a further sighting. */
    SIGHTED,
    /** Nothing new. */
    KNOWN,
    /** It was known and has been read by another version or with other settings. */
    READ_AGAIN
  }

  /**
   * Saves what was read. Accounts that differ from what was held replace it; what was held remains
   * in history.
   *
   * @param record the article with all that it says
   * @param card its card; only that of the first sighting is kept
   * @param manifest what made the record
   */
  Saved save(ArticleRecord record, ArticleCard card, RunManifest manifest);

  /** Saves a decision; false where one of its identity is there. */
  boolean add(Decision decision);
}
