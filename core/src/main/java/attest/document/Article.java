package attest.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A clean article. All spans in Attest refer to its {@link #text()}, in UTF-16 units.
 *
 * @param ref the identity that the input gave it
 * @param source the path or address it was read from
 * @param url its public address
 * @param publisher who published it
 * @param agency the wire service credited
 * @param title the headline; it is not part of the text
 * @param byline names of the authors
 * @param language BCP 47, or "und" where it could not be told
 * @param published when it was published
 * @param updated when it was last changed, as far as its source says so
 * @param metadataFrom where the values about the article were found; only those that are known
 * @param dateline the place and date at the head of a news text
 * @param text the body; boilerplate is gone
 * @param paragraphs the paragraphs of the text in order; they do not overlap
 */
public record Article(
    @Nullable String ref,
    String source,
    @Nullable String url,
    @Nullable String publisher,
    @Nullable String agency,
    @Nullable String title,
    List<String> byline,
    String language,
    @Nullable Published published,
    @Nullable Published updated,
    Map<Field, MetadataSource> metadataFrom,
    @Nullable Dateline dateline,
    String text,
    List<Paragraph> paragraphs) {
  public Article {
    Objects.requireNonNull(source);
    Objects.requireNonNull(text);
    byline = List.copyOf(byline);
    paragraphs = List.copyOf(paragraphs);
    metadataFrom =
        metadataFrom.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<>(metadataFrom));
    int last = 0;
    for (Paragraph paragraph : paragraphs) {
      if (paragraph.span().begin() < last || paragraph.span().end() > text.length()) {
        throw new IllegalArgumentException("paragraph out of order or of the text: " + paragraph);
      }
      last = paragraph.span().end();
    }
  }

  /** An article of which it is not known when it changed, nor where its metadata was found. */
  public Article(
      @Nullable String ref,
      String source,
      @Nullable String url,
      @Nullable String publisher,
      @Nullable String agency,
      @Nullable String title,
      List<String> byline,
      String language,
      @Nullable Published published,
      @Nullable Dateline dateline,
      String text,
      List<Paragraph> paragraphs) {
    this(
        ref,
        source,
        url,
        publisher,
        agency,
        title,
        byline,
        language,
        published,
        null,
        Map.of(),
        dateline,
        text,
        paragraphs);
  }

  /** The identity of the text: {@code sha256:} and 64 hexadecimal digits. */
  public String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What to call this article in messages: the input's own name for it, else its source. */
  public String name() {
    return ref == null ? source : ref;
  }

  /**
   * A paragraph of the text.
   *
   * @param span where it stands
   * @param repeats whether an earlier paragraph says the same words, so that it tells nothing new
   */
  public record Paragraph(Span span, boolean repeats) {}

  /**
   * The place and date at the head of a news text, as written.
   *
   * @param place such as {@code TUNIS}
   * @param date such as {@code March 8}, as an ISO date where it is complete
   */
  public record Dateline(@Nullable String place, @Nullable String date) {}

  /** The values about an article whose source is kept. */
  public enum Field {
    /** {@link Article#title()}. */
    TITLE,
    /** {@link Article#byline()}. */
    BYLINE,
    /** {@link Article#publisher()}. */
    PUBLISHER,
    /** {@link Article#agency()}. */
    AGENCY,
    /** {@link Article#url()}. */
    URL,
    /** {@link Article#language()}. */
    LANGUAGE,
    /** {@link Article#published()}. */
    PUBLISHED,
    /** {@link Article#updated()}. */
    UPDATED;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
