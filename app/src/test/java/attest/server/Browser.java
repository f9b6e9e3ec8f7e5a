package attest.server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of one user, or a program with a token: keeps cookies, follows no redirects. */
final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private final String base;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private String csrf = "";

  Browser(String base) {
    this.base = base;
  }

  static Browser withToken(String base, String secret) {
    Browser program = new Browser(base);
    program.headers.put("Authorization", "Bearer " + secret);
    return program;
  }

  HttpResponse<String> get(String path, String... more) throws IOException, InterruptedException {
    return send("GET", path, null, more);
  }

  HttpResponse<String> post(String path, String body, String... more)
      throws IOException, InterruptedException {
    return send("POST", path, body, more);
  }

  HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body, "Content-Type", "application/json");
  }

  /** A request with cookies, and the token against forged requests where one is known. */
  HttpResponse<String> send(String method, String path, String body, String... more)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          String.join(
              "; ",
              cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList()));
    }
    if (!csrf.isEmpty() && !method.equals("GET")) {
      request.header("X-CSRF-TOKEN", csrf);
    }
    for (int i = 0; i < more.length; i += 2) {
      request.header(more[i], more[i + 1]);
    }
    HttpResponse<String> response =
        CLIENT.send(
            request.build(),
            info ->
                info.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
                    ? new Leaving()
                    : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8));
    for (String set : response.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  /**
   * Takes a stream of events for answered when it begins, and listens to it no longer a second
   * after.
   */
  private static final class Leaving implements HttpResponse.BodySubscriber<String> {
    @Override
    public CompletionStage<String> getBody() {
      return CompletableFuture.completedFuture("");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(subscription::cancel);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {}

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }

  /** The token against forged requests that a page has in its form. */
  Browser takeToken(String path) throws IOException, InterruptedException {
    Matcher found = CSRF.matcher(get(path).body());
    csrf = found.find() ? found.group(1) : "";
    return this;
  }

  void forgetToken() {
    csrf = "";
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  HttpResponse<String> login(String name, String password)
      throws IOException, InterruptedException {
    takeToken("/login");
    HttpResponse<String> response =
        post(
            "/login",
            "username=" + encode(name) + "&password=" + encode(password),
            "Content-Type",
            "application/x-www-form-urlencoded");
    csrf = "";
    return response;
  }

  HttpResponse<String> form(String path, String... pairs) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (String pair : List.of(pairs)) {
      String[] parts = pair.split("=", 2);
      body.append(body.isEmpty() ? "" : "&").append(parts[0]).append('=').append(encode(parts[1]));
    }
    return post(path, body.toString(), "Content-Type", "application/x-www-form-urlencoded");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
