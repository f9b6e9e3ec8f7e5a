package attest.fetch;

import attest.document.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows what the robots.txt of each site allows, and asks for it again in time. Safe for threads.
 */
final class Robots {
  private static final int MAX_SITES = 1000;
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_BYTES = 512 << 10;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** What a site allows, or why it could not be asked. */
  private record Known(@Nullable RobotsRules rules, @Nullable Failure failure, Instant expires) {}

  private final Exchange exchange;
  private final FetchOptions options;
  private final InstantSource clock;
  private final Map<String, Known> known = new Recent<>(MAX_SITES);

  Robots(Exchange exchange, FetchOptions options, InstantSource clock) {
    this.exchange = exchange;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Checks that an address may be asked for.
   *
   * @return how long its host wants to be left alone between two requests
   * @throws Failure if it may not, or if the site cannot be asked whether it may
   */
  Duration check(URI address) throws Failure, InterruptedException {
    RobotsRules rules = rulesFor(address);
    if (!rules.allows(WebAddress.target(address))) {
      throw Failure.lasting(
          Problem.Code.FETCH_ROBOTS,
          rules == RobotsRules.ALLOW_NONE
              ? "the site's robots.txt could not be read, so nothing of it is; try again later"
              : "the site's robots.txt does not allow it");
    }
    Duration asked = rules.delay();
    if (asked == null || asked.compareTo(options.delay()) < 0) {
      return options.delay();
    }
    return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
  }

  private RobotsRules rulesFor(URI address) throws Failure, InterruptedException {
    String site = WebAddress.site(address);
    Known entry;
    synchronized (known) {
      entry = known.get(site);
    }
    if (entry == null || !clock.instant().isBefore(entry.expires())) {
      entry = ask(URI.create(site + "/robots.txt"));
      synchronized (known) {
        known.put(site, entry);
      }
    }
    if (entry.rules() == null) {
      throw java.util.Objects.requireNonNull(entry.failure());
    }
    return entry.rules();
  }

  /**
   * Asks. What is not there allows everything; what is there and cannot be had allows nothing (RFC
   * 9309, sections 2.3.1.3 and 2.3.1.4).
   */
  private Known ask(URI robots) throws InterruptedException {
    URI address = robots;
    BodyReader reader = new BodyReader(MAX_BYTES, true);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Reply reply;
      try {
        reply = exchange.get(address, Map.of(), reader, options.delay(), options.attempts());
      } catch (Failure failure) {
        Instant soon = clock.instant().plus(SOON);
        return failure.code() == Problem.Code.FETCH_STATUS
            ? new Known(RobotsRules.ALLOW_NONE, null, soon)
            : new Known(null, failure, soon);
      }
      URI next = reply.isRedirect() ? target(address, reply.header("location")) : null;
      if (next == null) {
        RobotsRules rules =
            reply.isPage() ? RobotsRules.parse(reply.content().bytes()) : RobotsRules.ALLOW_ALL;
        return new Known(rules, null, clock.instant().plus(options.robotsExpiry()));
      }
      address = next;
    }
    return new Known(RobotsRules.ALLOW_ALL, null, clock.instant().plus(options.robotsExpiry()));
  }

  private static @Nullable URI target(URI from, @Nullable String location) {
    return location == null ? null : WebAddress.follow(from, location);
  }
}
