package attest.pipeline;

import attest.document.Problem;
import attest.document.RawDocument.Metadata;
import attest.fetch.FetchRequest;
import attest.fetch.FetchResult;
import attest.fetch.Fetcher;
import attest.ingest.DocumentSource;
import attest.watch.PageDocument;
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
  private final DocumentSource others;

  /**
   * A source.
   *
   * @param fetcher reads addresses
   * @param others reads everything else
   */
  public WebDocuments(Fetcher fetcher, DocumentSource others) {
    this.fetcher = fetcher;
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
      sink.accept(item(input, fetcher.fetch(FetchRequest.of(input))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Item item(String input, FetchResult result) {
    return switch (result) {
      case FetchResult.Page page -> {
        Metadata none = Metadata.none();
        PageDocument read =
            PageDocument.of(
                input,
                page,
                new Metadata(
                    none.ref(),
                    none.title(),
                    page.address(),
                    none.publisher(),
                    none.byline(),
                    none.language(),
                    none.published()));
        yield new Item(read.document(), read.problems());
      }
      case FetchResult.Refused refused -> new Item(null, List.of(refused.problem()));
      case FetchResult.NotModified same ->
          new Item(
              null,
              List.of(
                  new Problem(
                      same.address(), Problem.Code.FETCH_STATUS, "the site says 'not modified'")));
    };
  }
}
