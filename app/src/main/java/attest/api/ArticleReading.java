package attest.api;

import attest.access.BadParameterException;
import attest.document.Problem;
import attest.fetch.FetchOptions;
import attest.fetch.FetchRequest;
import attest.fetch.FetchResult;
import attest.fetch.PoliteFetcher;
import attest.fetch.StoppableWaiter;
import attest.incident.ArticleRecord;
import attest.ingest.ArticleJson;
import attest.ingest.DocumentSource.Item;
import attest.ingest.FetchedDocuments;
import attest.pipeline.DocumentPipeline;
import attest.settings.Settings;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads articles that are sent to the desk, or that are at an address of the web. Addresses of
 * private networks and of this machine are refused whatever the settings say, as who sends them may
 * not sit here. Few are read at a time. Safe for threads.
 */
@Component
public final class ArticleReading {
  private static final int AT_A_TIME = 2;
  private static final long PATIENCE_SECONDS = 30;

  private final ObjectProvider<DocumentPipeline> pipeline;
  private final StoppableWaiter waiter = new StoppableWaiter();
  private final PoliteFetcher fetcher;
  private final FetchedDocuments pages;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  ArticleReading(
      ObjectProvider<DocumentPipeline> pipeline, Settings settings, InstantSource clock) {
    this.pipeline = pipeline;
    FetchOptions options = settings.fetch();
    fetcher =
        new PoliteFetcher(
            new FetchOptions(
                options.contact(),
                options.delay(),
                options.connectTimeout(),
                shorter(options.deadline(), 30),
                options.maxBodyBytes(),
                options.maxRedirects(),
                1,
                options.backOff(),
                shorter(options.maxWait(), 15),
                options.robotsExpiry(),
                false),
            clock,
            waiter);
    pages = new FetchedDocuments(settings.ingest());
  }

  private static Duration shorter(Duration set, long seconds) {
    Duration most = Duration.ofSeconds(seconds);
    return set.compareTo(most) < 0 ? set : most;
  }

  /**
   * What an article says.
   *
   * @param json an article as in a line of article JSON Lines, or an object with {@code url} alone
   */
  ArticleRecord read(String json) throws InterruptedException {
    ObjectNode object = Json.object(json);
    if (object.has("url") && !object.has("text") && !object.has("html")) {
      return readAddress(Json.require(object, "url"));
    }
    return read(ArticleJson.read("request", json));
  }

  /**
   * What the article at an address says.
   *
   * @param address of http or https
   */
  public ArticleRecord readAddress(String address) throws InterruptedException {
    if (address.length() > 2_000) {
      throw new BadParameterException("url", "an address has at most 2,000 characters");
    }
    return switch (fetcher.fetch(FetchRequest.of(address))) {
      case FetchResult.Page page -> {
        List<Item> items =
            pages.read(address, page.address(), page.fetched(), page.contentType(), page.body());
        if (items.size() > 1) {
          throw new ProblemException(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "there are several documents at this address; give that of one article");
        }
        yield read(items.getFirst());
      }
      case FetchResult.Refused refused ->
          throw new ProblemException(
              refused.problem().code() == Problem.Code.FETCH_ADDRESS
                  ? HttpStatus.BAD_REQUEST
                  : HttpStatus.UNPROCESSABLE_CONTENT,
              refused.problem().code().code() + ": " + refused.problem().message());
      case FetchResult.NotModified same ->
          throw new ProblemException(
              HttpStatus.UNPROCESSABLE_CONTENT, "the site says 'not modified'");
    };
  }

  private ArticleRecord read(Item item) throws InterruptedException {
    if (item.document() == null) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          item.problems().stream()
              .map(problem -> problem.code().code() + ": " + problem.message())
              .collect(Collectors.joining("; ")));
    }
    if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE, "too many articles are being read; try again");
    }
    try {
      return pipeline.getObject().read(item.document());
    } finally {
      places.release();
    }
  }

  @PreDestroy
  void close() {
    waiter.stop();
    fetcher.close();
  }
}
