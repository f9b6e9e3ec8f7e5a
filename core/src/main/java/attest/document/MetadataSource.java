package attest.document;

import java.util.Locale;

/** Where a value about an article was found. */
public enum MetadataSource {
  /** What the input that carried the document says about it. */
  INPUT,
  /** A block of linked data (JSON-LD, schema.org) in the page. */
  JSON_LD,
  /** A property of the Open Graph protocol, such as {@code og:title}. */
  OPEN_GRAPH,
  /** Another meta element of the page. */
  META,
  /** The canonical link of the page. */
  LINK,
  /** Attributes of microdata or microformats within the page. */
  MICRODATA,
  /** A time element of the page. */
  TIME_ELEMENT,
  /** What stands in a part of the page whose name or place says what it is. */
  MARKUP,
  /** The title element of the page. */
  TITLE_ELEMENT,
  /** The address of the document. */
  URL,
  /** The dateline at the head of the text. */
  DATELINE,
  /** Words of the text. */
  TEXT,
  /** Reckoned from the text as a whole. */
  DETECTED;

  /** The published name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
