package attest.fetch;

import java.time.Duration;

/**
 * How addresses are read.
 *
 * @param contact how a site's owner can reach you, such as a mail address; sent with every request;
 *     empty for none
 * @param delay the least time between two requests to one host
 * @param connectTimeout the most time for a connection to come about
 * @param deadline the most time for one request, from the connection to the last byte
 * @param maxBodyBytes the most bytes of a body, both as sent and unpacked
 * @param maxRedirects the most redirects in a row
 * @param attempts how often to try where a site is busy or out of reach
 * @param backOff the time before the second attempt; it doubles with each further one
 * @param maxWait the longest time to wait for one address; where a site asks for more, it is left
 *     for later
 * @param robotsExpiry how long a robots.txt is relied on; at most a day, as RFC 9309 asks
 * @param allowPrivate whether addresses of private networks and of this machine may be read
 */
public record FetchOptions(
    String contact,
    Duration delay,
    Duration connectTimeout,
    Duration deadline,
    long maxBodyBytes,
    int maxRedirects,
    int attempts,
    Duration backOff,
    Duration maxWait,
    Duration robotsExpiry,
    boolean allowPrivate) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  public FetchOptions {
    if (contact.length() > 200
        || !contact.chars().allMatch(c -> c > ' ' && c < 127 && c != '(' && c != ')')) {
      throw new IllegalArgumentException(
          "contact must be at most 200 characters of ASCII without spaces and parentheses, such as"
              + " mailto:news@example.org");
    }
    require("delay", delay, Duration.ZERO, HOUR);
    require("connect-timeout", connectTimeout, Duration.ofMillis(1), HOUR);
    require("deadline", deadline, Duration.ofMillis(1), HOUR);
    require("back-off", backOff, Duration.ZERO, HOUR);
    require("max-wait", maxWait, Duration.ZERO, DAY);
    require("robots-expiry", robotsExpiry, Duration.ZERO, DAY);
    if (maxBodyBytes < 1 || maxBodyBytes > 1L << 30) {
      throw new IllegalArgumentException("max-body-bytes must be from 1 to " + (1L << 30));
    }
    if (maxRedirects < 0 || maxRedirects > 20) {
      throw new IllegalArgumentException("max-redirects must be from 0 to 20");
    }
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException("attempts must be from 1 to 10");
    }
  }

  /** Two seconds between requests, a minute and 8 MiB for each. */
  public static FetchOptions defaults() {
    return new FetchOptions(
        "",
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        8L << 20,
        8,
        3,
        Duration.ofSeconds(2),
        Duration.ofMinutes(2),
        DAY,
        false);
  }

  /** The same, with addresses of private networks allowed or not. */
  public FetchOptions withAllowPrivate(boolean allowed) {
    return new FetchOptions(
        contact,
        delay,
        connectTimeout,
        deadline,
        maxBodyBytes,
        maxRedirects,
        attempts,
        backOff,
        maxWait,
        robotsExpiry,
        allowed);
  }

  private static void require(String name, Duration time, Duration least, Duration most) {
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + time);
    }
  }
}
