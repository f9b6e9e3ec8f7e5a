package attest.bench;

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
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up reports in the order in which they would appear; the same each time. Events of a day and
 * a half are reported on by turns, each one to four times; a report's figure may be greater than
 * the one before; one of twelve does not say when, one of twenty not where. Names of people are
 * drawn as names are: a third of the given and an eighth of the last ones are among the fifty
 * commonest, which the table of how rare words are knows, and most are rare; reports of different
 * events share towns, groups, names and the furniture of news.
 */
final class MadeReports {
  static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  static final int TOWNS = 4_000;
  static final String[] COUNTRIES = Locale.getISOCountries();

  private static final int OPEN = 400;
  private static final String[] COMMON_GIVEN = {
    "Mohammed", "Ahmed", "Ali", "John", "Maria", "Hassan", "Ibrahim", "Abdul", "Omar", "Jose",
    "David", "Fatima", "Yusuf", "Mustafa", "Michael", "James", "Juan", "Carlos", "Luis", "Ana",
    "Daniel", "Joseph", "Samuel", "Peter", "Paul", "Mary", "Elena", "Olga", "Ivan", "Sergei",
    "Vladimir", "Dmitry", "Andrei", "Abdullah", "Khalid", "Hussein", "Amina", "Aisha", "Musa",
        "Adam",
    "Isaac", "Emmanuel", "Grace", "Ruth", "Thomas", "Robert", "Antonio", "Jorge", "Pedro", "Miguel"
  };
  private static final String[] COMMON_FAMILIES = {
    "Khan",
    "Ahmed",
    "Ali",
    "Hassan",
    "Mohammed",
    "Ibrahim",
    "Singh",
    "Kumar",
    "Garcia",
    "Rodriguez",
    "Martinez",
    "Lopez",
    "Gonzalez",
    "Perez",
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Hussein",
    "Abdullah",
    "Osman",
    "Yusuf",
    "Musa",
    "Bello",
    "Abubakar",
    "Sani",
    "Usman",
    "Ivanov",
    "Petrov",
    "Santos",
    "Silva",
    "Cruz",
    "Reyes",
    "Sharma",
    "Das",
    "Roy",
    "Rahman",
    "Islam",
    "Hossain",
    "Malik",
    "Shah",
    "Hamid",
    "Karimi",
    "Rahimi",
    "Sharif",
    "Nasser",
    "Saleh",
    "Mansour",
    "Khalil"
  };
  private static final int GIVEN = 1_500;
  private static final int FAMILIES = 30_000;
  private static final String[] THINGS = {
    "houses", "shops", "a school", "the road to the north", "two vehicles", "a clinic",
        "the market",
    "fields", "a bridge", "the old mosque", "a petrol station", "the bus park", "a church", "tents",
    "the council building", "a checkpoint", "boats", "the grain store", "a bakery", "power lines"
  };
  private static final String[] HAPPENED = {
    "were burning", "had been looted", "were damaged", "had been abandoned", "were cut off",
    "were hit by gunfire", "had been searched", "were still guarded", "lay in ruins", "were closed"
  };
  private static final String[] WHO = {
    "teacher",
    "trader",
    "farmer",
    "driver",
    "nurse",
    "student",
    "imam",
    "guard",
    "mechanic",
    "tailor"
  };

  private final Random random = new Random(1);
  private final List<Event> open = new ArrayList<>();
  private final int total;
  private int made;
  private LocalDate today = FIRST;

  /** What happened, and how many reports are still to come. */
  private static final class Event {
    private final LocalDate day;
    private final int town;
    private final int front;
    private final String witness;
    private final String victim;
    private final String what;
    private final String who;
    private int killed;
    private int left;

    Event(LocalDate day, Random random) {
      this.day = day;
      left = 1 + random.nextInt(4);
      town = random.nextInt(TOWNS);
      killed = (int) Math.min(40, 1 + Math.abs(random.nextGaussian()) * 6);
      front = random.nextInt(200);
      witness = person(random);
      victim = person(random);
      what = pick(THINGS, random) + " and " + pick(THINGS, random) + " " + pick(HAPPENED, random);
      who = pick(WHO, random);
    }
  }

  MadeReports(int total) {
    this.total = total;
  }

  static Place.Point point(int town) {
    Random own = new Random(town);
    return new Place.Point(own.nextInt(-350, 550) / 10.0, own.nextInt(-1100, 1200) / 10.0);
  }

