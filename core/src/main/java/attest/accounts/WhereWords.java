package attest.accounts;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import org.jspecify.annotations.Nullable;

/** Reads from the words around a name whether it is where something is. Safe for threads. */
final class WhereWords {
  private final KindWords words;

  WhereWords(KindWords words) {
    this.words = words;
  }

  /** Whether a preposition of the place or of its surroundings stands before a word. */
  boolean isPlaced(Sentence sentence, Token token) {
    return has(sentence, token, "in") || has(sentence, token, "on") || isNear(sentence, token);
  }

  /** Whether a preposition of the place itself stands before a word. */
  boolean isIn(Sentence sentence, Token token) {
    return has(sentence, token, "in");
  }

  /** Whether a preposition of the surroundings stands before a word. */
  boolean isNear(Sentence sentence, Token token) {
    return has(sentence, token, "near");
  }

  /** Whether a preposition stands before a word after which no place of an event comes. */
  boolean isElse(Sentence sentence, Token token) {
    return has(sentence, token, "not-where");
  }

  /** "Anbar province", "the Delmas area": a word for what the name before it is. */
  boolean isDivision(Token token) {
    return isSettlement(token) || isAround(token) || words.is(token.lemma(), "division");
  }

  /** "Outside Kabul airport": what stands in the town whose name is before it. */
  boolean isFacility(Token token) {
    return words.is(token.lemma(), "facility");
  }

  /** "The town": a word that points back to a settlement. */
  boolean isSettlement(Token token) {
    return words.is(token.lemma(), "settlement");
  }

  /** "The outskirts", "a suburb": a part at the edge of a settlement. */
  boolean isAround(Token token) {
    return words.is(token.lemma(), "around");
  }

  /** "Born in Turkey", "a native of Lille": where somebody is from, and not where something was. */
  boolean isOrigin(@Nullable Sentence sentence, Span place) {
    Token top = sentence == null ? null : sentence.topOf(place);
    Token above = sentence == null || top == null ? null : sentence.head(top);
    if (sentence == null || top == null || above == null) {
      return false;
    }
    return words.is(above.lemma(), "origin")
        || isAsideFrom(sentence, top, above)
        || (top.is("nmod") && isAsideFrom(sentence, above, sentence.head(above)));
  }

  /** "The gunmen, from Hebron in the West Bank, were shot": where people are from. */
  private boolean isAsideFrom(Sentence sentence, Token place, @Nullable Token people) {
    return people != null
        && people.upos().equals("NOUN")
        && place.is("nmod")
        && sentence.children(place, "case").stream()
            .anyMatch(c ->
                words.is(c.form(), "not-where")
                    && c.index() > 0
                    && sentence.tokens().get(c.index() - 1).form().equals(","));
  }

  /** Whether a preposition counts from a time on. */
  boolean isSince(Token token) {
    return words.is(token.form(), "since");
  }

  /** "Nationwide". */
  boolean isThroughout(Token token) {
    return words.is(token.form(), "nationwide");
  }

  /** "Across the country", "throughout Iraq": a whole land, by its name or as one. */
  boolean isThroughout(Sentence sentence, Token token) {
    return has(sentence, token, "throughout")
        && (words.is(token.lemma(), "land") || token.upos().equals("PROPN"));
  }

  private boolean has(Sentence sentence, Token token, String kind) {
    for (Token child : sentence.children(token, "case")) {
      if (words.is(child.form(), kind)) {
        return true;
      }
    }
    return false;
  }
}
