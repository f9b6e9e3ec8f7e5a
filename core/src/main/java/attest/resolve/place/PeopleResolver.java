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
import java.util.Objects;

/**
 * Finds the countries that an article speaks of by their peoples: "the Iraqi capital", "Malian
 * soldiers". They are no names of places; they tell in which country something happened where no
 * place does. Immutable and safe for threads.
 */
public final class PeopleResolver implements PlaceResolver {
  private static final double SURE = 0.8;
  private static final double LIKELY = 0.6;
  private static final double WEAK = 0.3;
  private static final int REACH = 4;

  private final Gazetteer gazetteer;
  private final PlaceWords placeWords;
  private final Lists lists;

  /** A resolver that takes the names of countries from a gazetteer. */
  public PeopleResolver(Gazetteer gazetteer) {
    this.gazetteer = Objects.requireNonNull(gazetteer);
    placeWords = PlaceWords.shipped();
    lists = Lists.shipped();
  }

  /**
   * A mention for each such word, in order of the text. Certain where it stands before a word for a
   * place ("city"), likely before one for what a state has ("army", "police").
   */
  @Override
  public List<PlaceMention> resolve(AnnotatedArticle annotated) {
    List<PlaceMention> found = new ArrayList<>();
    for (Sentence sentence : annotated.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        String form = tokens.get(i).form();
        if (form.isEmpty() || !Character.isUpperCase(form.charAt(0))) {
          continue;
        }
        int last = i + 1;
        String country =
            last < tokens.size()
                ? lists.countryOfPeople(form + " " + tokens.get(last).form())
                : null;
        if (country == null) {
          last = i;
          country = lists.countryOfPeople(form);
        }
        String name = country == null ? null : gazetteer.countryName(country);
        if (country != null && name != null) {
          found.add(mention(annotated, tokens, i, last, country, name));
          i = last;
        }
      }
    }
    return List.copyOf(found);
  }

  private PlaceMention mention(
      AnnotatedArticle annotated,
      List<Token> tokens,
      int first,
      int last,
      String country,
      String name) {
    double certainty = WEAK;
    Span words = tokens.get(first).span().cover(tokens.get(last).span());
    Span wording = words;
    for (int i = last + 1; i < tokens.size() && i <= last + REACH; i++) {
      String word = tokens.get(i).form().toLowerCase(Locale.ROOT);
      String upos = tokens.get(i).upos();
      if (placeWords.generic(word) != null || placeWords.is("state", word)) {
        certainty = placeWords.generic(word) != null ? SURE : LIKELY;
        wording = wording.cover(tokens.get(i).span());
        break;
      }
      if (!upos.equals("NOUN") && !upos.equals("ADJ") && !upos.equals("PROPN")) {
        break;
      }
    }
    Place.Known place = new Place.Known(null, name, country, null, null, Place.Precision.COUNTRY);
    return new PlaceMention(
        place,
        Evidence.of(annotated.article(), words),
        Evidence.of(annotated.article(), wording),
        certainty,
        "people");
  }
}
