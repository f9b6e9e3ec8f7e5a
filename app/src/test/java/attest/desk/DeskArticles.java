package attest.desk;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
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
import attest.incident.Speaker;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.pipeline.Reconciliation;
import attest.settings.Settings;
import attest.store.IncidentStore;
import attest.store.StoreOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles with their records, made by hand, for tests of the pages. */
final class DeskArticles {
  /** Words that would run as a script if a page gave them as markup. */
  static final String HOSTILE =
      "<script>window.attacked=1</script><img src=x onerror=\"window.attacked=1\">";

  private static final LocalDate DAY = LocalDate.of(2024, 3, 5);

  private DeskArticles() {}

  /** Keeps the articles in a new database. */
  static void fill(Path database) {
    long[] second = {1_710_000_000};
    try (IncidentStore store =
        IncidentStore.open(
            database.toString(),
            StoreOptions.defaults(),
            () -> Instant.ofEpochSecond(second[0]++))) {
      for (ArticleRecord record : records()) {
        Reconciliation.keeper(store, Settings.defaults()).keep(List.of(record));
      }
    }
  }

  private static List<ArticleRecord> records() {
    Place.Known dikwa = town(1, "Dikwa", 12.04, 13.92, Place.Precision.SETTLEMENT);
    Place.Known bama = town(2, "Bama", 11.52, 13.69, Place.Precision.SETTLEMENT);
    Place.Known borno = town(3, "Borno", 11.8, 13.1, Place.Precision.PROVINCE);
    Place.Known jalingo = town(4, "Jalingo", 8.9, 11.36, Place.Precision.SETTLEMENT);
    return List.of(
        record(
            "Plateau Wire",
            "Gunmen kill farmers in Dikwa",
            "Gunmen on motorbikes killed 11 farmers in the bean fields of Dikwa on Tuesday, police"
                + " said.\n\nThe attackers left before noon.",
            "2024-03-06",
            null,
            dikwa,
            DAY,
            11),
        record(
            "Lakeside Courier",
            "Hospital counts more dead in Dikwa",
            "A hospital said that Gunmen who came to Dikwa on Tuesday killed 13 farmers, police"
                + " said.",
            "2024-03-07",
            "https://courier.example/dikwa",
            dikwa,
            DAY,
            13),
        record(
            "Lakeside Courier",
            "Two die in Bama",
            "Gunmen also killed 2 farmers in Bama on Tuesday a fortnight later, police said.",
            "2024-03-20",
            "https://courier.example/bama",
            bama,
            DAY.plusDays(14),
            2),
        record(
            "Lakeside Courier",
            "Attack in Borno",
            "Gunmen killed 4 farmers somewhere in Borno on Tuesday of last week, police said.",
            "2024-04-10",
            "https://courier.example/borno",
            borno,
            DAY.plusDays(28),
            4),
        record(
            HOSTILE,
            HOSTILE,
            "Gunmen " + HOSTILE + " killed 5 farmers in Jalingo on Tuesday, police said.",
            "2024-05-08",
            "javascript:window.attacked=1",
            jalingo,
            DAY.plusDays(63),
            5));
  }

  private static Place.Known town(
      long id, String name, double latitude, double longitude, Place.Precision precision) {
    return new Place.Known(id, name, "NG", null, new Place.Point(latitude, longitude), precision);
  }

  private static Evidence words(Article article, String words) {
    int at = article.text().indexOf(words);
    return Evidence.of(article, new Span(at, at + words.length()));
  }

  private static ArticleRecord record(
      String publisher,
      String title,
      String text,
      String published,
      @Nullable String url,
      Place.Known place,
      LocalDate day,
      int dead) {
    Article article =
        new Article(
            null,
            publisher + ".txt",
            url,
            publisher,
            null,
            title,
            List.of("By " + publisher),
            "en",
            Published.parse(published, Published.From.GIVEN),
            null,
            text,
            List.of(new Article.Paragraph(new Span(0, text.length()), false)));
    Evidence said = words(article, dead + " farmers");
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.CIVILIANS,
            "farmers",
            null,
            new Figure.Exact(dead),
            words(article, Integer.toString(dead)),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            new Speaker(null, null, null, Speaker.Kind.POLICE, words(article, "police")),
            said,
            1,
            0.9,
            "kill.verb");
    Account account =
        new Account(
            "a1",
            EventType.ARMED_ASSAULT,
            Mention.Status.OCCURRED,
            Account.Salience.MAIN,
            1,
            new TimeMention(
                words(article, "Tuesday"),
                TimeMention.Kind.DATE,
                day.toString(),
                TimeInterval.day(day),
                "weekday"),
            new PlaceMention(
                place, words(article, place.name()), words(article, place.name()), 0.9, "name"),
            List.of(
                new Participant(
                    Participant.Role.INITIATOR,
                    new Actor.Unknown("Gunmen", Actor.Kind.UNIDENTIFIED_ARMED),
                    false,
                    false,
                    words(article, "Gunmen"),
                    "agent")),
            List.of(),
            List.of(),
            List.of(new Account.IdentifiedClaim("c1", claim)),
            List.of(
                new Account.Toll(
                    Claim.Harm.KILLED,
                    Claim.Group.CIVILIANS,
                    (long) dead,
                    (long) dead,
                    (long) dead,
                    List.of("c1"),
                    "sum/1")),
            words(article, "killed"),
            List.of());
    return new ArticleRecord(
        article, List.of(account), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
