package attest.feed;

import attest.document.Published;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. Immutable.
 *
 * @param id the identity that the feed gives it
 * @param title the headline as plain text
 * @param url the address of the article, absolute where the feed's own address was known
 * @param byline who wrote it
 * @param publisher who published it: what the entry says, else the name of the feed
 * @param language BCP 47: what the entry says, else the feed
 * @param published when it was published, else when it was last changed
 * @param html the longest text that the entry carries, as markup; null where it carries none
 */
public record FeedEntry(
    @Nullable String id,
    @Nullable String title,
    @Nullable String url,
    List<String> byline,
    @Nullable String publisher,
    @Nullable String language,
    @Nullable Published published,
    @Nullable String html) {
  public FeedEntry {
    byline = List.copyOf(byline);
  }

  /**
   * The entry as a document whose text is what the feed carries of it.
   *
   * @param source where the feed was read from, with what tells the entry from the others
   * @return null where the entry carries no text
   */
  public @Nullable RawDocument document(String source) {
    if (html == null) {
      return null;
    }
    return new RawDocument(source, Form.ofMarkup(html), html, metadata());
  }

  /** What the feed says about the article. */
  public RawDocument.Metadata metadata() {
    return new RawDocument.Metadata(id, title, url, publisher, byline, language, published);
  }
}
