package attest.store;

import attest.incident.AccountKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that has the words that were searched for.
 *
 * @param article identity of the text, {@code sha256:…}
 * @param title its headline; null where it has none
 * @param excerpt words around the first place of the text that has one of them
 * @param accounts its accounts whose evidence has all the words; may be empty
 */
public record SearchHit(
    String article, @Nullable String title, String excerpt, List<AccountKey> accounts) {
  public SearchHit {
    accounts = List.copyOf(accounts);
  }
}
