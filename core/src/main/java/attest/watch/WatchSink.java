package attest.watch;

import attest.document.Problem;
import attest.document.RawDocument;
import java.io.IOException;
import java.util.List;

/** Takes what a watch finds. It is called by one thread at a time. */
public interface WatchSink {
  /**
   * Takes a new article. When this returns, the article counts as dealt with and does not come
   * again; when it throws, the watch ends, and the article comes again in the next.
   *
   * @param document the page, or what the feed has of it
   * @param problems what is to be said about how it was had
   * @throws IOException if the article cannot be kept
   */
  void article(RawDocument document, List<Problem> problems) throws IOException;

  /**
   * Hears that a feed was read.
   *
   * @param feed the address under which it is watched
   * @param entries how many entries it has; -1 where it has not changed since the last time
   * @param fresh how many of them are new
   */
  void polled(String feed, int entries, int fresh);

  /** Hears of a feed, or an article, that could not be had. */
  void failed(Problem problem);
}
