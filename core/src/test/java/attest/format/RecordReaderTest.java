package attest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static final String TEXT =
      "😀 “At least 11 died near 𝕏 on Monday,” \"Lt.\" Bo said.\n\n"
          + "Gunmen of the 🐍 gang used rifles.";
  private static final RecordReader READER = new RecordReader(ReaderOptions.defaults());

  private static Article article(String text) {
    int blank = text.indexOf("\n\n");
    return new Article(
        "r-1",
        "a.txt",
        "urn:example:1",
        "The Example",
        null,
        "Eleven dead",
        List.of("Anna Example"),
        "en",
        Published.parse("2019-11-06T08:00:00Z", Published.From.METADATA),
        new Article.Dateline("EXVILLE", null),
        text,
        blank < 0
            ? List.of()
            : List.of(
                new Article.Paragraph(new Span(0, blank), false),
                new Article.Paragraph(new Span(blank + 2, text.length()), true)));
  }

  private static Evidence words(Article article, String words) {
    int at = article.text().indexOf(words);
    return Evidence.of(article, new Span(at, at + words.length()));
  }

  private static ArticleRecord record(Place place, Figure figure, @Nullable TimeInterval days) {
    Article article = article(TEXT);
    Speaker bo = new Speaker("Bo", "\"Lt.\"", null, Speaker.Kind.MILITARY, words(article, "Bo"));
    TimeMention time =
        new TimeMention(
            words(article, "Monday"), TimeMention.Kind.DATE, "2019-11-04", days, "weekday");
    PlaceMention where =
        new PlaceMention(place, words(article, "𝕏"), words(article, "near 𝕏"), 0.75, "near");
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.UNSPECIFIED,
            null,
            "the gang",
            figure,
            words(article, "At least 11"),
            Claim.Scope.SO_FAR,
            Claim.Status.HEDGED,
            bo,
            words(article, "At least 11 died"),
            3,
            0.9,
            "die.verb");
    Actor gang = new Actor.Known("gang-1", "the 🐍 gang", Actor.Kind.CRIMINAL, "ML");
    Actor gunmen = new Actor.Unknown("Gunmen", Actor.Kind.UNIDENTIFIED_ARMED);
    Account account =
        new Account(
            "a1",
            EventType.ARMED_ASSAULT,
            Mention.Status.ONGOING,
            Account.Salience.RELATED,
            2,
            time,
            where,
            List.of(
                new Participant(
                    Participant.Role.INITIATOR, gang, true, false, words(article, "🐍 gang"), "x"),
                new Participant(
                    Participant.Role.OTHER, gunmen, false, true, words(article, "Gunmen"), "y")),
            List.of(new Target(Target.Kind.OTHER, words(article, "Bo"), "target")),
            List.of(new Weapon(Weapon.Kind.FIREARM, words(article, "rifles"), "weapon")),
            List.of(new Account.IdentifiedClaim("c1", claim)),
            List.of(
                new Account.Toll(
                    Claim.Harm.KILLED,
                    Claim.Group.UNSPECIFIED,
                    11L,
                    11L,
                    null,
                    List.of("c1"),
                    "sum/1")),
            words(article, "died"),
            List.of());
    return new ArticleRecord(
        article,
        List.of(account),
        List.of(new Statement(bo, "said", true, words(article, "At least 11 died"), "quote")),
        List.of(where),
        List.of(time),
        List.of(new ActorMention(gang, words(article, "🐍 gang"), true, 0.5, "gazette")),
        List.of(new Problem("r-1", Problem.Code.ENCODING, "one byte was replaced")));
  }

  private static final Place.Known HERE =
      new Place.Known(
          7L, "Exville", "ML", "Gao", new Place.Point(16.25, -0.5), Place.Precision.NEAR);
  private static final Place.Known THERE =
      new Place.Known(null, "Exville", "TD", null, null, Place.Precision.SETTLEMENT);
  private static final TimeInterval DAY = TimeInterval.day(LocalDate.of(2019, 11, 4));

  private static String write(ArticleRecord record) {
    return new RecordWriter("sha256:0", true, false).write(record);
  }

  private static ArticleRecord read(String json) {
    return READER.parse(json).record();
  }

  private static String good() {
    return write(record(HERE, new Figure.AtLeast(11), DAY));
  }

  @Test
  void aRecordComesBackAsItWas() {
    ArticleRecord record = record(HERE, new Figure.AtLeast(11), DAY);
    assertThat(read(write(record))).isEqualTo(record);
    RecordReader.Outcome.Read read = READER.parse(write(record));
    assertThat(read.version()).isEqualTo(RecordWriter.VERSION);
    assertThat(read.settings()).isEqualTo("sha256:0");
  }

  @Property(tries = 60)
  void everyKindOfPlaceAndFigureComesBack(
      @ForAll("places") Place place, @ForAll("figures") Figure figure) {
    ArticleRecord record = record(place, figure, DAY);
    assertThat(read(write(record))).isEqualTo(record);
  }

  @Provide
  Arbitrary<Place> places() {
    return Arbitraries.of(
        HERE,
        THERE,
        new Place.Unknown("𝕏"),
        new Place.Ambiguous("𝕏", List.of(HERE, THERE)),
        new Place.Known(1L, "Mali", "ML", null, null, Place.Precision.COUNTRY),
        new Place.Known(null, "the Gulf", null, null, null, Place.Precision.SEA));
  }

  @Provide
  Arbitrary<Figure> figures() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .flatMap(n ->
            Arbitraries.of(
                new Figure.Exact(n),
                new Figure.AtLeast(n),
                new Figure.AtMost(n),
                new Figure.About(n),
                new Figure.Between(n, n + 5),
                new Figure.Unstated(OptionalLong.of(n)),
                new Figure.Unstated(OptionalLong.empty()),
                new Figure.None()));
  }

  @Test
  void anIndentedRecordIsReadToo() {
    ArticleRecord record = record(HERE, new Figure.Exact(11), DAY);
    assertThat(read(new RecordWriter("sha256:0", true, true).write(record))).isEqualTo(record);
  }

  @Test
  void fieldsThatAreNotKnownAreIgnored() {
    assertThat(read(good().replaceFirst("\\{", "{\"new\": {\"deep\": [1, {\"x\": null}]}, ")))
        .isEqualTo(read(good()));
  }

  @Test
  void aRecordWithoutTheLaterFieldsHasNeutralValues() {
    String old =
        good()
            .replaceAll(",\"rule\":\"[^\"]*\"", "")
            .replaceAll(",\"certainty\":[0-9.]+", "")
            .replaceAll(",\"phrase\":3", "")
            .replaceAll("(\"wording\":\"At least 11\"),\"evidence\":\\{[^}]*\\}", "$1");
    Account account = read(old).accounts().getFirst();
    Claim claim = account.claims().getFirst().claim();
    assertThat(claim.rule()).isEqualTo("not-given");
    assertThat(claim.certainty()).isEqualTo(0.5);
    assertThat(claim.quantity().quote()).isEqualTo("At least 11");
  }

  @Test
  void whatWasChangedIsRefusedWithItsPlace() {
    refused(
        good().replace("\"quote\":\"died\"", "\"quote\":\"dead\""), "accounts[0].trigger.quote");
    refused(good().replace("\"quote\":\"Monday\"", "\"quote\":\"Tuesday\""), "time.evidence.quote");
    refused(good().replace("rifles.\"", "swords.\""), "article.id");
    refused(good().replace("attest/1", "attest/2"), "schema");
    refused(good().replace("\"ongoing\"", "\"going\""), "accounts[0].status: 'going' is no code");
    refused(good().replace("\"count\":2", "\"count\":0"), "accounts[0].count");
    refused(good().replace("\"count\":2", "\"count\":2.5"), "accounts[0].count");
    refused(good().replace("\"latitude\":16.25", "\"latitude\":96.25"), "latitude");
    refused(good().replace("\"latitude\":16.25", "\"latitude\":null"), "latitude");
    refused(good().replace("\"end\":\"2019-11-04\"", "\"end\":\"2019-11-03\""), "time.end");
    refused(good().replace("\"kind\":\"at_least\"", "\"kind\":\"exact\""), "quantity.kind");
    refused(good().replace("\"claims\":[\"c1\"]", "\"claims\":[\"c2\"]"), "toll[0].claims");
    refused(good().replace("\"input.encoding\"", "\"input.odd\""), "problems[0].code");
    refused(good().replaceFirst("\"certainty\":0.75", "\"certainty\":1.75"), "place.certainty");
    refused(good().replaceFirst("\"accounts\":", "\"events\":"), "accounts");
    refused(good().substring(0, 300), "is no JSON");
    refused(good() + "{}", "more after the end");
    refused("[]", "is no JSON object");
    refused("", "is no JSON object");
    refused("{\"schema\":\"attest/1\",\"schema\":\"attest/1\"}", "uplicate");
  }

  private static void refused(String json, String why) {
    RecordReader.Outcome outcome = READER.read("x.jsonl:3", json);
    assertThat(outcome).isInstanceOf(RecordReader.Outcome.Refused.class);
    Problem problem = ((RecordReader.Outcome.Refused) outcome).problem();
    assertThat(problem.document()).isEqualTo("x.jsonl:3");
    assertThat(problem.code()).isEqualTo(Problem.Code.MALFORMED_RECORD);
    assertThat(problem.message()).contains(why);
    assertThatExceptionOfType(FormatException.class).isThrownBy(() -> READER.parse(json));
  }

  @Test
  void thereAreLimits() {
    String json = good();
    assertThat(new RecordReader(new ReaderOptions(json.length() - 1, 32)).read("x", json))
        .isInstanceOf(RecordReader.Outcome.Refused.class);
    assertThat(new RecordReader(new ReaderOptions(json.length(), 32)).read("x", json))
        .isInstanceOf(RecordReader.Outcome.Read.class);
    refused(json.replaceFirst("\\{", "{\"deep\":" + "[".repeat(5000) + "]".repeat(5000) + ","), "");
  }

  /** Whatever one character of a record becomes, it is read or refused; nothing is thrown. */
  @Property(tries = 400)
  void noChangeBringsTheReaderDown(
      @ForAll("spots") double spot, @ForAll("characters") char character) {
    StringBuilder json = new StringBuilder(good());
    json.setCharAt((int) (spot * (json.length() - 1)), character);
    assertThat(READER.read("x", json.toString())).isNotNull();
  }

  @Provide
  Arbitrary<Double> spots() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.of('"', '{', '}', '[', ']', ',', '9', '-', 'e', '\\', '\0', '\uD800', 'x');
  }

  @Property
  void codePointsAreTurnedThereAndBack(@ForAll("texts") String text) {
    CodePoints points = new CodePoints(text);
    int count = text.codePointCount(0, text.length());
    List<Integer> units = new ArrayList<>();
    for (int point = 0; point <= count; point++) {
      units.add(points.unit(point));
      assertThat(points.unit(point)).isEqualTo(text.offsetByCodePoints(0, point));
      assertThat(points.at(points.unit(point))).isEqualTo(point);
    }
    assertThat(units).isSorted();
    assertThat(points.unit(count + 1)).isEqualTo(-1);
    assertThat(points.unit(-1)).isEqualTo(-1);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aé\n😀𝕏".toCharArray()).ofMaxLength(12);
  }

  @Test
  void nullIsNoRecord() {
    assertThatNullPointerException().isThrownBy(() -> READER.parse(null));
  }
}
