package attest.fetch;

import attest.document.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of reading an address. */
public sealed interface FetchResult {
  /**
   * The page has not changed since the copy that the request told of.
   *
   * @param address where it was asked for in the end
   * @param movedTo the address under which to ask from now on, because the site says that the page
   *     has moved for good; null where it has not
   */
  record NotModified(String address, @Nullable String movedTo) implements FetchResult {}

  /**
   * It could not be had.
   *
   * @param problem why, with a code {@code fetch.…}
   * @param retryAfter how long the site asks to leave it alone, or null where it does not say
   */
  record Refused(Problem problem, @Nullable Duration retryAfter) implements FetchResult {}

  /** The page. Immutable as long as nobody writes to the array that {@link #body()} returns. */
  final class Page implements FetchResult {
    private final String address;
    private final Instant fetched;
    private final byte[] body;
    private final @Nullable String contentType;
    private final @Nullable String etag;
    private final @Nullable String lastModified;
    private final @Nullable String movedTo;

    /**
     * A page.
     *
     * @param address where it was found in the end
     * @param fetched when
     * @param body its bytes, unpacked
     * @param contentType the header of that name, or null
     * @param etag the header of that name, or null
     * @param lastModified the header of that name, or null
     * @param movedTo the address under which to ask from now on, or null
     */
    public Page(
        String address,
        Instant fetched,
        byte[] body,
        @Nullable String contentType,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String movedTo) {
      this.address = Objects.requireNonNull(address);
      this.fetched = Objects.requireNonNull(fetched);
      this.body = Objects.requireNonNull(body);
      this.contentType = contentType;
      this.etag = etag;
      this.lastModified = lastModified;
      this.movedTo = movedTo;
    }

    /** Where it was found, after all redirects. */
    public String address() {
      return address;
    }

    /** When it was fetched. */
    public Instant fetched() {
      return fetched;
    }

    /** The bytes, unpacked. */
    public byte[] body() {
      return body;
    }

    /** The header {@code Content-Type}, or null. */
    public @Nullable String contentType() {
      return contentType;
    }

    /** The character encoding that the header {@code Content-Type} names, or null. */
    public @Nullable String charset() {
      if (contentType == null) {
        return null;
      }
      for (String part : contentType.split(";", 20)) {
        String parameter = part.strip();
        if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
          return parameter.substring("charset=".length()).replace("\"", "").strip();
        }
      }
      return null;
    }

    /** The header {@code ETag}, or null; for the next {@link FetchRequest}. */
    public @Nullable String etag() {
      return etag;
    }

    /** The header {@code Last-Modified}, or null; for the next {@link FetchRequest}. */
    public @Nullable String lastModified() {
      return lastModified;
    }

    /**
     * The address under which to ask from now on, because the site says that the page has moved for
     * good; null where it has not.
     */
    public @Nullable String movedTo() {
      return movedTo;
    }
  }
}
