package attest.fetch;

import attest.document.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Sends a request at the pace that its host is given, and again where the host is busy or out of
 * reach, after longer and longer times. Safe for threads.
 */
final class Exchange {
  private final Transport transport;
  private final Pace pace;
  private final FetchOptions options;
  private final InstantSource clock;
  private final Waiter waiter;
  private final RandomGenerator random;

  Exchange(
      Transport transport,
      FetchOptions options,
      InstantSource clock,
      Waiter waiter,
      RandomGenerator random) {
    this.transport = transport;
    this.options = options;
    this.clock = clock;
    this.waiter = waiter;
    this.random = random;
    pace = new Pace(clock);
  }

  /**
   * Asks for an address.
   *
   * @param rest how long its host is left alone after each request
   * @param attempts how often to try
   * @return an answer that is a page, a redirect, "not modified" or a refusal that will last
   */
  Reply get(
      URI address, Map<String, String> headers, BodyReader reader, Duration rest, int attempts)
      throws Failure, InterruptedException {
    requirePort(address);
    Duration backOff = options.backOff();
    for (int attempt = 1; ; attempt++) {
      awaitTurn(address, rest);
      try {
        Reply reply = transport.get(address, headers, reader);
        if (!isPassing(reply.status())) {
          return reply;
        }
        throw busy(address, reply);
      } catch (Failure failure) {
        if (!failure.isPassing() || attempt >= attempts) {
          throw failure;
        }
        Duration asked = failure.retryAfter();
        if (asked == null) {
          waiter.await(jittered(backOff));
          backOff = backOff.multipliedBy(2);
        } else if (asked.compareTo(options.maxWait()) > 0) {
          throw failure;
        }
      }
    }
  }

  /** Low ports belong to other services, which a page must not make us talk to. */
  private void requirePort(URI address) throws Failure {
    int port = address.getPort();
    if (!options.allowPrivate() && port >= 0 && port < 1024 && port != 80 && port != 443) {
      throw Failure.lasting(
          Problem.Code.FETCH_PRIVATE,
          "port " + port + " is not one of the web; --allow-private reads it nevertheless");
    }
  }

  private void awaitTurn(URI address, Duration rest) throws Failure, InterruptedException {
    String host = address.getHost();
    Duration wait = pace.take(host, rest, options.maxWait());
    if (wait == null) {
      Duration held = pace.heldFor(host);
      throw Failure.passing(
          Problem.Code.FETCH_TRY_LATER, host + " is to be left alone for " + held, held);
    }
    if (!wait.isZero()) {
      waiter.await(wait);
    }
  }

  private Failure busy(URI address, Reply reply) {
    Duration asked = RetryAfter.parse(reply.header("retry-after"), clock.instant());
    if (asked != null) {
      pace.hold(address.getHost(), asked);
    }
    Problem.Code code =
        reply.status() == 429 || reply.status() == 503
            ? Problem.Code.FETCH_TRY_LATER
            : Problem.Code.FETCH_STATUS;
    return Failure.passing(
        code,
        "the site answers with status "
            + reply.status()
            + (asked == null ? "; try again later" : " and asks to wait " + asked),
        asked);
  }

  private static boolean isPassing(int status) {
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
  }

  /** A time from half of {@code time} to all of it, so that many programs do not come at once. */
  private Duration jittered(Duration time) {
    return Duration.ofNanos((long) (time.toNanos() * (0.5 + random.nextDouble() / 2)));
  }
}
