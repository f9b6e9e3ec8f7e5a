package attest.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads addresses as people and sites write them into addresses that can be asked for. */
final class WebAddress {
  private static final int MAX_LENGTH = 8192;
  private static final String UNSAFE = " \"<>\\^`{|}";

  private WebAddress() {}

  /**
   * The address without its fragment, its host in lower case and ASCII, its path not empty; null if
   * it is none of {@code http} or {@code https} with a host and without a user.
   */
  static @Nullable URI parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return normalised(new URI(encoded(trimmed)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Where a redirect leads; null if that is no address that can be asked for. */
  static @Nullable URI follow(URI from, String location) {
    if (location.isBlank() || location.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return normalised(from.resolve(new URI(encoded(location.strip()))));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Scheme, host and port: what a robots.txt speaks for. */
  static String site(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** The path with its query, as sent. */
  static String target(URI address) {
    return address.getRawQuery() == null
        ? address.getRawPath()
        : address.getRawPath() + "?" + address.getRawQuery();
  }

  private static @Nullable URI normalised(URI uri) throws URISyntaxException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (!(scheme.equals("http") || scheme.equals("https"))
        || host == null
        || host.isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getPort() > 65535
        || uri.getPort() == 0) {
      return null;
    }
    int port = uri.getPort() == (scheme.equals("http") ? 80 : 443) ? -1 : uri.getPort();
    StringBuilder address = new StringBuilder(scheme).append("://");
    address.append(host.toLowerCase(Locale.ROOT));
    if (port >= 0) {
      address.append(':').append(port);
    }
    String path = uri.getRawPath();
    address.append(path == null || path.isEmpty() ? "/" : path);
    if (uri.getRawQuery() != null) {
      address.append('?').append(uri.getRawQuery());
    }
    return new URI(address.toString()).normalize();
  }

  /** The same with every character that may not stand in an address in per cent code. */
  private static String encoded(String text) {
    int from = text.indexOf("://");
    int hostBegin = from < 0 ? 0 : from + 3;
    int hostEnd = hostBegin;
    while (from >= 0 && hostEnd < text.length() && "/?#".indexOf(text.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    StringBuilder result = new StringBuilder(text.substring(0, hostBegin));
    String authority = text.substring(hostBegin, hostEnd);
    boolean ascii = authority.chars().allMatch(c -> c < 128);
    result.append(ascii ? authority : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED));
    for (int i = hostEnd; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean brokenPercent = c == '%' && !isHex(text, i);
      boolean bracket = (c == '[' || c == ']') && from >= 0;
      if (c <= ' ' || c >= 127 || UNSAFE.indexOf(c) >= 0 || brokenPercent || bracket) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          result.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        result.appendCodePoint(c);
      }
    }
    return result.toString();
  }

  private static boolean isHex(String text, int at) {
    return at + 2 <= text.length()
        && HexFormat.isHexDigit(text.charAt(at))
        && HexFormat.isHexDigit(text.charAt(at + 1));
  }
}
