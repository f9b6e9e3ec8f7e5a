package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Evidence;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "The town", "the outskirts of the city": words that point back to a settlement named before. */
final class PlaceWords {
  private final AnnotatedArticle annotated;
  private final WhereWords where;

  PlaceWords(AnnotatedArticle annotated, WhereWords where) {
    this.annotated = annotated;
    this.where = where;
  }

  /**
   * The place that such words beside a mention mean, given the settlement told before; null where
   * there are none.
   */
  @Nullable PlaceMention find(Sentence sentence, Mention mention, @Nullable PlaceMention before) {
    if (before == null || !(before.place() instanceof Place.Known known)) {
      return null;
    }
    for (Token token : sentence.tokens()) {
      if (!where.isSettlement(token)
          || !isPointing(sentence, token)
          || !mention.clause().contains(token.span())) {
        continue;
      }
      Token up = sentence.head(token);
      boolean around = up != null && where.isAround(up);
      boolean near = where.isNear(sentence, token);
      if (!around && !near && !where.isIn(sentence, token)) {
        continue;
      }
      Span words = around && up != null ? up.span().cover(token.span()) : token.span();
      Place.Known meant =
          around || near
              ? new Place.Known(
                  known.geonamesId(),
                  known.name(),
                  known.country(),
                  known.admin1(),
                  known.point(),
                  Place.Precision.NEAR)
              : known;
      Evidence evidence = Evidence.of(annotated.article(), words);
      return new PlaceMention(
          meant, evidence, evidence, before.certainty() * 0.8, "place.pointing-back");
    }
    return null;
  }

  private static boolean isPointing(Sentence sentence, Token token) {
    return sentence.children(token, "det").stream()
        .anyMatch(d -> Set.of("the", "this", "that").contains(d.form().toLowerCase(Locale.ROOT)));
  }
}
