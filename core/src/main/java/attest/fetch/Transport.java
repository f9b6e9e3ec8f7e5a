package attest.fetch;

import attest.document.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and reads its answer, within limits of time and size. Follows nothing, repeats
 * nothing, keeps no cookies and no connections. Safe for threads.
 */
final class Transport implements AutoCloseable {
  private static final int MAX_HEADER_LINE = 32 << 10;
  private static final int MAX_HEADERS = 200;
  private static final int CONNECTIONS = 16;

  private final CloseableHttpClient client;
  private final Duration deadline;
  private final ScheduledThreadPoolExecutor watchdog;

  Transport(GuardedNames names, FetchOptions options) {
    deadline = options.deadline();
    watchdog =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetch-deadline").factory());
    watchdog.setRemoveOnCancelPolicy(true);
    Timeout connect = Timeout.of(options.connectTimeout());
    Timeout whole = Timeout.of(deadline);
    Http1Config limits =
        Http1Config.custom()
            .setMaxLineLength(MAX_HEADER_LINE)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(connect)
                            .setSocketTimeout(whole)
                            .build())
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(whole)
                    .setConnectionRequestTimeout(whole)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setUserAgent(
                options.contact().isEmpty() ? "Attest" : "Attest (+" + options.contact() + ")")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  /**
   * Asks for an address.
   *
   * @param headers headers beyond those that are always sent
   * @param reader reads the body of an answer that has a page
   */
  Reply get(URI address, Map<String, String> headers, BodyReader reader) throws Failure {
    HttpGet request = new HttpGet(address);
    request.setHeader("Accept-Encoding", "gzip, deflate");
    headers.forEach(request::setHeader);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        watchdog.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            deadline.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return reply(request, HttpHost.create(address), reader);
    } catch (IOException | org.apache.hc.core5.http.HttpException e) {
      throw late.get() ? tooSlow() : failure(address, e);
    } finally {
      alarm.cancel(false);
      request.cancel();
    }
  }

  private Reply reply(HttpGet request, HttpHost host, BodyReader reader)
      throws IOException, org.apache.hc.core5.http.HttpException, Failure {
    ClassicHttpResponse response = client.executeOpen(host, request, null);
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      if (header.getValue() != null) {
        headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
      }
    }
    Reply head = new Reply(response.getCode(), Map.copyOf(headers), new Reply.Content(new byte[0]));
    HttpEntity entity = response.getEntity();
    if (!head.isPage() || entity == null) {
      return head;
    }
    InputStream body = entity.getContent();
    byte[] bytes = reader.read(body, head.header("content-encoding"));
    return new Reply(head.status(), head.headers(), new Reply.Content(bytes));
  }

  private Failure tooSlow() {
    return Failure.passing(
        Problem.Code.FETCH_TOO_SLOW,
        "the page did not arrive within "
            + deadline
            + "; raise fetch.deadline if the site is always slow",
        null);
  }

  private static Failure failure(URI address, Exception e) {
    if (e instanceof GuardedNames.NotPublicException) {
      return Failure.lasting(
          Problem.Code.FETCH_PRIVATE,
          e.getMessage()
              + ", which is no address of the public internet; --allow-private reads it"
              + " nevertheless");
    }
    if (e instanceof UnknownHostException) {
      return Failure.passing(
          Problem.Code.FETCH_UNREACHABLE,
          "the name " + address.getHost() + " is not known; check the address and the network",
          null);
    }
    if (e instanceof MessageConstraintException) {
      return Failure.lasting(
          Problem.Code.FETCH_MALFORMED, "the headers of the answer are longer than any limit");
    }
    if (e instanceof ProtocolException || e instanceof org.apache.hc.core5.http.ParseException) {
      return Failure.lasting(
          Problem.Code.FETCH_MALFORMED, "the answer is not HTTP as it should be: " + shown(e));
    }
    if (e instanceof SSLException) {
      return Failure.lasting(
          Problem.Code.FETCH_TLS, "no trusted connection came about: " + shown(e));
    }
    if (e instanceof EOFException) {
      return Failure.passing(
          Problem.Code.FETCH_UNREACHABLE, "the connection ended before the page did", null);
    }
    return Failure.passing(Problem.Code.FETCH_UNREACHABLE, "no answer: " + shown(e), null);
  }

  /** What an exception says, in one line that a site cannot make long. */
  private static String shown(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.replaceAll("\\p{Cntrl}", " ");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  /** Breaks off every request that is under way. */
  @Override
  public void close() {
    watchdog.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