  private static String pick(String[] some, Random random) {
    return some[random.nextInt(some.length)];
  }

  private static String person(Random random) {
    int given = drawn(GIVEN, random);
    int family = drawn(FAMILIES, random);
    return (given < COMMON_GIVEN.length ? COMMON_GIVEN[given] : name(given, "an"))
        + " "
        + (family < COMMON_FAMILIES.length ? COMMON_FAMILIES[family] : name(family, "ov"));
  }

  /** A number below another, small ones much more often. */
  private static int drawn(int below, Random random) {
    return (int) (below * Math.pow(random.nextDouble(), 3));
  }

  private static String town(int number) {
    return name(number, "abad");
  }

  private static String name(int number, String end) {
    String[] parts = {"ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"};
    StringBuilder name = new StringBuilder();
    for (int n = number + 100; n > 0; n /= 10) {
      name.append(parts[n % 10]);
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + end;
  }

  /** Passes over a report, as if it had been made. */
  void skip() {
    turn();
  }

  private Event turn() {
    today = FIRST.plusDays((long) (made * 3_650.0 / Math.max(total, 1_000_000)));
    while (open.size() < OPEN) {
      open.add(new Event(today, random));
    }
    int index = random.nextInt(open.size());
    Event event = open.get(index);
    event.left--;
    event.killed += random.nextInt(8) == 0 ? 1 : 0;
    if (event.left == 0) {
      open.set(index, open.get(open.size() - 1));
      open.remove(open.size() - 1);
    }
    made++;
    return event;
  }

  ArticleRecord next() {
    Event event = turn();
    String place = town(event.town);
    String actor = "Front " + event.front;
    String text =
        "At least "
            + event.killed
            + " people were killed by the "
            + actor
            + " in "
            + place
            + " on "
            + event.day
            + ", police said. Witness "
            + event.witness
            + " told the "
            + outlet()
            + " that "
            + event.what
            + ". The dead include the "
            + event.who
            + " "
            + event.victim
            + ". Report "
            + made
            + ".";
    Article article =
        new Article(
            null,
            "bench/" + made,
            null,
            outlet(),
            null,
            "Attack in " + place,
            List.of(),
            "en",
            Published.parse(today.plusDays(1).toString(), Published.From.GIVEN),
            null,
            text,
            List.of(new Article.Paragraph(new Span(0, text.length()), false)));
    return new ArticleRecord(
        article,
        List.of(account(article, event, place, actor)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String outlet() {
    return "Paper " + made % 50;
  }

  private static Evidence find(Article article, String words) {
    int begin = article.text().indexOf(words);
    return Evidence.of(article, new Span(begin, begin + words.length()));
  }

  private Account account(Article article, Event event, String place, String actor) {
    Evidence trigger = find(article, "killed");
    Evidence where = find(article, place);
    Evidence figure = find(article, String.valueOf(event.killed));
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.UNSPECIFIED,
            "people",
            null,
            new Figure.AtLeast(event.killed),
            figure,
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            null,
            Evidence.of(article, figure.span().cover(trigger.span())),
            1,
            0.9,
            "kill");
    String country = COUNTRIES[event.town % COUNTRIES.length];
    return new Account(
        "a1",
        event.town % 9 == 0 ? EventType.AIR_STRIKE : EventType.ARMED_ASSAULT,
        Mention.Status.OCCURRED,
        Account.Salience.MAIN,
        1,
        made % 12 == 0
            ? null
            : new TimeMention(
                find(article, event.day.toString()),
                TimeMention.Kind.DATE,
                event.day.toString(),
                TimeInterval.day(event.day),
                "date"),
        made % 20 == 0
            ? null
            : new PlaceMention(
                new Place.Known(
                    (long) event.town,
                    place,
                    country,
                    null,
                    point(event.town),
                    Place.Precision.SETTLEMENT),
                where,
                where,
                0.9,
                "only"),
        List.of(
            new Participant(
                Participant.Role.INITIATOR,
                new Actor.Known("f" + event.front, actor, Actor.Kind.REBEL_GROUP, country),
                false,
                false,
                find(article, actor),
                "by")),
        List.of(),
        List.of(),
        List.of(new Account.IdentifiedClaim("c1", claim)),
        List.of(
            new Account.Toll(
                Claim.Harm.KILLED,
                Claim.Group.UNSPECIFIED,
                (long) event.killed,
                (long) event.killed,
                null,
                List.of("c1"),
                "only")),
        trigger,
        List.of());
  }
}
