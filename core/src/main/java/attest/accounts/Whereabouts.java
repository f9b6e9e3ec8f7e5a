package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Resolved;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says where an event took place when its own words do not: by a place that its sentences name
 * without tying it to the event, by the country that the article is about. One for each article.
 */
final class Whereabouts {
  private static final int MOST_BETWEEN = 7;
  private static final double NEAR = 3;
  private static final double NEXT = 1.5;
  private static final double LEAD = 1.25;

  /** From here on a name has one bearer that anybody means. */
  private static final double SURE = 0.95;

  /** How certain a place abroad must be for an event that the article only looks back on. */
  private static final double LIKELY = 0.9;

  private final AnnotatedArticle annotated;
  private final Resolved resolved;
  private final BySentence<PlaceMention> places;
  private final BySentence<PlaceMention> peoples;
  private final WhereWords where;
  private final Map<List<String>, Boolean> foreign = new HashMap<>();

  Whereabouts(
      AnnotatedArticle annotated,
      Resolved resolved,
      BySentence<PlaceMention> places,
      WhereWords where) {
    this.where = where;
    this.annotated = annotated;
    this.resolved = resolved;
    this.places = places;
    peoples = new BySentence<>(annotated, resolved.peoples(), PlaceMention::span);
  }

  /**
   * The place of an event: its own where it has one, with the country that the article gives a
   * place that no gazetteer has; else the narrowest place of its sentences; else a country. Null
   * where nothing says or several say as much.
   *
   * @param main whether the event is what the article is about, so that the whole article speaks of
   *     it
   */
  @Nullable PlaceMention of(Event event, boolean main) {
    PlaceMention own = event.place();
    Set<Integer> sentences = new TreeSet<>();
    event.mentions.forEach(m -> sentences.add(m.sentence()));
    if (own != null && country(own) != null) {
      PlaceMention other = isSettlement(own) ? country(sentences, main, own) : null;
      boolean elsewhere =
          !main
              && own.certainty() >= LIKELY
              && Event.isLongBefore(event.interval(), annotated.article().published());
      return other == null || elsewhere || !isForeign(own, other) ? own : within(own, other);
    }
    PlaceMention country = country(sentences, main, null);
    if (own != null) {
      boolean wide = own.place() instanceof Place.Known;
      return country == null || wide ? own : within(own, container(event, country));
    }
    PlaceMention named = named(event, country);
    return named == null ? country : named;
  }

  /**
   * The province that the event's words name beside a place that no gazetteer has; else the
   * country.
   */
  private static PlaceMention container(Event event, PlaceMention country) {
    for (PlaceMention place : event.places) {
      if (place.place() instanceof Place.Known known
          && known.precision() == Place.Precision.PROVINCE
          && known.country() != null
          && known.country().equals(country(country))) {
        return place;
      }
    }
    return country;
  }

  private static PlaceMention within(PlaceMention own, PlaceMention country) {
    if (!(country.place() instanceof Place.Known known) || own.place() instanceof Place.Ambiguous) {
      return own;
    }
    Place.Known place =
        new Place.Known(
            null,
            own.evidence().quote(),
            known.country(),
            known.admin1(),
            null,
            Place.Precision.UNKNOWN);
    return new PlaceMention(
        place,
        own.evidence(),
        own.wording(),
        Math.min(own.certainty(), country.certainty()),
        own.rule() + " + place.country-of-article");
  }

