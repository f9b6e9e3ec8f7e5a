package attest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.fetch.FetchOptions;
import attest.fetch.PoliteFetcher;
import attest.fetch.TestSite;
import attest.fetch.TestTime;
import attest.ingest.FetchedDocuments;
import attest.ingest.IngestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedWatcherTest {
  private static final String LONG = "Gunmen attacked the village. ".repeat(80);

  @TempDir Path folder;

  private final TestSite site = new TestSite();
  private final TestTime time = new TestTime();
  private final Heard heard = new Heard();

  @AfterEach
  void close() throws IOException {
    site.close();
  }

  /** A sink that writes down what it hears. */
  private static final class Heard implements WatchSink {
    private final List<RawDocument> articles = new ArrayList<>();
    private final List<String> polls = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Consumer<RawDocument> then = document -> {};

    @Override
    public void article(RawDocument document, List<Problem> doubts) throws IOException {
      then.accept(document);
      if (document.content().contains("disk full")) {
        throw new IOException("disk full");
      }
      articles.add(document);
      problems.addAll(doubts);
    }

    @Override
    public void polled(String feed, int entries, int fresh) {
      polls.add(entries + " entries, " + fresh + " new");
    }

    @Override
    public void failed(Problem problem) {
      problems.add(problem);
    }

    private List<String> sources() {
      return articles.stream().map(RawDocument::source).toList();
    }

    private List<Problem.Code> codes() {
      return problems.stream().map(Problem::code).toList();
    }
  }

  private String at(String path) {
    return site.at("127.0.0.1", path);
  }

  /** One run of the program: a fresh fetcher, the state as it was left. */
  private void round(String... feeds) throws Exception {
    round(new AtomicReference<>(), feeds);
  }

  private void round(AtomicReference<FeedWatcher> running, String... feeds) throws Exception {
    try (PoliteFetcher fetcher =
            new PoliteFetcher(FetchOptions.defaults().withAllowPrivate(true), time, time);
        WatchState state = FileWatchState.open(folder)) {
      FeedWatcher watcher =
          new FeedWatcher(
              fetcher,
              new FetchedDocuments(IngestOptions.defaults()),
              state,
              WatchOptions.defaults(),
              time);
      running.set(watcher);
      watcher.poll(List.of(feeds), heard);
    }
  }

  private static String item(String id, String link, String text) {
    return "<item>"
        + (id.isEmpty() ? "" : "<guid isPermaLink=\"false\">" + id + "</guid>")
        + (link.isEmpty() ? "" : "<link>" + link + "</link>")
        + "<title>Headline</title><pubDate>Mon, 09 Mar 2026 08:00:00 GMT</pubDate><description>"
        + text
        + "</description></item>";
  }

  private static String rss(String... items) {
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Daily Example</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  @Test
  void aSummaryIsReadFromItsPageAndAFullTextFromTheFeed() throws Exception {
    site.page("/feed", rss(item("1", at("/a"), "short"), item("2", at("/b"), LONG)));
    site.page("/a", "<p>the whole story</p>", "Content-Type: text/html");
    round(at("/feed"));
    assertThat(heard.polls).containsExactly("2 entries, 2 new");
    assertThat(heard.sources()).containsExactly(at("/b"), at("/a"));
    RawDocument page = heard.articles.getLast();
    assertThat(page.form()).isEqualTo(RawDocument.Form.HTML_PAGE);
    assertThat(page.content()).contains("the whole story");
    assertThat(page.metadata().publisher()).isEqualTo("Daily Example");
    assertThat(page.metadata().published().date()).hasToString("2026-03-09");
    assertThat(heard.articles.getFirst().form()).isEqualTo(RawDocument.Form.HTML_FRAGMENT);
    assertThat(site.paths()).containsExactly("/robots.txt", "/feed", "/a");
  }

  @Test
  void afterARestartNothingIsReadTwice() throws Exception {
    site.page("/feed", rss(item("1", at("/a"), "one"), item("", "", LONG)));
    site.page("/a", "<p>one</p>").page("/b", "<p>two</p>");
    round(at("/feed"));
    assertThat(heard.articles).hasSize(2);
    round(at("/feed"));
    assertThat(heard.articles).hasSize(2);
    site.page(
        "/feed",
        rss(
            item("changed", at("/a"), "one"),
            item("1", at("/moved"), "one"),
            item("", "", LONG),
            item("2", at("/b"), "two")));
    round(at("/feed"));
    assertThat(heard.sources()).endsWith(at("/b")).hasSize(3);
    assertThat(heard.polls.getLast()).isEqualTo("4 entries, 1 new");
    assertThat(site.paths().stream().filter("/a"::equals)).hasSize(1);
  }

  @Test
  void anEntryThatTwoFeedsCarryIsReadOnce() throws Exception {
    site.page("/one", rss(item("1", at("/a"), "a"))).page("/two", rss(item("x", at("/a"), "a")));
    site.page("/a", "<p>story</p>");
    round(at("/one"), at("/two"));
    assertThat(heard.articles).hasSize(1);
  }

  @Test
  void aFeedThatDidNotChangeIsNotSentAgain() throws Exception {
    site.on(
        "/feed",
        (request, out) -> {
          boolean known = "\"7\"".equals(request.headers().get("if-none-match"));
          String body = known ? "" : rss(item("1", "", LONG));
          TestSite.write(out, known ? "304 Not Modified" : "200 OK", body, "ETag: \"7\"");
        });
    round(at("/feed"));
    round(at("/feed"));
    assertThat(heard.polls).containsExactly("1 entries, 1 new", "-1 entries, 0 new");
  }

  @Test
  void aPageThatCannotBeHadIsTriedAgainAndThenTheSummaryMustDo() throws Exception {
    site.page("/feed", rss(item("1", at("/a"), "the summary")), "ETag: \"1\"");
    site.status("/a", "502 Bad Gateway");
    for (int i = 1; i < WatchOptions.defaults().attempts(); i++) {
      round(at("/feed"));
      assertThat(heard.articles).isEmpty();
      assertThat(heard.codes()).hasSize(i).containsOnly(Problem.Code.FETCH_STATUS);
    }
    round(at("/feed"));
    assertThat(heard.articles.getFirst().content()).contains("the summary");
    round(at("/feed"));
    assertThat(heard.articles).hasSize(1);
    assertThat(site.requests().stream().filter(r -> r.path().equals("/feed")).toList())
        .noneMatch(r ->
            r.headers().containsKey("if-none-match")
                && site.requests().indexOf(r) < site.paths().lastIndexOf("/a"));
  }

  @Test
  void aPageThatMayNotBeReadLeavesTheSummary() throws Exception {
    site.page("/robots.txt", "User-agent: *\nDisallow: /a\n");
    site.page("/feed", rss(item("1", at("/a"), "the summary")));
    round(at("/feed"));
    assertThat(heard.articles.getFirst().content()).contains("the summary");
    assertThat(heard.codes()).containsExactly(Problem.Code.FETCH_ROBOTS);
  }

  @Test
  void aFeedThatMovedForGoodIsAskedForAtItsNewPlaceAfterARestart() throws Exception {
    site.status("/old", "301 Moved Permanently", "Location: /new");
    site.page("/new", rss(item("1", "", LONG)));
    round(at("/old"));
    round(at("/old"));
    assertThat(site.paths()).containsExactly("/robots.txt", "/old", "/new", "/robots.txt", "/new");
    assertThat(heard.articles).hasSize(1);
  }

  @Test
  void aFeedThatAsksToWaitIsLeftAloneAfterARestart() throws Exception {
    site.status("/feed", "429 Too Many Requests", "Retry-After: 7200");
    round(at("/feed"));
    round(at("/feed"));
    assertThat(heard.codes()).containsExactly(Problem.Code.FETCH_TRY_LATER);
    assertThat(site.paths()).containsExactly("/robots.txt", "/feed");
    time.pass(Duration.ofHours(2));
    site.page("/feed", rss(item("1", "", LONG)));
    round(at("/feed"));
    assertThat(heard.articles).hasSize(1);
  }

  @Test
  void whatIsNoFeedIsSaidAndNotAskedForAgainSoon() throws Exception {
    site.page("/feed", "<html><body>not found</body></html>");
    round(at("/feed"));
    round(at("/feed"));
    assertThat(heard.problems).hasSize(1);
    assertThat(site.paths()).containsExactly("/robots.txt", "/feed");
  }

  @Test
  void aWatchThatIsStoppedGoesOnWhereItWas() throws Exception {
    site.page(
        "/feed",
        rss(item("1", "", LONG + 1), item("2", "", LONG + 2), item("3", "", LONG + 3)),
        "ETag: \"1\"");
    AtomicReference<FeedWatcher> running = new AtomicReference<>();
    heard.then = document -> running.get().stop();
    round(running, at("/feed"));
    assertThat(heard.articles).hasSize(1);
    heard.then = document -> {};
    round(at("/feed"));
    assertThat(heard.articles).hasSize(3);
    assertThat(heard.articles.stream().map(RawDocument::content).distinct()).hasSize(3);
  }

  @Test
  void anArticleThatCannotBeKeptComesAgain() throws Exception {
    site.page("/feed", rss(item("1", "", "disk full " + LONG)));
    assertThatThrownBy(() -> round(at("/feed"))).isInstanceOf(IOException.class);
    assertThat(heard.articles).isEmpty();
    site.page("/feed", rss(item("1", "", LONG)));
    round(at("/feed"));
    assertThat(heard.articles).hasSize(1);
  }

  @Test
  void roundsFollowEachOtherAtTheInterval() throws Exception {
    site.page("/feed", rss(item("1", "", LONG)));
    try (PoliteFetcher fetcher =
            new PoliteFetcher(FetchOptions.defaults().withAllowPrivate(true), time, time);
        WatchState state = FileWatchState.open(folder)) {
      FeedWatcher watcher =
          new FeedWatcher(
              fetcher,
              new FetchedDocuments(IngestOptions.defaults()),
              state,
              WatchOptions.defaults(),
              time);
      List<Duration> pauses = new ArrayList<>();
      watcher.watch(
          List.of(at("/feed")),
          heard,
          pause -> {
            pauses.add(pause);
            time.pass(pause);
            if (pauses.size() == 3) {
              watcher.stop();
            }
          });
      assertThat(pauses).hasSize(3).last().isEqualTo(Duration.ofMinutes(15));
    }
    assertThat(heard.polls).hasSize(3);
    assertThat(heard.articles).hasSize(1);
  }
}
