package attest.alert;

import attest.fetch.GuardedNames;
import attest.settings.ServeOptions;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Sends messages by HTTP to the address that the owner of a search gave. The body is signed: header
 * {@code Attest-Signature: t=SECONDS,v1=HEX}, where HEX is HMAC-SHA-256 under the secret of the
 * search over the seconds, a full stop and the body (RFC 2104, FIPS 180-4). Addresses that are not
 * in the public internet are refused as in fetching, at the connection itself. Follows no redirects
 * and reads nothing of the answer but its status.
 */
@Component
final class Webhooks implements Sender {
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final SavedSearches searches;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor watchdog;

  Webhooks(SavedSearches searches, ServeOptions serve) {
    this.searches = searches;
    Timeout time = Timeout.of(DEADLINE);
    watchdog =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("webhook-deadline").factory());
    watchdog.setRemoveOnCancelPolicy(true);
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(GuardedNames.ofSystem(serve.allowPrivateWebhooks()))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(time)
                            .setSocketTimeout(time)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(time)
                    .setConnectionRequestTimeout(time)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setUserAgent("Attest")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  @Override
  public String way() {
    return "webhook";
  }

  @Override
  public void send(Message message) throws SendException {
    URI address = URI.create(message.search().webhook());
    String body = message.json();
    HttpPost request = new HttpPost(address);
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    long seconds = message.sent().getEpochSecond();
    String secret;
    try {
      secret = searches.webhookSecret(message.search().id());
    } catch (AlertException e) {
      throw new SendException(String.valueOf(e.getMessage()), true);
    }
    request.setHeader("Attest-Signature", "t=" + seconds + ",v1=" + sign(secret, seconds, body));
    ScheduledFuture<?> alarm =
        watchdog.schedule(request::cancel, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    int status;
    try {
      ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), request, null);
      status = response.getCode();
    } catch (GuardedNames.NotPublicException e) {
      throw new SendException("its address is not in the public internet", true);
    } catch (IOException e) {
      throw new SendException("no answer (" + e.getClass().getSimpleName() + ")", false);
    } finally {
      alarm.cancel(false);
      request.cancel();
    }
    if (status < 200 || status > 299) {
      throw new SendException("the receiver answers with status " + status, status == 410);
    }
  }

  /** The signature of a body, in hexadecimal. */
  static String sign(String secret, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @PreDestroy
  void close() {
    watchdog.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
