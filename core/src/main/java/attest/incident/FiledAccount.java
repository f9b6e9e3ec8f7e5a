package attest.incident;

import java.util.Objects;

/**
 * An account with the article that gives it: what reconciliation works on.
 *
 * @param article whose account it is
 * @param account the account
 */
public record FiledAccount(ArticleCard article, Account account) {
  public FiledAccount {
    Objects.requireNonNull(article);
    Objects.requireNonNull(account);
  }

  /** Its identity among all articles. */
  public AccountKey key() {
    return new AccountKey(article.id(), account.id());
  }
}
