package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Span;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceResolverTest {
  private static List<PlaceMention> resolve(String text) {
    return Texts.resolver().resolve(Texts.annotate(text));
  }

  private static PlaceMention mention(List<PlaceMention> mentions, String name) {
    return mentions.stream()
        .filter(m -> m.evidence().quote().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Place.Known known(String text, String name) {
    return (Place.Known) mention(resolve(text), name).place();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Two men were shot in Paris, Texas on Friday.;Paris;US;33.66;-95.56",
        "Two men were shot in Paris on Friday.;Paris;FR;48.85;2.35",
        "Alexandria, Va. police arrested a man.;Alexandria;US;38.80;-77.05",
        "The Egyptian army sent troops to Alexandria.;Alexandria;EG;31.2;29.92",
        "Gunmen seized the Libyan city of Tripoli.;Tripoli;LY;32.88;13.19",
        "Clashes broke out in Tripoli, Lebanon.;Tripoli;LB;34.44;35.83",
        "Tunisian troops fought in the border town of Ben Guerdane.;Ben Guerdane;TN;33.14;11.22",
        "An air strike hit a camp near the Libyan city of Sabratha.;Sabratha;LY;32.79;12.49",
        "A bomb killed six people in Washington, D.C. on Monday.;Washington;US;38.9;-77.03",
        "SAN SALVADOR, 12 JAN 90 - GUERRILLAS ATTACKED THE BARRACKS.;SAN SALVADOR;SV;13.69;-89.19"
      })
  void meansTheRightPlace(
      String text, String name, String country, double latitude, double longitude) {
    Place.Known place = known(text, name);
    assertThat(place.country()).isEqualTo(country);
    assertThat(place.point().kilometresTo(new Place.Point(latitude, longitude))).isLessThan(30);
  }

  @Test
  void aTownBeforeAHyphenIsPartOfALongerName() {
    assertThat(resolve("Gang members killed 70 people in Pont-Zorbide, in Haiti, on Thursday."))
        .extracting(m -> m.evidence().quote())
        .doesNotContain("Pont");
  }

  @Test
  void otherPlacesOfTheArticleDecide() {
    String georgia = "Police in Atlanta and Savannah said the road across Georgia was closed.";
    assertThat(known(georgia, "Georgia").country()).isEqualTo("US");
    String caucasus = "Troops in Tbilisi and Gori said the road across Georgia was closed.";
    assertThat(known(caucasus, "Georgia").country()).isEqualTo("GE");
  }

  @Test
  void homeOfTheNewspaperDecides() {
    AnnotatedArticle article =
        Texts.annotate(
            "A fire broke out in Springfield.",
            "www.masslive.com",
            Entity.Kind.LOCATION,
            "Springfield");
    Place.Known place = (Place.Known) Texts.resolver().resolve(article).getFirst().place();
    assertThat(place.admin1()).isEqualTo("Massachusetts");
  }

  @Test
  void countriesHaveNoCoordinates() {
    Place.Known place = known("The minister flew to Tunisia.", "Tunisia");
    assertThat(place.precision()).isEqualTo(Place.Precision.COUNTRY);
    assertThat(place.point()).isNull();
    assertThat(Texts.gazetteer().representativePoint(place)).isNotNull();
  }

  @Test
  void distanceAndBearingMoveThePoint() {
    List<PlaceMention> mentions = resolve("A bomb went off 30 km north of Mosul on Monday.");
    PlaceMention mention = mention(mentions, "Mosul");
    Place.Known place = (Place.Known) mention.place();
    assertThat(mention.wording().quote()).isEqualTo("30 km north of Mosul");
    assertThat(place.precision()).isEqualTo(Place.Precision.NEAR);
    Place.Point mosul = new Place.Point(36.335, 43.119);
    assertThat(place.point().kilometresTo(mosul)).isBetween(29.0, 31.0);
    assertThat(place.point().latitude()).isGreaterThan(mosul.latitude());
  }

  @Property
  void movedPointsLieAtTheDistanceSaid(
      @ForAll @DoubleRange(min = -85, max = 85) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @IntRange(min = 1, max = 500) int kilometres,
      @ForAll @IntRange(min = 0, max = 359) int bearing) {
    Place.Point from = new Place.Point(latitude, longitude);
    var qualified = new Qualifiers.Qualified(new Span(0, 1), true, false, kilometres, bearing);
    assertThat(qualified.moved(from).kilometresTo(from))
        .isCloseTo(kilometres, org.assertj.core.data.Percentage.withPercentage(0.5));
  }

  @Test
  void townsAreMeantBeforeDivisionsOfTheirName() {
    assertThat(known("Rebels shelled Hama in Syria.", "Hama").precision())
        .isEqualTo(Place.Precision.SETTLEMENT);
    assertThat(known("Rebels shelled Hama province in Syria.", "Hama").precision())
        .isEqualTo(Place.Precision.PROVINCE);
  }

  @Test
  void referencesMeanTheLastTown() {
    List<PlaceMention> mentions =
        resolve("Troops entered the town of Sabratha.\nSix men died at the outskirts of the town.");
    PlaceMention mention = mention(mentions, "the town");
    assertThat(mention.place().name()).isEqualTo("Sabratha");
    assertThat(mention.wording().quote()).isEqualTo("at the outskirts of the town");
  }

  @Test
  void peoplesAndPersonsAreNoPlaces() {
    AnnotatedArticle article =
        Texts.annotate(
            "Tunisian and Libyan officers met Paris Hilton.",
            null,
            Entity.Kind.PERSON,
            "Paris Hilton");
    assertThat(Texts.resolver().resolve(article)).isEmpty();
  }

  @Test
  void namesThatNoGazetteerHasAreUnknown() {
    AnnotatedArticle article =
        Texts.annotate("They fought in Xyzzyabad.", null, Entity.Kind.LOCATION, "Xyzzyabad");
    assertThat(Texts.resolver().resolve(article).getFirst().place())
        .isEqualTo(new Place.Unknown("Xyzzyabad"));
  }

  @Test
  void mentionsAreInOrderAndDoNotOverlap() {
    List<PlaceMention> mentions =
        resolve(
            "In Homs, Hama and Aleppo, Syria, near Idlib province, rebels from Jordan and the West"
                + " Bank fought.\nAt the edge of the city they left for New York, N.Y., and London.");
    int last = 0;
    for (PlaceMention mention : mentions) {
      assertThat(mention.span().begin()).isGreaterThanOrEqualTo(last);
      assertThat(mention.wording().span().contains(mention.span())).isTrue();
      last = mention.span().end();
    }
    assertThat(mentions).hasSizeGreaterThan(6);
  }

  @Test
  void emptyArticleHasNoPlaces() {
    assertThat(resolve("")).isEmpty();
  }
}
