package attest.incident;

import java.util.List;
import java.util.Objects;

/**
 * An account with the article that gives it: what reconciliation works on.
 *
 * @param article whose account it is
 * @param account the account
 * @param words the names and rare words that the article uses in telling it, in lower case, each
 *     once, rarest first; empty where none were looked for. They serve to tell events apart and are
 *     no evidence: {@code attest.reconcile.AccountFiler} computes them again from the record
 */
public record FiledAccount(ArticleCard article, Account account, List<String> words) {
  public FiledAccount {
    Objects.requireNonNull(article);
    Objects.requireNonNull(account);
    words = List.copyOf(words);
  }

  /** An account of which no rare words are known. */
  public FiledAccount(ArticleCard article, Account account) {
    this(article, account, List.of());
  }

  /** Its identity among all articles. */
  public AccountKey key() {
    return new AccountKey(article.id(), account.id());
  }
}
