package attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoCommandTest {
  private static final Pattern ADDRESS =
      Pattern.compile("the desk is at (http://127\\.0\\.0\\.1:\\d+)");

  @Test
  @Timeout(300)
  void theDemoStartsAnswersAndEnds() throws Exception {
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            false,
            false,
            Map.of(),
            InstantSource.system());
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread demo =
        Thread.ofPlatform().start(() -> code.complete(Main.run(terminal, "demo", "--port", "0")));
    Matcher found = ADDRESS.matcher("");
    while (!found.reset(err.toString()).find()) {
      assertThat(code).as(err.toString()).isNotDone();
      Thread.sleep(100);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      String address = found.group(1);
      assertThat(err.toString()).contains("41 articles are read");
      for (String page :
          new String[] {"/", "/alerts", "/alerts/new?country=SO", "/watch", "/runs", "/read"}) {
        var answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address + page)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.body()).as(page).contains("Attest</title>");
      }
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(URI.create(address + "/alerts")).build(),
                      BodyHandlers.ofString())
                  .body())
          .contains("Ten killed or more");
    } finally {
      demo.interrupt();
    }
    assertThat(code.get()).isZero();
    assertThat(demo.join(java.time.Duration.ofSeconds(60))).isTrue();
  }
}
