package attest.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords: after five failures in a row the next attempt has to wait a
 * second, and each further failure doubles the wait, up to fifteen minutes. Kept in memory, for a
 * bounded number of names and addresses. Safe for threads.
 */
public final class Attempts {
  private static final int FREE = 5;
  private static final Duration MOST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int MOST_KEYS = 10_000;

  private record Failures(int count, Instant last) {}

  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /** Nobody has failed yet. */
  public Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** How long a name or an address has to wait before its next attempt; zero for not at all. */
  public synchronized Duration waitOf(String key) {
    Failures failed = failures.get(key);
    if (failed == null || failed.count < FREE) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(failed.count - FREE, 20));
    if (wait.compareTo(MOST_WAIT) > 0) {
      wait = MOST_WAIT;
    }
    Duration left = Duration.between(clock.instant(), failed.last.plus(wait));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Counts a failure. */
  public synchronized void failed(String key) {
    Instant now = clock.instant();
    Failures before = failures.remove(key);
    int earlier = before != null && before.last.plus(FORGET).isAfter(now) ? before.count : 0;
    failures.put(key, new Failures(earlier + 1, now));
    if (failures.size() > MOST_KEYS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Forgets the failures of a name or an address, as it has shown its password. */
  public synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
