package attest.watch;

import java.time.Instant;
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
}
