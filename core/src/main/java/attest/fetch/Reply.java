package attest.fetch;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request.
 *
 * @param status the status code
 * @param headers the headers that matter to us, by name in lower case; the first of each name
 * @param content the body, unpacked; empty for any status but 200 and 203
 */
record Reply(int status, Map<String, String> headers, Content content) {
  /** Bytes; wrapped, for arrays are no values. */
  static final class Content {
    private final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  boolean isPage() {
    return status == 200 || status == 203;
  }

  boolean isRedirect() {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  boolean isForGood() {
    return status == 301 || status == 308;
  }

  @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }
}
