package attest.watch;

import attest.feed.FeedEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is known by: the identity that its feed gives it, and its link; where it has
 * neither, its text. Identities count within their feed, links everywhere.
 */
public final class EntryKeys {
  private static final int BYTES = 16;

  private EntryKeys() {}

  /**
   * The keys of an entry, at least one; 32 hexadecimal digits each. An entry is known if any of
   * them is.
   *
   * @param feed the address under which the feed is watched
   */
  public static List<String> of(String feed, FeedEntry entry) {
    List<String> keys = new ArrayList<>();
    String id = entry.id();
    if (id != null && !id.isBlank()) {
      keys.add(hash("id", feed, id.strip()));
    }
    String url = entry.url();
    if (url != null && !url.isBlank()) {
      keys.add(hash("link", link(url.strip())));
    }
    if (keys.isEmpty()) {
      keys.add(hash("text", text(entry.title()), text(entry.html())));
    }
    return keys;
  }

  /** A link without what makes no difference to where it leads. */
  private static String link(String url) {
    try {
      URI uri = new URI(url);
      String host = uri.getHost();
      if (host == null) {
        return url;
      }
      String path = uri.getRawPath();
      return host.toLowerCase(Locale.ROOT)
          + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
          + (path == null || path.isEmpty() ? "/" : path)
          + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (URISyntaxException e) {
      return url;
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
