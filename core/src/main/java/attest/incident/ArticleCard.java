package attest.incident;

import attest.document.Published;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an article apart from its text: enough to say who published an account and
 * whether two articles are independent.
 *
 * @param id identity of its text, {@code sha256:…}
 * @param source the path or address where it was first seen
 * @param url its address; null where not known
 * @param publisher who published it; null where not known
 * @param agency the wire service credited; null where none is
 * @param title its headline; null where it has none
 * @param published when it was published; null where not known
 * @param fingerprint its text's fingerprint for finding near-duplicates, as written by {@code
 *     attest.origin}; empty where none was made
 */
public record ArticleCard(
    String id,
    String source,
    @Nullable String url,
    @Nullable String publisher,
    @Nullable String agency,
    @Nullable String title,
    @Nullable Published published,
    String fingerprint) {
  public ArticleCard {
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
    Objects.requireNonNull(fingerprint);
  }
}
