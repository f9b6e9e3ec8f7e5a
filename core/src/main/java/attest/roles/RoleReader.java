package attest.roles;

import attest.document.AnnotatedArticle;
import attest.incident.Extraction;
import attest.incident.Resolved;

/** Finds who and what takes part in events beyond what stands beside their words. */
public interface RoleReader {
  /**
   * The extraction with further arguments on its mentions: none is taken away, and the statements
   * stay as they are.
   *
   * @param annotated the article
   * @param extraction what the rules found in it
   * @param resolved its times, places and actors
   */
  Extraction read(AnnotatedArticle annotated, Extraction extraction, Resolved resolved);
}
