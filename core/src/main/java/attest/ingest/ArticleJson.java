package attest.ingest;

import attest.encoding.TextDecoder;
import attest.ingest.DocumentSource.Item;

/** Reads single articles of the form that a line of article JSON Lines has. Safe for threads. */
public final class ArticleJson {
  private ArticleJson() {}

  /**
   * The article of a JSON object.
   *
   * @param source what to call it in messages where it has no {@code ref}
   * @param json the object; over one line or many
   */
  public static Item read(String source, String json) {
    return ArticleLine.read(source, new TextDecoder.Decoded(json, null));
  }
}
