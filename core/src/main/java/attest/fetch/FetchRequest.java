package attest.fetch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param address an address of {@code http} or {@code https}, as people write it
 * @param etag the entity tag that came with the copy that is already known, or null
 * @param lastModified the text of the header {@code Last-Modified} that came with it, or null
 */
public record FetchRequest(String address, @Nullable String etag, @Nullable String lastModified) {
  public FetchRequest {
    Objects.requireNonNull(address);
  }

  /** An address of which nothing is known yet. */
  public static FetchRequest of(String address) {
    return new FetchRequest(address, null, null);
  }
}
