package attest.watch;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.document.RawDocument.Metadata;
import attest.feed.FeedEntry;
import attest.fetch.FetchRequest;
import attest.fetch.FetchResult;
import attest.fetch.Fetcher;
import attest.ingest.DocumentSource.Item;
import attest.ingest.FetchedDocuments;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes documents of entries: of what the feed has, or of the page where that is a summary. */
final class EntryDocuments {
  private static final Set<Problem.Code> PASSING =
      Set.of(
          Problem.Code.FETCH_UNREACHABLE,
          Problem.Code.FETCH_TOO_SLOW,
          Problem.Code.FETCH_TRY_LATER,
          Problem.Code.FETCH_STATUS);

  private final Fetcher fetcher;
  private final FetchedDocuments pages;
  private final WatchState state;
  private final WatchOptions options;

  EntryDocuments(Fetcher fetcher, FetchedDocuments pages, WatchState state, WatchOptions options) {
    this.fetcher = fetcher;
    this.pages = pages;
    this.state = state;
    this.options = options;
  }

  /**
   * What an entry gave.
   *
   * @param document null where there is nothing to read, or nothing yet
   * @param problems what went wrong
   * @param again whether to try again in the next round
   */
  record Found(@Nullable RawDocument document, List<Problem> problems, boolean again) {}

  /**
   * Reads an entry.
   *
   * @param feed the address of its feed
   * @param key under which failures are counted
   * @param fetched when the feed was fetched
   */
  Found read(String feed, FeedEntry entry, String key, Instant fetched)
      throws IOException, InterruptedException {
    String url = entry.url();
    boolean summary = words(entry.html()) < options.fullTextWords();
    RawDocument carried = carried(feed, entry, fetched);
    if (url == null || !summary) {
      return carried == null
          ? new Found(
              null,
              List.of(
                  new Problem(
                      feed,
                      Problem.Code.ENTRY_WITHOUT_TEXT,
                      "an entry has neither a text nor an address")),
              false)
          : new Found(carried, List.of(), false);
    }
    List<Problem> problems = new ArrayList<>();
    switch (fetcher.fetch(FetchRequest.of(url))) {
      case FetchResult.Page page -> {
        Item read =
            pages
                .read(url, page.address(), page.fetched(), page.contentType(), page.body())
                .getFirst();
        if (read.document() != null) {
          return new Found(told(read.document(), entry), read.problems(), false);
        }
        problems.addAll(read.problems());
      }
      case FetchResult.Refused refused -> {
        problems.add(refused.problem());
        if (PASSING.contains(refused.problem().code())
            && state.countFailure(key) < options.attempts()) {
          return new Found(null, problems, true);
        }
      }
      case FetchResult.NotModified same ->
          problems.add(
              new Problem(
                  same.address(), Problem.Code.FETCH_STATUS, "the site says 'not modified'"));
    }
    return new Found(carried, problems, false);
  }

  /** The page, with what the feed says of it; what it says itself is found by who cleans it. */
  private static RawDocument told(RawDocument page, FeedEntry entry) {
    Metadata m = entry.metadata();
    return new RawDocument(
        page.source(),
        page.form(),
        page.content(),
        new Metadata(
            m.ref(),
            m.title(),
            page.metadata().url(),
            m.publisher(),
            m.byline(),
            m.language(),
            m.published()),
        page.fetched());
  }

  /** What the feed has of the article; null where that is nothing. */
  private static @Nullable RawDocument carried(String feed, FeedEntry entry, Instant fetched) {
    RawDocument document = entry.document(entry.url() == null ? feed : entry.url());
    return document == null
        ? null
        : new RawDocument(
            document.source(), document.form(), document.content(), document.metadata(), fetched);
  }

  /** How many words stand between the tags of a text. */
  private static int words(@Nullable String html) {
    if (html == null) {
      return 0;
    }
    int words = 0;
    boolean inTag = false;
    boolean inWord = false;
    for (int i = 0; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '<' || c == '>') {
        inTag = c == '<';
        inWord = false;
      } else if (!inTag) {
        boolean letter = Character.isLetterOrDigit(c);
        words += letter && (!inWord || Character.isIdeographic(c)) ? 1 : 0;
        inWord = letter || (inWord && (c == '\'' || c == '\u2019' || c == '-'));
      }
    }
    return words;
  }
}
