package attest.store;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.FiledAccount;
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

/** Made-up reports, each a sentence or two, as the pipeline would read them. */
public final class Reports {
  private Reports() {}

  /** One event of a report. */
  public record Event(LocalDate day, String town, Place.Point point, String actor, int killed) {}

  /** A report of one event. */
  public static ArticleRecord report(
      String outlet, LocalDate day, String town, String actor, int killed) {
    return report(outlet, new Event(day, town, point(town), actor, killed));
  }

  /** A point that belongs to a name. */
  public static Place.Point point(String town) {
    int hash = town.hashCode();
    return new Place.Point(Math.floorMod(hash, 120) - 60.0, Math.floorMod(hash / 128, 300) - 150.0);
  }

  /** A report of some events, a sentence each. */
  public static ArticleRecord report(String outlet, Event... events) {
    StringBuilder text = new StringBuilder(outlet + " writes. ");
    List<int[]> starts = new ArrayList<>();
    for (Event event : events) {
      starts.add(new int[] {text.length()});
      text.append(event.actor())
          .append(" killed ")
          .append(event.killed())
          .append(" people in ")
          .append(event.town())
          .append(" on ")
          .append(event.day())
          .append(", police said. ");
    }
    String body = text.toString().strip();
    Article article =
        new Article(
            outlet + "-ref",
            outlet + ".txt",
            "https://" + outlet + ".example/news",
            outlet,
            null,
            "News of " + outlet,
            List.of("A. Writer", "B. Writer"),
            "en",
            Published.parse(events[0].day().plusDays(1) + "T08:00:00Z", Published.From.GIVEN),
            new Article.Dateline("TOWN", null),
            body,
            List.of(new Article.Paragraph(new Span(0, body.length()), false)));
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      accounts.add(account(article, "a" + (i + 1), starts.get(i)[0], events[i]));
    }
    Evidence said = find(article, "police said", 0);
    Statement statement =
        new Statement(
            new Speaker(null, null, "police", Speaker.Kind.POLICE, said),
            "said",
            false,
            said,
            "speech.said");
    return new ArticleRecord(
        article, accounts, List.of(statement), List.of(), List.of(), List.of(), List.of());
  }

  private static Evidence find(Article article, String words, int from) {
    int begin = article.text().indexOf(words, from);
    return Evidence.of(article, new Span(begin, begin + words.length()));
  }

  private static Account account(Article article, String id, int from, Event event) {
    Evidence trigger = find(article, "killed", from);
    Evidence town = find(article, event.town(), trigger.span().end());
    Evidence day = find(article, event.day().toString(), from);
    Evidence actor = find(article, event.actor(), from);
    Evidence figure = find(article, String.valueOf(event.killed()), trigger.span().end());
    Evidence claimed = Evidence.of(article, trigger.span().cover(figure.span()));
    Place place =
        event.point() == null
            ? new Place.Ambiguous(
                event.town(),
                List.of(
                    new Place.Known(1L, event.town(), "LY", null, null, Place.Precision.SETTLEMENT),
                    new Place.Known(
                        2L, event.town(), "TN", null, null, Place.Precision.SETTLEMENT)))
            : new Place.Known(
                7L, event.town(), "LY", "Area", event.point(), Place.Precision.SETTLEMENT);
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.UNSPECIFIED,
            "people",
            null,
            new Figure.Exact(event.killed()),
            figure,
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            new Speaker(null, null, "police", Speaker.Kind.POLICE, find(article, "police", from)),
            claimed,
            1,
            0.9,
            "kill.verb");
    Claim vague =
        new Claim(
            Claim.Harm.WOUNDED,
            Claim.Group.CIVILIANS,
            null,
            null,
            new Figure.Unstated(OptionalLong.of(3)),
            figure,
            Claim.Scope.PART,
            Claim.Status.HEDGED,
            null,
            claimed,
            2,
            0.5,
            "wound.verb");
    Mention mention =
        new Mention(
            EventType.ARMED_ASSAULT,
            false,
            trigger,
            claimed.span(),
            1,
            Mention.Status.OCCURRED,
            1,
            false,
            true,
            false,
            List.of(
                new Mention.Argument(
                    Mention.Role.INITIATOR, actor, actor.span(), true, false, "subject")),
            List.of(claim),
            "kill.verb");
    return new Account(
        id,
        EventType.ARMED_ASSAULT,
        Mention.Status.OCCURRED,
        Account.Salience.MAIN,
        1,
        new TimeMention(
            day,
            TimeMention.Kind.DATE,
            event.day().toString(),
            TimeInterval.day(event.day()),
            "date.iso"),
        new PlaceMention(place, town, town, 0.8, "place.only"),
        List.of(
            new Participant(
                Participant.Role.INITIATOR,
                event.actor().startsWith("The ")
                    ? new Actor.Known("x", event.actor(), Actor.Kind.REBEL_GROUP, null)
                    : new Actor.Unknown(event.actor(), Actor.Kind.UNIDENTIFIED_ARMED),
                true,
                false,
                actor,
                "subject")),
        List.of(new Target(Target.Kind.CIVILIAN, claimed, "target.people")),
        List.of(new Weapon(Weapon.Kind.FIREARM, trigger, "weapon.gun")),
        List.of(new Account.IdentifiedClaim("c1", claim), new Account.IdentifiedClaim("c2", vague)),
        List.of(
            new Account.Toll(
                Claim.Harm.KILLED,
                Claim.Group.UNSPECIFIED,
                (long) event.killed(),
                (long) event.killed(),
                null,
                List.of("c1"),
                "only")),
        trigger,
        List.of(mention));
  }

  /** The card of a report. */
  public static ArticleCard card(ArticleRecord record) {
    Article article = record.article();
    return new ArticleCard(
        article.id(),
        article.source(),
        article.url(),
        article.publisher(),
        article.agency(),
        article.title(),
        article.published(),
        "print-" + article.text().length());
  }

  /** The filed accounts of a report. */
  public static List<FiledAccount> file(ArticleRecord record) {
    return record.accounts().stream()
        .map(account -> new FiledAccount(card(record), account, List.of("rare", "words")))
        .toList();
  }
}
