package attest.format;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Account.IdentifiedClaim;
import attest.incident.Account.Salience;
import attest.incident.Account.Toll;
import attest.incident.Actor;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTableTest {
  private static final String TEXT =
      "Gunmen killed at least five soldiers in Exampleville on Monday.";

  private static final Article ARTICLE =
      new Article(
          "r1",
          "x.txt",
          null,
          null,
          "AFP",
          "Five killed",
          List.of("Anna Example"),
          "en",
          null,
          null,
          TEXT,
          List.of(new Article.Paragraph(new Span(0, TEXT.length()), false)));

  private static final ArticleRecord RECORD = record();

  @Test
  void overviewTellsAccountsInWords() {
    assertThat(new RecordTable(false).overview(RECORD))
        .isEqualTo(
            """
            Five killed
              r1 · no publication date · en · by Anna Example · AFP
              a1   armed_assault (occurred, main)
                   2016-03-07, Exampleville (one of 2 places)
                   initiator: Gunmen (not sure)
                   killed security_forces: 5 [5 to ?]  c1
              ! no publication date is known [article.no-date]

            """);
  }

  @Test
  void explanationNamesEveryValueWithItsWords() {
    RecordTable table = new RecordTable(false);
    assertThat(table.ids(RECORD))
        .containsExactly(
            "a1", "a1.time", "a1.place", "a1.actor1", "a1.c1", "a1.toll.killed.security_forces");
    assertThat(table.explanation(RECORD)).contains(TEXT).contains("a1.time", "“Monday”");
    assertThat(table.explanation(RECORD, "a1.c1"))
        .contains("figure-rule", "certainty  0.90", "at_least 5 or more", "units 7 to 36")
        .contains(TEXT);
    assertThat(table.explanation(RECORD, "c1")).isEqualTo(table.explanation(RECORD, "a1.c1"));
    assertThat(table.explanation(RECORD, "a1.toll.killed.security_forces")).contains("(from c1)");
    assertThat(table.explanation(RECORD, "a2")).isNull();
  }

  @Test
  void coloursChangeNothingButAddCodes() {
    String plain = new RecordTable(false).explanation(RECORD);
    String coloured = new RecordTable(true).explanation(RECORD);
    assertThat(coloured).contains("\u001B[");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  private static ArticleRecord record() {
    Evidence trigger = words("killed");
    TimeMention time =
        new TimeMention(
            words("Monday"),
            TimeMention.Kind.DATE,
            "2016-03-07",
            TimeInterval.day(LocalDate.of(2016, 3, 7)),
            "time-rule");
    Place.Known known =
        new Place.Known(
            1L, "Exampleville", "TN", null, new Place.Point(1, 2), Place.Precision.SETTLEMENT);
    PlaceMention place =
        new PlaceMention(
            new Place.Ambiguous("Exampleville", List.of(known, known)),
            words("Exampleville"),
            words("in Exampleville"),
            0.5,
            "place-rule");
    Participant actor =
        new Participant(
            Participant.Role.INITIATOR,
            new Actor.Unknown("Gunmen", Actor.Kind.UNIDENTIFIED_ARMED),
            true,
            false,
            words("Gunmen"),
            "actor-rule");
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.SECURITY_FORCES,
            "soldiers",
            null,
            new Figure.AtLeast(5),
            words("at least five"),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            null,
            words("killed at least five soldiers"),
            0,
            0.9,
            "figure-rule");
    Toll toll =
        new Toll(
            Claim.Harm.KILLED,
            Claim.Group.SECURITY_FORCES,
            5L,
            5L,
            null,
            List.of("c1"),
            "toll-rule");
    Account account =
        new Account(
            "a1",
            EventType.ARMED_ASSAULT,
            Mention.Status.OCCURRED,
            Salience.MAIN,
            1,
            time,
            place,
            List.of(actor),
            List.of(),
            List.of(),
            List.of(new IdentifiedClaim("c1", claim)),
            List.of(toll),
            trigger,
            List.of());
    return new ArticleRecord(
        ARTICLE,
        List.of(account),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Problem("r1", Problem.Code.NO_DATE, "no publication date is known")));
  }

  private static Evidence words(String words) {
    int begin = TEXT.indexOf(words);
    return Evidence.of(ARTICLE, new Span(begin, begin + words.length()));
  }
}
