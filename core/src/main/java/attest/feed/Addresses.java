package attest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Relative addresses made absolute (RFC 3986). */
final class Addresses {
  private Addresses() {}

  /** The address that {@code given} is beside {@code base}; as given where that cannot be told. */
  static @Nullable String resolve(@Nullable String base, @Nullable String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    String clean = given.strip().replace(" ", "%20");
    if (base == null) {
      return clean;
    }
    try {
      return new URI(base.strip()).resolve(new URI(clean)).toString();
    } catch (URISyntaxException e) {
      return clean;
    }
  }
}
