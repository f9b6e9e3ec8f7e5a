package attest.roles;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sentence with the children of its words at hand. Not safe for threads. */
final class Tree {
  private static final Set<String> BARE =
      Set.of(
          "the",
          "a",
          "an",
          "this",
          "that",
          "these",
          "those",
          "its",
          "his",
          "her",
          "their",
          "our",
          "my",
          "and",
          "'s",
          "several",
          "many",
          "some",
          "various",
          "other",
          "another",
          "alleged",
          "presumed",
          "suspected",
          "possible",
          "supposed",
          "apparent",
          "so-called",
          "following",
          "aforementioned",
          "old",
          "former",
          "first",
          "second",
          "more",
          "least",
          "few",
          "dozens",
          "of",
          "unquote",
          "quote");
  private static final int MAX_DEPTH = 30;

  final Sentence sentence;
  final List<Token> tokens;
  private final List<List<Token>> children = new ArrayList<>();

  Tree(Sentence sentence) {
    this.sentence = sentence;
    tokens = sentence.tokens();
    tokens.forEach(t -> children.add(new ArrayList<>()));
    for (Token token : tokens) {
      if (token.head() >= 0) {
        children.get(token.head()).add(token);
      }
    }
  }

  List<Token> children(Token token) {
    return children.get(token.index());
  }

  @Nullable Token child(Token token, String relation) {
    for (Token child : children(token)) {
      if (child.is(relation)) {
        return child;
      }
    }
    return null;
  }

  @Nullable Token head(Token token) {
    return sentence.head(token);
  }

  /** The preposition of a word in lower case, or the empty string. */
  String preposition(Token token) {
    Token mark = child(token, "case");
    return mark == null ? "" : mark.form().toLowerCase(Locale.ROOT);
  }

  /** Position of the first word that begins at or after an offset; the number of words if none. */
  int indexFrom(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().begin() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The phrase of a noun: what stands before it and belongs to it, and of-phrases after it. */
  Span phrase(Token head, boolean ofPhrases) {
    int first = head.index();
    int last = head.index();
    for (Token child : children(head)) {
      boolean before = child.index() < head.index();
      boolean inside =
          child.is("amod")
              || child.is("compound")
              || child.is("nummod")
              || child.is("flat")
              || child.deprel().equals("nmod:poss")
              || child.deprel().equals("nmod:desc")
              || (before && child.is("advmod"))
              || (ofPhrases && !before && child.is("nmod") && preposition(child).equals("of"));
      if (inside && before) {
        first = Math.min(first, edge(child, -1, 0));
      } else if (inside && child.index() <= last + 4) {
        last = Math.max(last, edge(child, 1, 0));
      }
    }
    while (first < head.index() && isBare(tokens.get(first))) {
      first++;
    }
    while (last > head.index() && tokens.get(last).upos().equals("PUNCT")) {
      last--;
    }
    return new Span(tokens.get(first).span().begin(), tokens.get(last).span().end());
  }

  /** Whether a word at the edge of a phrase is no part of what it names. */
  boolean isBare(Token token) {
    return token.upos().equals("PUNCT")
        || token.upos().equals("ADP")
        || token.upos().equals("NUM")
        || token.upos().equals("ADV")
        || token.upos().equals("DET")
        || BARE.contains(token.form().toLowerCase(Locale.ROOT));
  }

  /** The first (direction -1) or last (1) word below a modifier that still belongs to it. */
  private int edge(Token top, int direction, int depth) {
    int found = top.index();
    if (depth > MAX_DEPTH) {
      return found;
    }
    for (Token child : children(top)) {
      if (child.is("amod")
          || child.is("compound")
          || child.is("nummod")
          || child.is("flat")
          || child.is("advmod")
          || child.is("det")
          || child.is("case")
          || child.deprel().startsWith("nmod:")
          || (child.is("nmod") && preposition(child).equals("of"))) {
        int reach = edge(child, direction, depth + 1);
        found = direction < 0 ? Math.min(found, reach) : Math.max(found, reach);
      }
    }
    return found;
  }
}
