package attest.document;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document as it was read, before cleaning. Immutable as long as nobody writes to the array
 * that {@link #content()} returns.
 */
public final class RawDocument {
  /** The forms of content that a cleaner is asked to read. */
  public enum Form {
    /** Plain text, as pasted or saved: headline, byline and page tail may be in it. */
    PLAIN_TEXT,
    /** The body of an article whose metadata came apart from it. */
    ARTICLE_TEXT,
    /** The markup of a whole web page: the story is somewhere in it. */
    HTML_PAGE,
    /** Markup that is the story and nothing else, as a feed carries it. */
    HTML_FRAGMENT;

    /** Whether markup is a whole page or a part of one, by the tag that it begins with. */
    public static Form ofMarkup(String html) {
      String start = html.stripLeading();
      start = start.substring(0, Math.min(start.length(), 20)).toLowerCase(Locale.ROOT);
      boolean page =
          start.startsWith("<!doctype html")
              || start.startsWith("<?xml")
              || start.startsWith("<html")
              || start.startsWith("<head")
              || start.startsWith("<body");
      return page ? HTML_PAGE : HTML_FRAGMENT;
    }
  }

  private final String source;
  private final Form form;
  private final String content;
  private final Metadata metadata;
  private final @Nullable Instant fetched;

  /**
   * A document.
   *
   * @param source the path or address it was read from
   * @param form how {@code content} is to be read
   * @param content the decoded text
   * @param metadata what the input says about it
   */
  public RawDocument(String source, Form form, String content, Metadata metadata) {
    this(source, form, content, metadata, null);
  }

  /**
   * A document that was fetched.
   *
   * @param source the path or address it was read from
   * @param form how {@code content} is to be read
   * @param content the decoded text
   * @param metadata what the input says about it
   * @param fetched when it was fetched from the web; null where that is not known
   */
  public RawDocument(
      String source, Form form, String content, Metadata metadata, @Nullable Instant fetched) {
    this.source = Objects.requireNonNull(source);
    this.form = Objects.requireNonNull(form);
    this.content = Objects.requireNonNull(content);
    this.metadata = Objects.requireNonNull(metadata);
    this.fetched = fetched;
  }

  /** The path or address it was read from. */
  public String source() {
    return source;
  }

  /** How the content is to be read. */
  public Form form() {
    return form;
  }

  /** The decoded text. */
  public String content() {
    return content;
  }

  /** What the input says about the document. */
  public Metadata metadata() {
    return metadata;
  }

  /** When it was fetched from the web; null where that is not known. */
  public @Nullable Instant fetched() {
    return fetched;
  }

  /** The same document with other metadata. */
  public RawDocument withMetadata(Metadata other) {
    return new RawDocument(source, form, content, other, fetched);
  }

  /**
   * What an input says about its document; each part is null where it says nothing.
   *
   * @param ref the identity that the input gives it
   * @param title the headline
   * @param url its address
   * @param publisher who published it
   * @param byline the names of those who wrote it; empty where none is given
   * @param language BCP 47
   * @param published when it was published
   */
  public record Metadata(
      @Nullable String ref,
      @Nullable String title,
      @Nullable String url,
      @Nullable String publisher,
      List<String> byline,
      @Nullable String language,
      @Nullable Published published) {
    public Metadata {
      byline = List.copyOf(byline);
    }

    /** Nothing is known. */
    public static Metadata none() {
      return new Metadata(null, null, null, null, List.of(), null, null);
    }

    /** The same with another publication date. */
    public Metadata withPublished(Published date) {
      return new Metadata(ref, title, url, publisher, byline, language, date);
    }
  }
}
