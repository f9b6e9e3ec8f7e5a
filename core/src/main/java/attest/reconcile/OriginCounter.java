package attest.reconcile;

import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import java.util.Collection;
import java.util.List;

/** Tells which articles are independent of each other. Free of order and safe for threads. */
@FunctionalInterface
public interface OriginCounter {
  /**
   * The articles in groups of one origin: copies of one agency text, articles of one publisher.
   *
   * @param articles different articles, in any order
   * @param duplicates groups of articles that people decided are copies of one origin
   * @return identities of articles ({@link AccountKey#article()}); each article in exactly one
   *     group
   */
  List<List<String>> origins(Collection<ArticleCard> articles, Collection<List<String>> duplicates);
}
