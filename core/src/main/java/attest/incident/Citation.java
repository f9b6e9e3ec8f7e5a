package attest.incident;

import java.util.Objects;

/**
 * Words of one account on which a value of an incident rests.
 *
 * @param account the account
 * @param evidence the words, in the text of the account's article
 */
public record Citation(AccountKey account, Evidence evidence) {
  public Citation {
    Objects.requireNonNull(account);
    Objects.requireNonNull(evidence);
  }
}
