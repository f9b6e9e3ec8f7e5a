package attest.feed;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.encoding.TextDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed. What a feed is, is told by its content.
 * XML that is not well formed is read as far as a browser would; nothing that it refers to is
 * fetched, and entities that it declares stay as they stand. Bad feeds never throw. Safe for
 * threads.
 */
public final class FeedReader {
  private final int maxEntries;

  /**
   * A reader.
   *
   * @param maxEntries the most entries that are read of one feed
   */
  public FeedReader(int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("the most entries must be at least 1");
    }
    this.maxEntries = maxEntries;
  }

  /**
   * Reads a feed.
   *
   * @param source what to call the feed in problems
   * @param content the bytes of the feed, unpacked; the caller limits their number
   * @param charset the encoding that came with them, as of an HTTP header; null where none did
   * @param address where the feed is on the web, which relative addresses are resolved against;
   *     null where that is not known
   * @return the feed; of format {@link Feed.Format#NONE} and with a problem where it is none
   */
  public Feed read(
      String source, byte[] content, @Nullable String charset, @Nullable String address) {
    TextDecoder.Decoded decoded =
        TextDecoder.withoutLoneSurrogates(TextDecoder.decodeMarkup(content, charset));
    List<Problem> problems = new ArrayList<>();
    String doubt = decoded.doubt();
    if (doubt != null) {
      problems.add(new Problem(source, Code.ENCODING, doubt));
    }
    String text = decoded.text();
    Feed feed =
        text.stripLeading().startsWith("{")
            ? new JsonFeed(source, maxEntries, address, problems).read(text)
            : new XmlFeed(source, maxEntries, address, problems).read(text);
    return feed;
  }
}
