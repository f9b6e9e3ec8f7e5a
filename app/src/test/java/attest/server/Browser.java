package attest.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                    ? HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofInputStream(), Browser::leave)
                    : HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8));
    for (String set : response.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  /** Listens to a stream of events no longer. */
  private static String leave(InputStream events) {
    try {
      events.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "";
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
