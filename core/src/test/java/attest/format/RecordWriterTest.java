package attest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordWriterTest {
  private static final String TEXT = "😀 “At least 11 died near 𝕏 on Monday,” \"Lt.\" Bo said.";
  private static final Article ARTICLE = article(TEXT);

  private static Article article(String text) {
    return new Article(
        "r-1",
        "a.txt",
        null,
        null,
        null,
        null,
        List.of("Anna Example"),
        "en",
        Published.parse("2019-11-06", Published.From.GIVEN),
        null,
        text,
        List.of());
  }

  private static Evidence words(Article article, String words) {
    int at = article.text().indexOf(words);
    return Evidence.of(article, new Span(at, at + words.length()));
  }

  private static ArticleRecord record(
      @Nullable TimeInterval interval, Place place, Figure figure, @Nullable Speaker speaker) {
    TimeMention time =
        new TimeMention(words(ARTICLE, "Monday"), TimeMention.Kind.DATE, null, interval, "test");
    PlaceMention where =
        new PlaceMention(place, words(ARTICLE, "𝕏"), words(ARTICLE, "near 𝕏"), 0.9, "test");
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.UNSPECIFIED,
            null,
            null,
            figure,
            words(ARTICLE, "At least 11"),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            speaker,
            words(ARTICLE, "At least 11 died"),
            1,
            0.9,
            "test");
    Account account =
        new Account(
            "a1",
            EventType.of("armed_assault"),
            Mention.Status.OCCURRED,
            Account.Salience.MAIN,
            1,
            time,
            where,
            List.of(),
            List.of(),
            List.of(),
            List.of(new Account.IdentifiedClaim("c1", claim)),
            List.of(
                new Account.Toll(
                    Claim.Harm.KILLED,
                    Claim.Group.UNSPECIFIED,
                    11L,
                    11L,
                    null,
                    List.of("c1"),
                    "test")),
            words(ARTICLE, "died"),
            List.of());
    return new ArticleRecord(
        ARTICLE,
        List.of(account),
        List.of(new Statement(bo(), "said", true, words(ARTICLE, "At least 11 died"), "test")),
        List.of(where),
        List.of(time),
        List.of(
            new ActorMention(
                new Actor.Unknown("Bo", Actor.Kind.INDIVIDUAL),
                words(ARTICLE, "Bo"),
                false,
                0.8,
                "test")),
        List.of(new Problem("r-1", Problem.Code.ENCODING, "one byte was replaced")));
  }

  private static Speaker bo() {
    return new Speaker("Bo", "\"Lt.\"", null, Speaker.Kind.MILITARY, words(ARTICLE, "Bo"));
  }

  private static final Place.Known HERE =
      new Place.Known(
          7L, "Exville", "ML", "Gao", new Place.Point(16.25, -0.5), Place.Precision.NEAR);

  private static JsonNode write(ArticleRecord record, boolean mentions) {
    return JsonMapper.builder()
        .build()
        .readTree(new RecordWriter("sha256:0", mentions, false).write(record));
  }

  @Test
  void offsetsCountCodePoints() {
    JsonNode record = write(record(null, HERE, new Figure.AtLeast(11), bo()), false);
    int[] points = TEXT.codePoints().toArray();
    JsonNode account = record.get("accounts").get(0);
    for (JsonNode evidence :
        List.of(
            account.get("place").get("evidence"),
            account.get("claims").get(0).get("evidence"),
            account.get("claims").get(0).get("said_by").get("evidence"),
            account.get("trigger"),
            record.get("statements").get(0).get("evidence"))) {
      int start = evidence.get("start").asInt();
      assertThat(new String(points, start, evidence.get("end").asInt() - start))
          .isEqualTo(evidence.get("quote").asString());
    }
    assertThat(record.get("article").get("text").asString()).isEqualTo(TEXT);
  }

  @Test
  void knownValuesAreWrittenAsTheyAre() {
    JsonNode record =
        write(
            record(
                TimeInterval.day(LocalDate.of(2019, 11, 4)),
                HERE,
                new Figure.Between(11, 15),
                bo()),
            false);
    JsonNode account = record.get("accounts").get(0);
    assertThat(account.get("time").get("start").asString()).isEqualTo("2019-11-04");
    assertThat(account.get("time").get("precision").asString()).isEqualTo("day");
    assertThat(account.get("place").get("latitude").asDouble()).isEqualTo(16.25);
    assertThat(account.get("place").get("longitude").asDouble()).isEqualTo(-0.5);
    assertThat(account.get("place").get("wording").asString()).isEqualTo("near 𝕏");
    JsonNode claim = account.get("claims").get(0);
    assertThat(claim.get("quantity").get("low").asLong()).isEqualTo(11);
    assertThat(claim.get("quantity").get("high").asLong()).isEqualTo(15);
    assertThat(claim.get("quantity").get("kind").asString()).isEqualTo("range");
    assertThat(claim.get("said_by").get("role").asString()).isEqualTo("\"Lt.\"");
    assertThat(record.get("problems").get(0).get("code").asString()).isEqualTo("input.encoding");
    assertThat(record.get("article").get("ref").asString()).isEqualTo("r-1");
    assertThat(record.get("article").get("published_from").asString()).isEqualTo("given");
  }

  @Test
  void whatIsNotKnownIsNull() {
    JsonNode account =
        write(record(null, new Place.Unknown("𝕏"), new Figure.AtMost(20), null), false)
            .get("accounts")
            .get(0);
    assertThat(account.get("time").isNull()).isTrue();
    assertThat(account.get("place").get("latitude").isNull()).isTrue();
    assertThat(account.get("place").get("country").isNull()).isTrue();
    assertThat(account.get("place").get("geonames_id").isNull()).isTrue();
    assertThat(account.get("toll").get(0).get("high").isNull()).isTrue();
    JsonNode claim = account.get("claims").get(0);
    assertThat(claim.get("said_by").isNull()).isTrue();
    assertThat(claim.get("group_wording").isNull()).isTrue();
    assertThat(claim.get("quantity").get("low").isNull()).isTrue();
  }

  @Test
  void aPlaceKnownByItsCountryAloneHasNoPoint() {
    Place.Known country =
        new Place.Known(1L, "Mali", "ML", null, new Place.Point(17, -4), Place.Precision.COUNTRY);
    JsonNode record = write(record(null, country, new Figure.Exact(11), null), true);
    assertThat(record.get("accounts").get(0).get("place").get("latitude").isNull()).isTrue();
    assertThat(record.get("places").get(0).get("latitude").asDouble()).isEqualTo(17);
  }

  @Test
  void mentionsAreWrittenOnlyIfAskedFor() {
    ArticleRecord record = record(null, HERE, new Figure.Exact(11), null);
    JsonNode with = write(record, true);
    assertThat(with.get("places")).hasSize(1);
    assertThat(with.get("times").get(0).get("from").isNull()).isTrue();
    assertThat(with.get("actors").get(0).get("name").asString()).isEqualTo("Bo");
    assertThat(write(record, false).has("places")).isFalse();
  }

  @Test
  void aQuoteThatDoesNotStandInTheTextIsNeverWritten() {
    Article other = article("Somewhere else altogether, and long enough for every span of it.");
    ArticleRecord record = record(null, HERE, new Figure.Exact(11), null);
    ArticleRecord moved =
        new ArticleRecord(
            other, record.accounts(), List.of(), List.of(), List.of(), List.of(), List.of());
    assertThatIllegalStateException()
        .isThrownBy(() -> new RecordWriter("sha256:0", false, false).write(moved))
        .withMessageContaining("does not stand in the text");
  }

  @Test
  void indentedIsTheSameRecord() {
    ArticleRecord record = record(null, HERE, new Figure.Exact(11), bo());
    String plain = new RecordWriter("sha256:0", false, false).write(record);
    String indented = new RecordWriter("sha256:0", false, true).write(record);
    assertThat(plain).doesNotContain("\n");
    assertThat(indented.lines().count()).isGreaterThan(50);
    JsonMapper mapper = JsonMapper.builder().build();
    assertThat(mapper.readTree(indented)).isEqualTo(mapper.readTree(plain));
  }
}
