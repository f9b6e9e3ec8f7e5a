package attest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final Duration MOST = Duration.ofDays(7);

  private RetryAfter() {}

  /**
   * How long to wait from {@code now}, at most a week; null if the header says nothing that can be
   * read.
   */
  static @Nullable Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    Duration wait;
    if (!text.isEmpty() && text.length() < 12 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wait = Duration.ofSeconds(Long.parseLong(text));
    } else {
      try {
        ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        wait = Duration.between(now, date.toInstant());
      } catch (DateTimeException e) {
        return null;
      }
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
