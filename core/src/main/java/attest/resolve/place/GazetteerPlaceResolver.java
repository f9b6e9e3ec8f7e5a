package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.incident.Evidence;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds places with a gazetteer and says which they are by rules and weights. Immutable and safe
 * for threads.
 */
public final class GazetteerPlaceResolver implements PlaceResolver {
  private final Gazetteer gazetteer;
  private final PlaceOptions options;
  private final Lists lists;
  private final ToponymFinder finder;
  private final Disambiguator disambiguator;
  private final Qualifiers qualifiers;
  private final References references;

  /** A resolver over a gazetteer, with the shipped words and weights. */
  public GazetteerPlaceResolver(Gazetteer gazetteer, PlaceOptions options) {
    this(gazetteer, options, PlaceWords.shipped(), Weights.DEFAULT, Senses.DEFAULT);
  }

  GazetteerPlaceResolver(
      Gazetteer gazetteer, PlaceOptions options, PlaceWords words, Weights weights, Senses senses) {
    this.gazetteer = Objects.requireNonNull(gazetteer);
    this.options = Objects.requireNonNull(options);
    lists = Lists.shipped();
    finder = new ToponymFinder(gazetteer, words, lists, weights);
    disambiguator = new Disambiguator(senses);
    qualifiers = new Qualifiers(words);
    references = new References(words);
  }

  @Override
  public List<PlaceMention> resolve(AnnotatedArticle annotated) {
    Article article = annotated.article();
    List<Toponym> toponyms = finder.find(annotated);
    Disambiguator.Context context =
        new Disambiguator.Context(finder.peoples(annotated), home(article));
    Map<String, Disambiguator.Choice> choices = disambiguator.choose(toponyms, context);
    List<PlaceMention> mentions = new ArrayList<>();
    for (Toponym toponym : toponyms) {
      Sentence sentence = annotated.sentences().get(toponym.sentence);
      mentions.add(mention(article, sentence, toponym, choices.get(toponym.key())));
    }
    mentions.addAll(references.find(annotated, mentions));
    mentions.sort(Comparator.comparing(PlaceMention::span));
    return List.copyOf(mentions);
  }

  private Gazetteer.@Nullable Entry home(Article article) {
    String publisher = article.publisher();
    if (!options.publisherHints() || publisher == null) {
      return null;
    }
    Lists.Home home = lists.home(publisher);
    if (home == null) {
      return null;
    }
    Gazetteer.Entry best = null;
    for (Gazetteer.Entry entry : gazetteer.lookup(home.town())) {
      boolean there =
          entry.isSettlement()
              && home.country().equals(entry.country())
              && (home.admin1().isEmpty() || home.admin1().equals(entry.admin1()));
      if (there && (best == null || entry.population() > best.population())) {
        best = entry;
      }
    }
    return best;
  }

  private PlaceMention mention(
      Article article, Sentence sentence, Toponym toponym, Disambiguator.@Nullable Choice choice) {
    Evidence evidence = Evidence.of(article, toponym.span);
    Qualifiers.Qualified qualified = qualifiers.read(article.text(), sentence, toponym);
    Evidence wording = Evidence.of(article, qualified.span());
    if (choice == null) {
      return new PlaceMention(new Place.Unknown(toponym.text), evidence, wording, 0.5, "unknown");
    }
    boolean tie = choice.lead() < 0.02 || choice.certainty() < options.minCertainty();
    if (tie && choice.ranked().size() > 1) {
      List<Place.Known> candidates =
          choice.ranked().stream().map(e -> known(e, qualified)).toList();
      return new PlaceMention(
          new Place.Ambiguous(toponym.text, candidates),
          evidence,
          wording,
          choice.certainty(),
          "tie");
    }
    String rule =
        choice.placed() ? "containment" : choice.ranked().size() == 1 ? "only" : "context";
    return new PlaceMention(
        known(choice.best(), qualified), evidence, wording, choice.certainty(), rule);
  }

  private static Place.Known known(Gazetteer.Entry entry, Qualifiers.Qualified qualified) {
    Place.Precision precision = precision(entry);
    boolean pointless = entry.isCountry() || entry.featureCode().equals("CONT");
    Place.Point point = pointless ? null : entry.point();
    if (qualified.near() && precision == Place.Precision.SETTLEMENT) {
      precision = Place.Precision.NEAR;
      point = qualified.moved(entry.point());
    } else if (qualified.part() && precision == Place.Precision.COUNTRY) {
      precision = Place.Precision.AREA;
    }
    String admin1 = entry.isCountry() ? null : entry.admin1();
    return new Place.Known(
        entry.geonamesId(), entry.name(), entry.country(), admin1, point, precision);
  }

  private static Place.Precision precision(Gazetteer.Entry entry) {
    String code = entry.featureCode();
    if (entry.isCountry()) {
      return Place.Precision.COUNTRY;
    }
    if (entry.isSettlement()) {
      return Place.Precision.SETTLEMENT;
    }
    return switch (code) {
      case "ADM1", "ADM1H" -> Place.Precision.PROVINCE;
      case "ADM2", "ADM3", "ADM4", "ADM5", "ADMD", "ADM2H", "ADM3H" -> Place.Precision.DISTRICT;
      case "SEA", "OCN", "STRT", "GULF", "BAY", "CHN" -> Place.Precision.SEA;
      case "AIRP", "AIRB", "AIRF", "MILB", "PRN", "PRT", "HBR" -> Place.Precision.SETTLEMENT;
      default -> Place.Precision.AREA;
    };
  }
}
