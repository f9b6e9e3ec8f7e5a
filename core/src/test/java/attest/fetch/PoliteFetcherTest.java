package attest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteFetcherTest {
  private static final Map<String, String> HOSTS =
      Map.of(
          "news.example", "127.0.0.1",
          "paper.example", "127.0.0.1",
          "inner.example", "10.0.0.7",
          "mixed.example", "127.0.0.1 192.168.1.1",
          "mapped.example", "::ffff:10.0.0.7");

  private final TestSite site = new TestSite();
  private final TestTime time = new TestTime();
  private FetchOptions options = options(1 << 20, Duration.ofSeconds(20));

  @AfterEach
  void close() throws IOException {
    site.close();
  }

  private static FetchOptions options(long maxBytes, Duration deadline) {
    FetchOptions d = FetchOptions.defaults();
    return new FetchOptions(
        "mailto:news@example.org",
        d.delay(),
        d.connectTimeout(),
        deadline,
        maxBytes,
        d.maxRedirects(),
        d.attempts(),
        d.backOff(),
        d.maxWait(),
        d.robotsExpiry(),
        false);
  }

  /**
   * The machine's own address stands for the public internet here; the others are what they are.
   */
  private PoliteFetcher fetcher() {
    AddressGuard guard = new AddressGuard(options.allowPrivate());
    return new PoliteFetcher(
        options,
        time,
        time,
        new Random(1),
        PoliteFetcherTest::lookup,
        a -> a.getHostAddress().equals("127.0.0.1") || guard.allows(a));
  }

  private static InetAddress[] lookup(String host) throws UnknownHostException {
    String[] texts = HOSTS.getOrDefault(host, host).split(" ");
    InetAddress[] addresses = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      if (texts[i].matches(".*[g-z].*")) {
        throw new UnknownHostException(host);
      }
      addresses[i] = InetAddress.getByName(texts[i]);
    }
    return addresses;
  }

  private FetchResult fetch(String address) throws InterruptedException {
    try (PoliteFetcher fetcher = fetcher()) {
      return fetcher.fetch(FetchRequest.of(address));
    }
  }

  private Problem.Code refusal(String address) throws InterruptedException {
    return refusal(fetch(address));
  }

  private static Problem.Code refusal(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Refused.class);
    return ((FetchResult.Refused) result).problem().code();
  }

  private static String text(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Page.class);
    return new String(((FetchResult.Page) result).body(), StandardCharsets.UTF_8);
  }

  @Test
  void readsAPageAndSaysWhoAsks() throws Exception {
    site.page("/a", "hello", "Content-Type: text/html; charset=utf-8", "ETag: \"1\"");
    FetchResult result = fetch(site.at("news.example", "/a"));
    assertThat(text(result)).isEqualTo("hello");
    FetchResult.Page page = (FetchResult.Page) result;
    assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.etag()).isEqualTo("\"1\"");
    assertThat(page.address()).isEqualTo(site.at("news.example", "/a"));
    assertThat(page.movedTo()).isNull();
    assertThat(site.paths()).containsExactly("/robots.txt", "/a");
    Map<String, String> headers = site.requests().getLast().headers();
    assertThat(headers).containsEntry("user-agent", "Attest (+mailto:news@example.org)");
    assertThat(headers).doesNotContainKeys("cookie", "upgrade", "referer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://news.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://user:secret@news.example/",
        "http:///a",
        "http://",
        "",
        "news.example",
        "http://news.example:99999/",
      })
  void readsNothingButTheWeb(String address) throws Exception {
    assertThat(refusal(address)).isEqualTo(Problem.Code.FETCH_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://inner.example/",
        "http://mixed.example/",
        "http://mapped.example/",
        "http://127.0.0.2/",
        "http://2130706434/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://news.example:22/",
      })
  void goesNowhereButToThePublicInternet(String address) throws Exception {
    assertThat(refusal(address)).isEqualTo(Problem.Code.FETCH_PRIVATE);
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void aRedirectToAPrivateAddressIsNotFollowed() throws Exception {
    site.status("/a", "302 Found", "Location: http://inner.example:" + site.port() + "/secret");
    assertThat(refusal(site.at("news.example", "/a"))).isEqualTo(Problem.Code.FETCH_PRIVATE);
    site.status("/b", "302 Found", "Location: file:///etc/passwd");
    assertThat(refusal(site.at("news.example", "/b"))).isEqualTo(Problem.Code.FETCH_REDIRECTS);
    site.status("/robots.txt", "301 Moved", "Location: http://inner.example/robots.txt");
    assertThat(refusal(site.at("news.example", "/c"))).isEqualTo(Problem.Code.FETCH_PRIVATE);
    assertThat(site.paths()).doesNotContain("/secret", "/c");
  }

  @Test
  void privateAddressesAreReadWhereTheUserSaysSo() throws Exception {
    options = options.withAllowPrivate(true);
    site.page("/a", "inner");
    try (PoliteFetcher fetcher = new PoliteFetcher(options, time, time)) {
      assertThat(text(fetcher.fetch(FetchRequest.of(site.at("127.0.0.1", "/a")))))
          .isEqualTo("inner");
    }
  }

  @Test
  void aNameThatIsNotKnownIsOutOfReach() throws Exception {
    assertThat(refusal("http://nowhere.example/")).isEqualTo(Problem.Code.FETCH_UNREACHABLE);
  }

  @Test
  void aBodyIsReadUpToTheLimitAndNoFurther() throws Exception {
    site.on("/zeros", (request, out) -> zeros(out, 1L << 30, "Content-Type: text/html"));
    assertThat(refusal(site.at("news.example", "/zeros"))).isEqualTo(Problem.Code.FETCH_TOO_LARGE);
    assertThat(site.wasBrokenOff()).isTrue();
    assertThat(site.written()).isLessThan(64L << 20);
  }

  private static void zeros(OutputStream out, long count, String header) throws IOException {
    out.write(("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] block = new byte[1 << 16];
    for (long sent = 0; sent < count; sent += block.length) {
      out.write(block);
    }
  }

  @Test
  void aBodyThatUnpacksToMoreThanTheLimitIsNotRead() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        gzip.write(block);
      }
    }
    assertThat(bomb.size()).isLessThan(1 << 18);
    site.on("/bomb", (request, out) -> packed(out, "gzip", bomb.toByteArray()));
    assertThat(refusal(site.at("news.example", "/bomb"))).isEqualTo(Problem.Code.FETCH_TOO_LARGE);
  }

  @Test
  void packedBodiesAreUnpackedAndBrokenOnesRefused() throws Exception {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write("unpacked".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream deflate = new DeflaterOutputStream(deflated)) {
      deflate.write("inflated".getBytes(StandardCharsets.UTF_8));
    }
    byte[] broken = gzipped.toByteArray();
    broken[0] = 0;
    site.on("/gzip", (request, out) -> packed(out, "gzip", gzipped.toByteArray()));
    site.on("/deflate", (request, out) -> packed(out, "deflate", deflated.toByteArray()));
    site.on("/broken", (request, out) -> packed(out, "gzip", broken));
    site.on("/other", (request, out) -> packed(out, "br", new byte[9]));
    assertThat(text(fetch(site.at("news.example", "/gzip")))).isEqualTo("unpacked");
    assertThat(text(fetch(site.at("news.example", "/deflate")))).isEqualTo("inflated");
    assertThat(refusal(site.at("news.example", "/broken"))).isEqualTo(Problem.Code.FETCH_ENCODING);
    assertThat(refusal(site.at("news.example", "/other"))).isEqualTo(Problem.Code.FETCH_ENCODING);
  }

  private static void packed(OutputStream out, String encoding, byte[] bytes) throws IOException {
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: "
                + encoding
                + "\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
  }

  @Test
  void aBodyThatDripsIsBrokenOffAtTheDeadline() throws Exception {
    options = once(options(1 << 20, Duration.ofMillis(400)));
    site.on("/drip", (request, out) -> drip(out, "HTTP/1.1 200 OK\r\n\r\n"));
    assertThat(refusal(site.at("news.example", "/drip"))).isEqualTo(Problem.Code.FETCH_TOO_SLOW);
    assertThat(site.wasBrokenOff()).isTrue();
  }

  @Test
  void headersThatDripAreBrokenOffAtTheDeadline() throws Exception {
    options = once(options(1 << 20, Duration.ofMillis(400)));
    site.on("/drip", (request, out) -> drip(out, "HTTP/1.1 200 OK\r\nX-Slow: "));
    assertThat(refusal(site.at("news.example", "/drip"))).isEqualTo(Problem.Code.FETCH_TOO_SLOW);
  }

  private static void drip(OutputStream out, String head) throws IOException {
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    try {
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void headersAreReadUpToALimit() throws Exception {
    options = once(options);
    site.on("/long", (request, out) -> headerFlood(out, false));
    site.on("/many", (request, out) -> headerFlood(out, true));
    assertThat(refusal(site.at("news.example", "/long"))).isEqualTo(Problem.Code.FETCH_MALFORMED);
    assertThat(refusal(site.at("news.example", "/many"))).isEqualTo(Problem.Code.FETCH_MALFORMED);
    assertThat(site.written()).isLessThan(64L << 20);
  }

  private static void headerFlood(OutputStream out, boolean lines) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nX-0: ".getBytes(StandardCharsets.US_ASCII));
    byte[] block = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 1 << 20; i++) {
      out.write(block);
      if (lines) {
        out.write("\r\nX-1: ".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    site.on(
        "/feed",
        (request, out) -> {
          boolean known =
              "\"7\"".equals(request.headers().get("if-none-match"))
                  && "Mon, 09 Mar 2026 10:00:00 GMT"
                      .equals(request.headers().get("if-modified-since"));
          TestSite.write(out, known ? "304 Not Modified" : "200 OK", known ? "" : "new");
        });
    FetchRequest request =
        new FetchRequest(
            site.at("news.example", "/feed"), "\"7\"", "Mon, 09 Mar 2026 10:00:00 GMT");
    try (PoliteFetcher fetcher = fetcher()) {
      assertThat(fetcher.fetch(request))
          .isEqualTo(new FetchResult.NotModified(site.at("news.example", "/feed"), null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "Mon, 9 Mar 2026 12:00:30 GMT"})
  void aBusySiteIsLeftAloneForAsLongAsItAsks(String retryAfter) throws Exception {
    site.on(
        "/a",
        (request, out) -> {
          boolean first = site.paths().stream().filter("/a"::equals).count() == 1;
          if (first) {
            TestSite.write(out, "429 Too Many Requests", "", "Retry-After: " + retryAfter);
          } else {
            TestSite.write(out, "200 OK", "at last");
          }
        });
    assertThat(text(fetch(site.at("news.example", "/a")))).isEqualTo("at last");
    assertThat(time.waits().getFirst()).isEqualTo(Duration.ofSeconds(2));
    assertThat(time.waits().getLast()).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(30));
  }

  @Test
  void aSiteThatAsksForMoreTimeThanWeHaveIsLeftForLater() throws Exception {
    site.status("/a", "503 Service Unavailable", "Retry-After: 3600");
    site.page("/b", "there");
    try (PoliteFetcher fetcher = fetcher()) {
      FetchResult busy = fetcher.fetch(FetchRequest.of(site.at("news.example", "/a")));
      assertThat(refusal(busy)).isEqualTo(Problem.Code.FETCH_TRY_LATER);
      assertThat(((FetchResult.Refused) busy).retryAfter()).isEqualTo(Duration.ofHours(1));
      FetchResult held = fetcher.fetch(FetchRequest.of(site.at("news.example", "/b")));
      assertThat(refusal(held)).isEqualTo(Problem.Code.FETCH_TRY_LATER);
      assertThat(((FetchResult.Refused) held).retryAfter()).isEqualTo(Duration.ofHours(1));
      assertThat(site.paths()).containsExactly("/robots.txt", "/a");
      time.pass(Duration.ofHours(1));
      assertThat(text(fetcher.fetch(FetchRequest.of(site.at("news.example", "/b")))))
          .isEqualTo("there");
    }
  }

  @Test
  void afterAnErrorTheTimesBetweenAttemptsGrow() throws Exception {
    site.status("/a", "500 Internal Server Error");
    assertThat(refusal(site.at("news.example", "/a"))).isEqualTo(Problem.Code.FETCH_STATUS);
    assertThat(site.paths()).containsExactly("/robots.txt", "/a", "/a", "/a");
    Duration whole = time.waits().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(whole).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    site.status("/gone", "410 Gone");
    assertThat(refusal(site.at("news.example", "/gone"))).isEqualTo(Problem.Code.FETCH_NOT_FOUND);
    site.status("/forbidden", "403 Forbidden");
    assertThat(refusal(site.at("news.example", "/forbidden"))).isEqualTo(Problem.Code.FETCH_STATUS);
  }

  @Test
  void theSameHostIsNotAskedTwiceWithinTheDelay() throws Exception {
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n").page("/a", "a").page("/b", "b");
    try (PoliteFetcher fetcher = fetcher()) {
      fetcher.fetch(FetchRequest.of(site.at("news.example", "/a")));
      fetcher.fetch(FetchRequest.of(site.at("news.example", "/b")));
    }
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
  }

  @Test
  void robotsTxtIsHonouredAndAskedForOnceADay() throws Exception {
    site.page("/robots.txt", "User-agent: Attest\nDisallow: /private\n");
    site.page("/private/a", "secret").page("/a", "a");
    try (PoliteFetcher fetcher = fetcher()) {
      FetchRequest hidden = FetchRequest.of(site.at("news.example", "/private/a"));
      assertThat(refusal(fetcher.fetch(hidden))).isEqualTo(Problem.Code.FETCH_ROBOTS);
      assertThat(text(fetcher.fetch(FetchRequest.of(site.at("news.example", "/a")))))
          .isEqualTo("a");
      time.pass(Duration.ofDays(1));
      site.page("/robots.txt", "");
      assertThat(text(fetcher.fetch(hidden))).isEqualTo("secret");
    }
    assertThat(site.paths()).containsExactly("/robots.txt", "/a", "/robots.txt", "/private/a");
  }

  @Test
  void aRedirectDoesNotLeadAroundRobotsTxt() throws Exception {
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\n");
    site.status("/a", "302 Found", "Location: /private/a").page("/private/a", "secret");
    assertThat(refusal(site.at("news.example", "/a"))).isEqualTo(Problem.Code.FETCH_ROBOTS);
  }

  @Test
  void aRobotsTxtThatCannotBeHadAllowsNothing() throws Exception {
    site.status("/robots.txt", "500 Internal Server Error").page("/a", "a");
    try (PoliteFetcher fetcher = fetcher()) {
      FetchRequest request = FetchRequest.of(site.at("news.example", "/a"));
      assertThat(refusal(fetcher.fetch(request))).isEqualTo(Problem.Code.FETCH_ROBOTS);
      site.page("/robots.txt", "");
      assertThat(refusal(fetcher.fetch(request))).isEqualTo(Problem.Code.FETCH_ROBOTS);
      time.pass(Duration.ofMinutes(10));
      assertThat(text(fetcher.fetch(request))).isEqualTo("a");
    }
  }

  @Test
  void whatMovedForGoodIsAskedForAtItsNewPlace() throws Exception {
    site.status("/old", "301 Moved Permanently", "Location: /new");
    site.status("/new", "308 Permanent", "Location: " + site.at("paper.example", "/newer"));
    site.page("/newer", "here");
    try (PoliteFetcher fetcher = fetcher()) {
      FetchRequest request = FetchRequest.of(site.at("news.example", "/old"));
      FetchResult.Page page = (FetchResult.Page) fetcher.fetch(request);
      assertThat(page.movedTo()).isEqualTo(site.at("paper.example", "/newer"));
      FetchResult.Page again = (FetchResult.Page) fetcher.fetch(request);
      assertThat(again.movedTo()).isEqualTo(site.at("paper.example", "/newer"));
    }
    assertThat(site.paths())
        .containsExactly("/robots.txt", "/old", "/new", "/robots.txt", "/newer", "/newer");
  }

  @Test
  void whatMovedForAWhileIsAskedForAtItsOldPlace() throws Exception {
    site.status("/old", "302 Found", "Location: /new");
    site.status("/new", "301 Moved Permanently", "Location: /newer").page("/newer", "here");
    try (PoliteFetcher fetcher = fetcher()) {
      FetchRequest request = FetchRequest.of(site.at("news.example", "/old"));
      assertThat(((FetchResult.Page) fetcher.fetch(request)).movedTo()).isNull();
      fetcher.fetch(request);
    }
    assertThat(site.paths()).containsSubsequence("/old", "/new", "/newer", "/old");
  }

  @Test
  void redirectsEnd() throws Exception {
    site.status("/a", "302 Found", "Location: /b").status("/b", "301 Moved", "Location: /a");
    assertThat(refusal(site.at("news.example", "/a"))).isEqualTo(Problem.Code.FETCH_REDIRECTS);
    site.on(
        "/on",
        (request, out) ->
            TestSite.write(out, "302 Found", "", "Location: /on?" + site.requests().size()));
    assertThat(refusal(site.at("news.example", "/on"))).isEqualTo(Problem.Code.FETCH_REDIRECTS);
    assertThat(site.paths().stream().filter(path -> path.startsWith("/on")))
        .hasSize(options.maxRedirects() + 1);
    site.status("/none", "302 Found");
    assertThat(refusal(site.at("news.example", "/none"))).isEqualTo(Problem.Code.FETCH_REDIRECTS);
  }

  @Test
  void aConnectionThatEndsTooSoonIsOutOfReach() throws Exception {
    options = once(options);
    site.on(
        "/a",
        (request, out) ->
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"
                    .getBytes(StandardCharsets.US_ASCII)));
    site.on("/none", (request, out) -> {});
    site.on(
        "/smtp", (request, out) -> out.write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(refusal(site.at("news.example", "/a"))).isEqualTo(Problem.Code.FETCH_UNREACHABLE);
    assertThat(refusal(site.at("news.example", "/none"))).isEqualTo(Problem.Code.FETCH_UNREACHABLE);
    assertThat(refusal(site.at("news.example", "/smtp")))
        .isIn(Problem.Code.FETCH_MALFORMED, Problem.Code.FETCH_UNREACHABLE);
  }

  private static FetchOptions once(FetchOptions o) {
    return new FetchOptions(
        o.contact(),
        o.delay(),
        o.connectTimeout(),
        o.deadline(),
        o.maxBodyBytes(),
        o.maxRedirects(),
        1,
        o.backOff(),
        o.maxWait(),
        o.robotsExpiry(),
        o.allowPrivate());
  }
}
