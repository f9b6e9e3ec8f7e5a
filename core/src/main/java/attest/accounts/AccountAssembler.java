package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.incident.Account;
import attest.incident.Extraction;
import attest.incident.Resolved;
import java.util.List;

/**
 * Puts the mentions of one event together, so that an event told twelve times is one account. Safe
 * for threads.
 */
public interface AccountAssembler {
  /** The accounts of an article, in order of the words that tell each first. */
  List<Account> assemble(AnnotatedArticle annotated, Extraction extraction, Resolved resolved);
}
