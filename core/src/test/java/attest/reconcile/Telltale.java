package attest.reconcile;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.ArticleCard;
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
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes filed accounts for tests: a text of its own, with evidence for all that is said. */
final class Telltale {
  private final StringBuilder text = new StringBuilder();
  private final String id;
  private String publisher = "";
  private String agency = "";
  private LocalDate published = LocalDate.parse("2021-03-04");
  private EventType type = EventType.ARMED_CLASH;
  private Mention.Status status = Mention.Status.OCCURRED;
  private Account.Salience salience = Account.Salience.MAIN;
  private int count = 1;
  private TimeInterval interval;
  private Place place;
  private String actor;
  private final List<Said> said = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> joint = new ArrayList<>();

  private record Said(
      Claim.Harm harm,
      Claim.Group group,
      Figure figure,
      Claim.Scope scope,
      String speaker,
      int phrase,
      int begin,
      int end) {}

  private Telltale(String id) {
    this.id = id;
    text.append("report ").append(id).append(" tells of it.");
  }

  static Telltale of(String id) {
    return new Telltale(id);
  }

  Telltale type(EventType given) {
    type = given;
    return this;
  }

  Telltale status(Mention.Status given) {
    status = given;
    return this;
  }

  Telltale background() {
    salience = Account.Salience.BACKGROUND;
    return this;
  }

  Telltale count(int given) {
    count = given;
    return this;
  }

  Telltale published(String day) {
    published = LocalDate.parse(day);
    return this;
  }

  Telltale by(String outlet) {
    publisher = outlet;
    return this;
  }

  Telltale agency(String wire) {
    agency = wire;
    return this;
  }

  Telltale on(String day) {
    interval = TimeInterval.day(LocalDate.parse(day));
    return this;
  }

  Telltale within(String from, String to) {
    interval =
        new TimeInterval(LocalDate.parse(from), LocalDate.parse(to), TimeInterval.Precision.YEAR);
    return this;
  }

  Telltale at(String name, String country, double latitude, double longitude) {
    place =
        new Place.Known(
            null,
            name,
            country,
            null,
            new Place.Point(latitude, longitude),
            Place.Precision.SETTLEMENT);
    return this;
  }

  Telltale in(String country) {
    place = new Place.Known(null, country, country, null, null, Place.Precision.COUNTRY);
    return this;
  }

  Telltale actor(String name) {
    actor = name;
    return this;
  }

  Telltale words(String... given) {
    words.addAll(List.of(given));
    return this;
  }

  Telltale joint(String claim) {
    joint.add(claim);
    return this;
  }

  Telltale killed(long number) {
    return claim(Claim.Group.UNSPECIFIED, new Figure.Exact(number), null);
  }

  Telltale killed(Claim.Group group, long number) {
    return claim(group, new Figure.Exact(number), null);
  }

  Telltale claim(Claim.Group group, Figure figure, String speaker) {
    return claim(group, figure, speaker, Claim.Scope.INCIDENT, "");
  }

  Telltale claim(
      Claim.Group group, Figure figure, String speaker, Claim.Scope scope, String before) {
    int begin = text.length() + 1;
    text.append(' ')
        .append(before)
        .append(figure.low().isPresent() ? figure.low().getAsLong() : figure.high().orElse(0))
        .append(" were killed.");
    said.add(
        new Said(
            Claim.Harm.KILLED, group, figure, scope, speaker, said.size(), begin, text.length()));
    return this;
  }

  FiledAccount file() {
    return file("a1");
  }

  /** Under a number of the account within its article. */
  FiledAccount file(String account) {
    String day = published == null ? null : published.toString();
    Article article =
        new Article(
            id,
            id,
            null,
            null,
            null,
            null,
            List.of(),
            "en",
            day == null ? null : Published.parse(day, Published.From.METADATA),
            null,
            text.toString(),
            List.of(new Article.Paragraph(new Span(0, text.length()), false)));
    Evidence trigger = Evidence.of(article, new Span(0, 6));
    List<Account.IdentifiedClaim> claims = new ArrayList<>();
    List<Account.Toll> tolls = new ArrayList<>();
    for (Said one : said) {
      Speaker speaker =
          one.speaker == null
              ? null
              : new Speaker(one.speaker, null, null, Speaker.Kind.POLICE, trigger);
      Evidence evidence = Evidence.of(article, new Span(one.begin, one.end));
      claims.add(
          new Account.IdentifiedClaim(
              "c" + (claims.size() + 1),
              new Claim(
                  one.harm,
                  one.group,
                  null,
                  null,
                  one.figure,
                  evidence,
                  one.scope,
                  Claim.Status.ASSERTED,
                  speaker,
                  evidence,
                  one.phrase,
                  1,
                  "test")));
      Long best = Telling.value(one.figure);
      boolean first = tolls.stream().noneMatch(t -> t.group() == one.group);
      if (first && one.scope == Claim.Scope.INCIDENT) {
        tolls.add(
            new Account.Toll(
                one.harm, one.group, best, best, best, List.of("c" + claims.size()), "test"));
      }
    }
    Account told =
        new Account(
            account,
            type,
            status,
            salience,
            count,
            interval == null
                ? null
                : new TimeMention(trigger, TimeMention.Kind.DATE, null, interval, "test"),
            place == null ? null : new PlaceMention(place, trigger, trigger, 1, "test"),
            actor == null
                ? List.of()
                : List.of(
                    new Participant(
                        Participant.Role.INITIATOR,
                        new Actor.Known(actor, actor, Actor.Kind.REBEL_GROUP, null),
                        false,
                        false,
                        trigger,
                        "test")),
            List.of(),
            List.of(),
            claims,
            tolls,
            trigger,
            List.of());
    ArticleCard card =
        new ArticleCard(
            "sha256:" + id,
            id,
            null,
            publisher.isEmpty() ? null : publisher,
            agency.isEmpty() ? null : agency,
            null,
            day == null ? null : Published.parse(day, Published.From.METADATA),
            "");
    return new FiledAccount(card, told, words, joint);
  }
}
