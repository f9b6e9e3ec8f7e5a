package attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
  private static final String STORY =
      "<p>Gunmen killed five soldiers in Kasserine on Monday, the Tunisian army said.</p>"
          + "<p>Two civilians were wounded in the attack, a spokesman told reporters.</p>";

  @TempDir Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.start();
    serve("/", 404, "");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            false,
            Map.of("ATTEST_FETCH_DELAY", "PT0S", "XDG_STATE_HOME", folder.toString()),
            InstantSource.system());
    int code = Main.run(terminal, arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  @Test
  void newArticlesOfFeedsAreReadOnce() throws IOException {
    serve(
        "/feed",
        200,
        "<rss version=\"2.0\"><channel><title>Daily Example</title><item><guid>1</guid><link>"
            + at("/story")
            + "</link><title>Five soldiers killed</title><pubDate>Tue, 10 Mar 2026 08:00:00 GMT"
            + "</pubDate><description>Five killed.</description></item></channel></rss>");
    serve("/story", 200, "<html><body><article>" + STORY + "</article></body></html>");
    Path list = folder.resolve("feeds.opml");
    Files.writeString(
        list,
        "<opml version=\"2.0\"><body><outline type=\"rss\" xmlUrl=\""
            + at("/feed")
            + "\"/></body></opml>");
    String[] arguments = {
      "watch", "--once", "--allow-private", "--format", "jsonl", list.toString()
    };
    Outcome first = run(arguments);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(1);
    assertThat(first.out())
        .contains("\"publisher\":\"Daily Example\"")
        .contains("\"harm\":\"killed\"");
    assertThat(first.err()).contains("1 entries, 1 of them new", "1 article");
    Outcome second = run(arguments);
    assertThat(second.code()).isZero();
    assertThat(second.out()).isEmpty();
    assertThat(second.err()).contains("1 entries, 0 of them new");
    assertThat(asked).containsExactly("/robots.txt", "/feed", "/story", "/robots.txt", "/feed");
    assertThat(folder.resolve("attest").resolve("watch-1.jsonl")).exists();
  }

  @Test
  void whatGivesNoFeedIsExplained() throws IOException {
    Path list = folder.resolve("none.opml");
    Files.writeString(list, "<opml/>");
    assertThat(run("watch", list.toString()).err()).contains("there is no feed in it");
    Outcome missing = run("watch", "nowhere.opml");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("no such file");
    assertThat(run("watch").code()).isEqualTo(2);
  }

  @Test
  void anAddressIsReadWhereItIsAllowed() {
    serve("/story", 200, "<html><body><article>" + STORY + "</article></body></html>");
    Outcome refused = run("read", at("/story"), "--format", "jsonl");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("[fetch.private-address]");
    assertThat(asked).isEmpty();
    Outcome read = run("read", at("/story"), "--allow-private", "--format", "jsonl");
    assertThat(read.code()).as(read.err()).isZero();
    assertThat(read.out()).contains("\"url\":\"" + at("/story") + "\"").contains("Kasserine");
  }
}
