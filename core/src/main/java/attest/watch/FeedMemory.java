package attest.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed from the last time that it was read.
 *
 * @param movedTo the address to ask at instead, because the site says that the feed has moved for
 *     good
 * @param etag the entity tag that came with it
 * @param lastModified the text of the header {@code Last-Modified} that came with it
 * @param notBefore before this moment it is not asked for, because the site wants it so or because
 *     it has failed
 * @param failures how often in a row it could not be had
 */
public record FeedMemory(
    @Nullable String movedTo,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable Instant notBefore,
    int failures) {
  /** Nothing is known. */
  public static FeedMemory none() {
    return new FeedMemory(null, null, null, null, 0);
  }

  /** One line that {@link #parse} reads. */
  public String toText() {
    return line(null);
  }

  /** What {@link #toText()} wrote; null if it is not of that form. */
  public static @Nullable FeedMemory parse(String text) {
    Map<String, String> fields = JsonFields.parse(text);
    return fields == null ? null : of(fields);
  }

  /** One line with the address of the feed, if there is one to be told. */
  String line(@Nullable String address) {
    return JsonFields.line(
        "feed",
        address,
        "moved-to",
        movedTo,
        "etag",
        etag,
        "last-modified",
        lastModified,
        "not-before",
        notBefore == null ? null : notBefore.toString(),
        "failures",
        failures == 0 ? null : String.valueOf(failures));
  }

  /** What the fields of such a line say; null if they cannot be read. */
  static @Nullable FeedMemory of(Map<String, String> fields) {
    String notBefore = fields.get("not-before");
    String failures = fields.get("failures");
    try {
      return new FeedMemory(
          fields.get("moved-to"),
          fields.get("etag"),
          fields.get("last-modified"),
          notBefore == null ? null : Instant.parse(notBefore),
          failures == null ? 0 : Integer.parseInt(failures));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
