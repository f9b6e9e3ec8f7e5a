package attest.ingest;

import attest.ingest.DocumentSource.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes documents of bytes that were fetched from the web. Safe for threads. */
public final class FetchedDocuments {
  private final PayloadReader reader;

  /** A reader with these limits. */
  public FetchedDocuments(IngestOptions options) {
    reader = new PayloadReader(options);
  }

  /**
   * What is in the bytes, told by their content: a web page, a PDF file, plain text, the entries of
   * a feed.
   *
   * @param source what to call them in messages
   * @param url where they were found
   * @param fetched when
   * @param mediaType the header {@code Content-Type}, or null
   * @param bytes the bytes, unpacked
   * @return at least one item
   */
  public List<Item> read(
      String source, String url, Instant fetched, @Nullable String mediaType, byte[] bytes) {
    List<Item> items = new ArrayList<>();
    reader.read(new Payload(source, url, fetched, mediaType, bytes, false), items::add);
    return List.copyOf(items);
  }
}
