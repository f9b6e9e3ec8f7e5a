package attest.fetch;

import attest.document.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses of the web as a good guest does: asks robots.txt first, leaves time between
 * requests, says who it is, does not ask again for what has not changed or has moved for good, and
 * goes away when asked to. Every address that a name stands for is checked before each connection,
 * those of redirects too, so that nothing leads into a private network. Safe for threads.
 */
public final class PoliteFetcher implements Fetcher, AutoCloseable {
  private static final int MAX_MOVED = 10_000;

  private final FetchOptions options;
  private final InstantSource clock;
  private final Transport transport;
  private final Exchange exchange;
  private final Robots robots;
  private final Map<URI, URI> moved = new Recent<>(MAX_MOVED);

  /**
   * A fetcher.
   *
   * @param options limits and manners
   * @param clock tells the time for delays and expiry
   * @param waiter lets delays pass
   */
  public PoliteFetcher(FetchOptions options, InstantSource clock, Waiter waiter) {
    this(
        options,
        clock,
        waiter,
        RandomGenerator.getDefault(),
        InetAddress::getAllByName,
        new AddressGuard(options.allowPrivate())::allows);
  }

  PoliteFetcher(
      FetchOptions options,
      InstantSource clock,
      Waiter waiter,
      RandomGenerator random,
      GuardedNames.Lookup lookup,
      Predicate<InetAddress> allowed) {
    this.options = options;
    this.clock = clock;
    transport = new Transport(new GuardedNames(lookup, allowed), options);
    exchange = new Exchange(transport, options, clock, waiter, random);
    robots = new Robots(exchange, options, clock);
  }

  @Override
  public FetchResult fetch(FetchRequest request) throws InterruptedException {
    URI start = WebAddress.parse(request.address());
    if (start == null) {
      return Failure.lasting(
              Problem.Code.FETCH_ADDRESS,
              "this is no address that can be read; give one that begins with http:// or https://"
                  + " and has neither user nor password")
          .refused(request.address());
    }
    try {
      return new Journey(request, start).go();
    } catch (Failure failure) {
      return failure.refused(request.address());
    }
  }

  /** Breaks off what is under way; it comes back as refused. */
  @Override
  public void close() {
    transport.close();
  }

  private URI present(URI address) {
    synchronized (moved) {
      URI now = moved.get(address);
      return now == null ? address : now;
    }
  }

  private void remember(URI old, URI now) {
    synchronized (moved) {
      moved.replaceAll((from, to) -> to.equals(old) ? now : to);
      moved.put(old, now);
      moved.remove(now);
    }
  }

  /** The way from the address that was asked for to the page. */
  private final class Journey {
    private final FetchRequest request;
    private final URI start;
    private final Set<URI> visited = new HashSet<>();
    private URI address;
    private boolean forGood = true;
    private URI lasting;

    Journey(FetchRequest request, URI start) {
      this.request = request;
      this.start = start;
      address = present(start);
      lasting = address;
    }

    @Nullable String movedTo() {
      return lasting.equals(start) ? null : lasting.toString();
    }

    FetchResult go() throws Failure, InterruptedException {
      while (true) {
        if (!visited.add(address)) {
          throw Failure.lasting(
              Problem.Code.FETCH_REDIRECTS, "the site sends from address to address in a circle");
        }
        if (visited.size() > options.maxRedirects() + 1) {
          throw Failure.lasting(
              Problem.Code.FETCH_REDIRECTS,
              "the site sends on more than " + options.maxRedirects() + " times");
        }
        Duration rest = robots.check(address);
        Reply reply =
            exchange.get(
                address,
                headers(),
                new BodyReader(options.maxBodyBytes(), false),
                rest,
                options.attempts());
        if (!reply.isRedirect()) {
          return result(reply);
        }
        follow(reply);
      }
    }

    private void follow(Reply reply) throws Failure {
      String location = reply.header("location");
      URI next = location == null ? null : WebAddress.follow(address, location);
      if (next == null) {
        throw Failure.lasting(
            Problem.Code.FETCH_REDIRECTS,
            "the site sends on to what is no address of http or https");
      }
      forGood &= reply.isForGood();
      address = next;
      if (forGood && !next.equals(start)) {
        lasting = next;
      }
    }

    private FetchResult result(Reply reply) throws Failure {
      if (reply.isPage() || reply.status() == 304) {
        if (!lasting.equals(start)) {
          remember(start, lasting);
        }
      }
      if (reply.isPage()) {
        return new FetchResult.Page(
            address.toString(),
            clock.instant(),
            reply.content().bytes(),
            reply.header("content-type"),
            reply.header("etag"),
            reply.header("last-modified"),
            movedTo());
      }
      if (reply.status() == 304) {
        return new FetchResult.NotModified(address.toString(), movedTo());
      }
      if (reply.status() == 404 || reply.status() == 410) {
        throw Failure.lasting(
            Problem.Code.FETCH_NOT_FOUND, "there is no such page (status " + reply.status() + ")");
      }
      throw Failure.lasting(
          Problem.Code.FETCH_STATUS, "the site answers with status " + reply.status());
    }

    private Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
      if (request.etag() != null) {
        headers.put("If-None-Match", request.etag());
      }
      if (request.lastModified() != null) {
        headers.put("If-Modified-Since", request.lastModified());
      }
      return headers;
    }
  }
}
