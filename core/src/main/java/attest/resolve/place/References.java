package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds places told by a reference: "the outskirts of the town", "near the city". The town meant is
 * the last one named before.
 */
final class References {
  private static final double CERTAINTY = 0.7;
  private final PlaceWords words;

  References(PlaceWords words) {
    this.words = words;
  }

  /** The references of an article, in order, given its names of places in order. */
  List<PlaceMention> find(AnnotatedArticle article, List<PlaceMention> names) {
    List<PlaceMention> found = new ArrayList<>();
    int next = 0;
    Place.Known last = null;
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 1; i + 1 < tokens.size(); i++) {
        Token noun = tokens.get(i + 1);
        while (next < names.size() && names.get(next).span().begin() < noun.span().begin()) {
          Place.Known town = town(names.get(next));
          last = town == null ? last : town;
          next++;
        }
        if (last != null && isReference(tokens, i)) {
          int near = nearStart(tokens, i);
          if (near >= 0) {
            found.add(mention(article, tokens, near, i, last));
          }
        }
      }
    }
    return found;
  }

  private static Place.@Nullable Known town(PlaceMention mention) {
    return mention.place() instanceof Place.Known known
            && (known.precision() == Place.Precision.SETTLEMENT
                || known.precision() == Place.Precision.NEAR)
        ? known
        : null;
  }

  private boolean isReference(List<Token> tokens, int the) {
    boolean noun =
        lower(tokens, the).equals("the")
            && words.generic(lower(tokens, the + 1)) == PlaceWords.Generic.SETTLEMENT;
    if (!noun) {
      return false;
    }
    String after = lower(tokens, the + 2);
    boolean more =
        after.equals("of")
            || the + 2 < tokens.size() && tokens.get(the + 2).upos().startsWith("NOUN")
            || !after.isEmpty() && Character.isUpperCase(tokens.get(the + 2).form().charAt(0));
    return !more;
  }

  private int nearStart(List<Token> tokens, int the) {
    for (int length = Math.min(5, the); length >= 1; length--) {
      StringBuilder phrase = new StringBuilder();
      for (int k = the - length; k < the; k++) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(lower(tokens, k));
      }
      if (words.is("near", phrase.toString())) {
        return the - length;
      }
    }
    return -1;
  }

  private static PlaceMention mention(
      AnnotatedArticle article, List<Token> tokens, int near, int the, Place.Known town) {
    Span name = tokens.get(the).span().cover(tokens.get(the + 1).span());
    Place.Known place =
        new Place.Known(
            town.geonamesId(),
            town.name(),
            town.country(),
            town.admin1(),
            town.point(),
            Place.Precision.NEAR);
    return new PlaceMention(
        place,
        Evidence.of(article.article(), name),
        Evidence.of(article.article(), name.cover(tokens.get(near).span())),
        CERTAINTY,
        "reference");
  }

  private static String lower(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).form().toLowerCase(Locale.ROOT);
  }
}
