package attest.watch;

import java.time.Duration;

/**
 * How feeds are watched.
 *
 * @param interval the time from one round over all feeds to the next
 * @param fullTextWords an entry with fewer words is taken for a summary, and its page is read
 * @param attempts in how many rounds a page is asked for before what the feed has of it must do
 * @param maxEntries the most entries that are read of one feed
 * @param hostsAtOnce from how many hosts to read at the same time
 */
public record WatchOptions(
    Duration interval, int fullTextWords, int attempts, int maxEntries, int hostsAtOnce) {
  public WatchOptions {
    if (interval.compareTo(Duration.ofMinutes(1)) < 0
        || interval.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException("interval must be from PT1M to PT168H, not " + interval);
    }
    if (fullTextWords < 0) {
      throw new IllegalArgumentException("full-text-words must be at least 0");
    }
    if (attempts < 1 || attempts > 1000) {
      throw new IllegalArgumentException("attempts must be from 1 to 1000");
    }
    if (maxEntries < 1 || maxEntries > 100_000) {
      throw new IllegalArgumentException("max-entries must be from 1 to 100000");
    }
    if (hostsAtOnce < 1 || hostsAtOnce > 64) {
      throw new IllegalArgumentException("hosts-at-once must be from 1 to 64");
    }
  }

  /** A round every quarter of an hour. */
  public static WatchOptions defaults() {
    return new WatchOptions(Duration.ofMinutes(15), 200, 4, 1000, 8);
  }
}
