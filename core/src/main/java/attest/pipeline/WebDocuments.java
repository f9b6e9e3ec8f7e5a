package attest.pipeline;

import attest.document.Problem;
import attest.fetch.FetchRequest;
import attest.fetch.FetchResult;
import attest.fetch.Fetcher;
import attest.ingest.DocumentSource;
import attest.ingest.FetchedDocuments;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads inputs that are addresses of the web, and hands all others to another source. Not for use
 * by several threads at once.
 */
public final class WebDocuments implements DocumentSource {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

  private final Fetcher fetcher;
  private final FetchedDocuments pages;
  private final DocumentSource others;

  /**
   * A source.
   *
   * @param fetcher reads addresses
   * @param pages makes documents of what they have
   * @param others reads everything else
   */
  public WebDocuments(Fetcher fetcher, FetchedDocuments pages, DocumentSource others) {
    this.fetcher = fetcher;
    this.pages = pages;
    this.others = others;
  }

  /** Whether an input is an address of the web. */
  public static boolean isAddress(String input) {
    return ADDRESS.matcher(input).matches();
  }

  @Override
  public void read(String input, Consumer<Item> sink) {
    if (!isAddress(input)) {
      others.read(input, sink);
      return;
    }
    try {
      switch (fetcher.fetch(FetchRequest.of(input))) {
        case FetchResult.Page page ->
            pages
                .read(input, page.address(), page.fetched(), page.contentType(), page.body())
                .forEach(sink);
        case FetchResult.Refused refused -> sink.accept(new Item(null, List.of(refused.problem())));
        case FetchResult.NotModified same ->
            sink.accept(
                new Item(
                    null,
                    List.of(
                        new Problem(
                            same.address(),
                            Problem.Code.FETCH_STATUS,
                            "the site says 'not modified'"))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
