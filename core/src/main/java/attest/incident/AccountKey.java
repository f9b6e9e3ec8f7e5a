package attest.incident;

import java.util.Comparator;
import java.util.Objects;

/**
 * The identity of an account among all articles.
 *
 * @param article identity of the article's text, {@code sha256:…}
 * @param account the account's name in its article's record, such as {@code a1}
 */
public record AccountKey(String article, String account) implements Comparable<AccountKey> {
  private static final Comparator<AccountKey> ORDER =
      Comparator.comparing(AccountKey::article)
          .thenComparing(key -> key.account().length())
          .thenComparing(AccountKey::account);

  public AccountKey {
    Objects.requireNonNull(article);
    Objects.requireNonNull(account);
  }

  /** By article, then in the order of the record: {@code a2} before {@code a10}. */
  @Override
  public int compareTo(AccountKey other) {
    return ORDER.compare(this, other);
  }

  /** The key as one word: the article, a slash, the account. */
  @Override
  public String toString() {
    return article + "/" + account;
  }
}