  /**
   * The narrowest place of the country that the event's first sentence names as where something is,
   * or the one before it, unless the event is told as another.
   */
  private @Nullable PlaceMention named(Event event, @Nullable PlaceMention country) {
    String wanted = country == null ? null : country(country);
    int first = event.first().sentence();
    int before = event.first().separate() ? 0 : 1;
    for (int at = first; at >= 0 && at >= first - before; at--) {
      PlaceMention best = null;
      for (PlaceMention place : places.in(at)) {
        Sentence sentence = annotated.sentences().get(at);
        if (country(place) != null
            && (wanted == null || wanted.equals(country(place)))
            && !isPartOfName(sentence, place)
            && isWhere(sentence, place)
            && (best == null || Event.breadth(place) < Event.breadth(best))) {
          best = place;
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  /** "The Busia stand": a place before a noun that is no word for a place names that thing. */
  private boolean isPartOfName(Sentence sentence, PlaceMention place) {
    Token top = sentence.topOf(place.span());
    Token noun = top == null || !top.is("compound") ? null : sentence.head(top);
    return noun != null && !where.isDivision(noun) && !where.isFacility(noun);
  }

  /** Whether the nearest preposition is not one after which no place of an event comes. */
  private boolean isWhere(Sentence sentence, PlaceMention place) {
    Token here = sentence.topOf(place.span());
    if (here != null && (here.deprel().startsWith("nsubj") || here.is("obj") || here.is("iobj"))) {
      return false;
    }
    for (int step = 0; here != null && step < 3; step++) {
      if (where.isPlaced(sentence, here)) {
        return true;
      }
      if (where.isElse(sentence, here)) {
        return false;
      }
      here = sentence.head(here);
    }
    return true;
  }

  /** The mention that best tells the country; null where two countries are told about as much. */
  private @Nullable PlaceMention country(
      Set<Integer> sentences, boolean main, @Nullable PlaceMention without) {
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, PlaceMention> tellers = new LinkedHashMap<>();
    for (BySentence<PlaceMention> found : List.of(places, peoples)) {
      List<PlaceMention> heard = main ? found.all() : found.around(sentences, 1);
      weigh(heard, sentences, without, weights, tellers);
    }
    String best = null;
    double second = 0;
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      double most = best == null ? 0 : weights.getOrDefault(best, 0.0);
      if (weight.getValue() > most) {
        second = most;
        best = weight.getKey();
      } else {
        second = Math.max(second, weight.getValue());
      }
    }
    PlaceMention teller = best == null ? null : tellers.get(best);
    return best == null
            || weights.getOrDefault(best, 0.0) < LEAD * second
            || (!main && isOnlyOfPeople(best, teller))
        ? null
        : asCountry(best, teller);
  }

  /** "A Syrian man was arrested", in an article that speaks of places in Germany alone. */
  private boolean isOnlyOfPeople(String country, @Nullable PlaceMention teller) {
    return teller != null
        && teller.rule().equals("people")
        && !places.all().isEmpty()
        && places.all().stream().noneMatch(p -> country.equals(country(p)));
  }

  private static @Nullable PlaceMention asCountry(String code, @Nullable PlaceMention teller) {
    if (teller == null || isCountry(teller)) {
      return teller;
    }
    String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    Place.Known place = new Place.Known(null, name, code, null, null, Place.Precision.COUNTRY);
    return new PlaceMention(
        place,
        teller.evidence(),
        teller.wording(),
        teller.certainty(),
        teller.rule() + " + place.country-of-article");
  }

  private void weigh(
      List<PlaceMention> mentions,
      Set<Integer> sentences,
      @Nullable PlaceMention without,
      Map<String, Double> weights,
      Map<String, PlaceMention> tellers) {
    for (PlaceMention mention : mentions) {
      String country = country(mention);
      Sentence sentence = annotated.sentenceAt(mention.span().begin());
      boolean same =
          without != null
              && (mention.equals(without)
                  || mention.evidence().quote().equalsIgnoreCase(without.evidence().quote()));
      if (country == null || sentence == null || same || isNationality(sentence, mention)) {
        continue;
      }
      boolean near = sentences.contains(sentence.index());
      boolean next =
          sentences.contains(sentence.index() - 1) || sentences.contains(sentence.index() + 1);
      double weight = mention.certainty() * (near ? NEAR : next ? NEXT : 1);
      boolean people = mention.rule().equals("people");
      if (!people && (!isWhere(sentence, mention) || isOfSomebody(sentence, mention))) {
        weight *= 0.4;
      }
      weights.merge(country, weight, Double::sum);
      PlaceMention old = tellers.get(country);
      if (old == null || (isCountry(mention) && !isCountry(old))) {
        tellers.put(country, mention);
      }
    }
  }

  /** "US officials": a country before a noun says whose they are. */
  private static boolean isOfSomebody(Sentence sentence, PlaceMention mention) {
    Token top = isCountry(mention) ? sentence.topOf(mention.span()) : null;
    return top != null && (top.is("compound") || top.is("amod"));
  }

  private static boolean isSettlement(PlaceMention mention) {
    return mention.place() instanceof Place.Known known
        && (known.precision() == Place.Precision.SETTLEMENT
            || known.precision() == Place.Precision.NEAR)
        && !mention.rule().equals("containment");
  }

  /**
   * "Near the town of Balad in Somalia": everything else in the article speaks of another country,
   * plainly and more than once or by its name.
   */
  private boolean isForeign(PlaceMention own, PlaceMention other) {
    List<String> asked =
        List.of(
            own.evidence().quote().toLowerCase(Locale.ROOT),
            String.valueOf(country(own)),
            String.valueOf(country(other)),
            other.rule().startsWith("people") && other.certainty() >= 0.6 ? "plain" : "",
            own.certainty() < SURE ? "doubted" : "");
    return foreign.computeIfAbsent(asked, unused -> readForeign(own, other));
  }

  private boolean readForeign(PlaceMention own, PlaceMention other) {
    String country = country(own);
    boolean byName = false;
    Set<String> places = new HashSet<>();
    for (List<PlaceMention> list : List.of(resolved.places(), resolved.peoples())) {
      for (PlaceMention mention : list) {
        String quote = mention.evidence().quote().toLowerCase(Locale.ROOT);
        if (mention.span().begin() < Anchors.datelineEnd(annotated.article())) {
          continue;
        }
        if (country != null
            && country.equals(country(mention))
            && !quote.equalsIgnoreCase(own.evidence().quote())) {
          return false;
        }
        if (!mention.rule().equals("people")
            && String.valueOf(country(other)).equals(country(mention))) {
          places.add(quote);
          byName |= (isCountry(mention) && isPlainlyWhere(mention)) || isRightBehind(own, mention);
        }
      }
    }
    return byName
        || places.size() > 1
        || (own.certainty() < SURE
            && other.rule().startsWith("people")
            && other.certainty() >= 0.6);
  }

  /** "Hama, northern Nigeria", "Rai in the Syrian province of Aleppo": what the first lies in. */
  private boolean isRightBehind(PlaceMention inner, PlaceMention outer) {
    Sentence sentence = annotated.sentenceAt(inner.span().begin());
    if (sentence == null
        || outer.span().begin() < inner.span().end()
        || !sentence.span().contains(outer.span())
        || !isPlainlyWhere(outer)) {
      return false;
    }
    boolean linked = false;
    int words = 0;
    for (Token token : sentence.tokens()) {
      if (token.span().begin() < inner.span().end()
          || token.span().begin() >= outer.span().begin()) {
        continue;
      }
      boolean link = token.form().equals(",") || token.form().equals("in");
      boolean filler =
          token.upos().equals("DET")
              || token.upos().equals("ADJ")
              || token.form().equals("of")
              || token.upos().equals("NOUN")
              || token.upos().equals("PROPN") && token.is("compound");
      linked |= link;
      if (++words > MOST_BETWEEN || !(link || filler)) {
        return false;
      }
    }
    return linked;
  }

  /** "In Iraq", and not "the Iraq war", "the US consulate", "the border with Iraq". */
  /** "British, U.S. and Dutch nationals": the name of a country in a row of adjectives. */
  private static boolean isNationality(Sentence sentence, PlaceMention mention) {
    Token top = sentence.topOf(mention.span());
    Token first = top == null ? null : Anchors.firstOfRow(sentence, top);
    return top != null
        && first != null
        && !first.equals(top)
        && first.is("amod")
        && first.upos().equals("ADJ");
  }

  private boolean isPlainlyWhere(PlaceMention mention) {
    Sentence sentence = annotated.sentenceAt(mention.span().begin());
    Token top = sentence == null ? null : sentence.topOf(mention.span());
    return sentence != null
        && top != null
        && !top.is("compound")
        && !top.is("amod")
        && !top.deprel().equals("nmod:poss")
        && isWhere(sentence, mention);
  }

  private static boolean isCountry(PlaceMention mention) {
    return mention.place() instanceof Place.Known known
        && known.precision() == Place.Precision.COUNTRY;
  }

  private static @Nullable String country(PlaceMention mention) {
    return mention.place() instanceof Place.Known known ? known.country() : null;
  }
}
