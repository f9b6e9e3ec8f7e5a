package attest.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence and its words.
 *
 * @param index position in its article, from 0
 * @param span where it stands, without surrounding white space
 * @param paragraph index of its paragraph in {@link Article#paragraphs()}
 * @param tokens the words in order; their heads form one tree with one root
 */
public record Sentence(int index, Span span, int paragraph, List<Token> tokens) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }

  /** The governing word of {@code token}, or null for the root. */
  public @Nullable Token head(Token token) {
    return token.head() < 0 ? null : tokens.get(token.head());
  }

  /** The words that {@code token} governs, in order. */
  public List<Token> children(Token token) {
    List<Token> children = new ArrayList<>();
    for (Token other : tokens) {
      if (other.head() == token.index()) {
        children.add(other);
      }
    }
    return children;
  }

  /** The words that {@code token} governs by {@code relation} (with subtype or without). */
  public List<Token> children(Token token, String relation) {
    List<Token> children = new ArrayList<>();
    for (Token other : tokens) {
      if (other.head() == token.index() && other.is(relation)) {
        children.add(other);
      }
    }
    return children;
  }

  /** The word whose span contains the UTF-16 offset, or null. */
  public @Nullable Token tokenAt(int offset) {
    for (Token token : tokens) {
      if (token.span().contains(offset)) {
        return token;
      }
    }
    return null;
  }

  /** The highest word of the tree among those within {@code span}, or null if none is. */
  public @Nullable Token topOf(Span within) {
    for (Token token : tokens) {
      if (within.contains(token.span())) {
        Token top = token;
        Token up = head(top);
        while (up != null && within.contains(up.span())) {
          top = up;
          up = head(top);
        }
        return top;
      }
    }
    return null;
  }
}
