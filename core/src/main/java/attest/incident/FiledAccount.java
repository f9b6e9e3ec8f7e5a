package attest.incident;

import java.util.List;
import java.util.Objects;

/**
 * An account with the article that gives it: what reconciliation works on.
 *
 * @param article whose account it is
 * @param account the account
 * @param words the names and rare words that the article uses in telling it, in lower case, each
 *     once, rarest first, some with marks: {@code #4190,-8765} the point of a town in hundredths of
 *     degrees, {@code @} a name given with an age, {@code ~} an age, {@code =} a street, {@code !}
 *     a day, {@code ^} a word of the headline; empty where none were looked for. They serve to tell
 *     events apart and are no evidence: {@code attest.reconcile.AccountFiler} computes them again
 *     from the record
 * @param joint names of those of the account's claims, such as {@code c2}, that count several
 *     events together by the words around them ("the bombings in two cities killed 81"); also
 *     computed again from the record
 */
public record FiledAccount(
    ArticleCard article, Account account, List<String> words, List<String> joint) {
  public FiledAccount {
    Objects.requireNonNull(article);
    Objects.requireNonNull(account);
    words = List.copyOf(words);
    joint = List.copyOf(joint);
  }

  /** An account of which no rare words are known. */
  public FiledAccount(ArticleCard article, Account account) {
    this(article, account, List.of(), List.of());
  }

  /** An account none of whose claims counts several events. */
  public FiledAccount(ArticleCard article, Account account, List<String> words) {
    this(article, account, words, List.of());
  }

  /** Its identity among all articles. */
  public AccountKey key() {
    return new AccountKey(article.id(), account.id());
  }
}
