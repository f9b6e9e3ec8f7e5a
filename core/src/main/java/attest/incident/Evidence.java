package attest.incident;

import attest.document.Article;
import attest.document.Span;
import java.util.Objects;

/**
 * The words that a value rests on. It cannot be built with words that do not stand in the text:
 * {@link #of} is the one way to make it.
 */
public final class Evidence {
  private final Span span;
  private final String quote;

  private Evidence(Span span, String quote) {
    this.span = span;
    this.quote = quote;
  }

  /**
   * The evidence at a span of an article's text.
   *
   * @throws IllegalArgumentException if the span lies outside the text or covers only white space
   */
  public static Evidence of(Article article, Span span) {
    if (span.end() > article.text().length()) {
      throw new IllegalArgumentException("evidence outside the text: " + span);
    }
    String quote = span.of(article.text());
    if (quote.isBlank()) {
      throw new IllegalArgumentException("evidence without words: " + span);
    }
    return new Evidence(span, quote);
  }

  /** Where the words stand, in UTF-16 units of the article's text. */
  public Span span() {
    return span;
  }

  /** The words; equal to the text at {@link #span()}. */
  public String quote() {
    return quote;
  }

  /** Whether the quote still equals {@code text} at the span. */
  public boolean verifies(String text) {
    return span.end() <= text.length() && span.of(text).equals(quote);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence that && span.equals(that.span) && quote.equals(that.quote);
  }

  @Override
  public int hashCode() {
    return Objects.hash(span, quote);
  }

  @Override
  public String toString() {
    return "“" + quote + "” " + span;
  }
}
