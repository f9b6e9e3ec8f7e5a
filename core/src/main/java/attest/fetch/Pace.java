package attest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each host its rest between two requests. Safe for threads. */
final class Pace {
  private static final int MAX_HOSTS = 10_000;

  private final InstantSource clock;
  private final Map<String, Instant> next = new Recent<>(MAX_HOSTS);

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes the next free moment of a host.
   *
   * @param rest how long the host is left alone after it
   * @param patience the longest time to wait
   * @return how long to wait until then, or null if that is longer than {@code patience}; then
   *     nothing is taken
   */
  synchronized @Nullable Duration take(String host, Duration rest, Duration patience) {
    Instant now = clock.instant();
    Instant moment = later(now, next.get(host));
    Duration wait = Duration.between(now, moment);
    if (wait.compareTo(patience) > 0) {
      return null;
    }
    next.put(host, moment.plus(rest));
    return wait;
  }

  /** Leaves a host alone for at least {@code time} from now. */
  synchronized void hold(String host, Duration time) {
    next.put(host, later(clock.instant().plus(time), next.get(host)));
  }

  /** How long a host is to be left alone from now on; zero if it may be asked. */
  synchronized Duration heldFor(String host) {
    Instant now = clock.instant();
    return Duration.between(now, later(now, next.get(host)));
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other == null || one.isAfter(other) ? one : other;
  }
}
