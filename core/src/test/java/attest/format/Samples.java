package attest.format;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.AccountKey;
import attest.incident.Actor;
import attest.incident.Citation;
import attest.incident.Cited;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.Speaker;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.Weapon;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Incidents to write and read in tests: one in full, and any number of drawn ones. */
public final class Samples {
  public static final Article FIRST =
      article(
          "first",
          "Sahel Newswire",
          "=Gunmen, a \"market\"",
          "2019-11-06",
          "😀 Gunmen with rifles killed at least 11 farmers and two soldiers near Dikwa on Tuesday,"
              + " police said. Five attackers died.");
  public static final Article SECOND =
      article(
          "second",
          "The Example",
          "Toll rises",
          "2019-11-07T09:30:00Z",
          "The Tuesday attack by suspected Jama'at 🐍 fighters near Dikwa left 13 farmers dead, a"
              + " hospital said.");
  public static final Map<String, Article> ARTICLES =
      Map.of(FIRST.id(), FIRST, SECOND.id(), SECOND);
  static final AccountKey A1 = new AccountKey(FIRST.id(), "a1");
  static final AccountKey B1 = new AccountKey(SECOND.id(), "a1");

  private Samples() {}

  private static Article article(
      String ref, String publisher, String title, String published, String text) {
    return new Article(
        ref,
        ref + ".txt",
        "https://news.example/" + ref,
        publisher,
        null,
        title,
        List.of(),
        "en",
        Published.parse(published, Published.From.METADATA),
        null,
        text,
        List.of());
  }

  static Evidence words(Article article, String words) {
    int at = article.text().indexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException(words);
    }
    return Evidence.of(article, new Span(at, at + words.length()));
  }

  public static Citation cite(Article article, String words) {
    return new Citation(new AccountKey(article.id(), "a1"), words(article, words));
  }

  static Incident.FiledClaim claim(
      Article article,
      String id,
      Claim.Harm harm,
      Claim.Group group,
      Figure figure,
      String words,
      String quantity,
      @Nullable Speaker speaker,
      Incident.Use use) {
    Claim claim =
        new Claim(
            harm,
            group,
            "people",
            null,
            figure,
            words(article, quantity),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            speaker,
            words(article, words),
            1,
            0.9,
            "kill.verb");
    return new Incident.FiledClaim(
        new AccountKey(article.id(), "a1"), id, claim, use, "a reason, for people");
  }

  public static Place.Known dikwa(Place.Precision precision) {
    return new Place.Known(
        2344854L, "Dikwa", "NG", "Borno State", new Place.Point(12.0361, 13.9182), precision);
  }

  /** An incident with something in every field. */
  public static IncidentRevision full() {
    Speaker police = new Speaker(null, "police", null, Speaker.Kind.POLICE, words(FIRST, "police"));
    Speaker hospital =
        new Speaker(null, null, "a hospital", Speaker.Kind.MEDICAL, words(SECOND, "hospital"));
    List<Incident.FiledClaim> claims =
        List.of(
            claim(
                FIRST,
                "c1",
                Claim.Harm.KILLED,
                Claim.Group.CIVILIANS,
                new Figure.AtLeast(11),
                "killed at least 11 farmers",
                "at least 11",
                police,
                Incident.Use.SUPERSEDED),
            claim(
                FIRST,
                "c2",
                Claim.Harm.KILLED,
                Claim.Group.SECURITY_FORCES,
                new Figure.Exact(2),
                "two soldiers",
                "two",
                police,
                Incident.Use.BASIS),
            claim(
                FIRST,
                "c3",
                Claim.Harm.KILLED,
                Claim.Group.ASSAILANTS,
                new Figure.Exact(5),
                "Five attackers died",
                "Five",
                null,
                Incident.Use.BASIS),
            claim(
                SECOND,
                "c1",
                Claim.Harm.KILLED,
                Claim.Group.CIVILIANS,
                new Figure.Exact(13),
                "13 farmers dead",
                "13",
                hospital,
                Incident.Use.BASIS));
    Incident incident =
        new Incident(
            List.of(A1, B1),
            EventType.ARMED_ASSAULT,
            Mention.Status.OCCURRED,
            new Cited<>(
                TimeInterval.day(LocalDate.of(2019, 11, 5)),
                List.of(cite(FIRST, "Tuesday"), cite(SECOND, "Tuesday"))),
            new Cited<>(dikwa(Place.Precision.NEAR), List.of(cite(FIRST, "near Dikwa"))),
            List.of(
                new Cited<>(
                    new Incident.Party(
                        Participant.Role.INITIATOR,
                        new Actor.Known("jas", "Jama'at", Actor.Kind.REBEL_GROUP, "NG"),
                        true,
                        false),
                    List.of(cite(SECOND, "Jama'at 🐍 fighters"))),
                new Cited<>(
                    new Incident.Party(
                        Participant.Role.TARGET,
                        new Actor.Unknown("farmers", Actor.Kind.CIVILIANS),
                        false,
                        false),
                    List.of(cite(FIRST, "farmers"), cite(SECOND, "farmers")))),
            List.of(new Cited<>(Target.Kind.CIVILIAN, List.of(cite(FIRST, "farmers")))),
            List.of(new Cited<>(Weapon.Kind.FIREARM, List.of(cite(FIRST, "rifles")))),
            claims,
            List.of(
                toll(Claim.Group.ASSAILANTS, 5L, 5L, 5L, claims.get(2).key()),
                toll(Claim.Group.SECURITY_FORCES, 2L, 2L, 2L, claims.get(1).key()),
                toll(Claim.Group.CIVILIANS, 11L, 13L, 13L, claims.get(3).key())),
            List.of(
                new Incident.Disagreement(
                    Claim.Harm.KILLED,
                    Claim.Group.CIVILIANS,
                    List.of(claims.get(0).key(), claims.get(3).key()),
                    "police and hospital differ")),
            2);
    return new IncidentRevision(
        "i-0001",
        2,
        Instant.parse("2019-11-06T12:00:00Z"),
        Instant.parse("2019-11-07T12:00:00.5Z"),
        "article " + SECOND.id(),
        incident);
  }

  public static Incident.Toll toll(
      Claim.Group group, @Nullable Long low, @Nullable Long best, @Nullable Long high, String key) {
    return new Incident.Toll(
        Claim.Harm.KILLED, group, low, best, high, "latest-best/1", List.of(key));
  }

  /** The incident with other values. */
  public static IncidentRevision with(
      IncidentRevision revision,
      String id,
      EventType type,
      @Nullable Cited<TimeInterval> time,
      @Nullable Cited<Place> place,
      List<Cited<Incident.Party>> actors,
      List<Incident.Toll> toll) {
    Incident old = revision.incident();
    return new IncidentRevision(
        id,
        revision.revision(),
        revision.firstKnown(),
        revision.revised(),
        revision.cause(),
        new Incident(
            old.accounts(),
            type,
            old.status(),
            time,
            place,
            actors,
            old.targets(),
            old.weapons(),
            old.claims(),
            toll,
            old.disagreements(),
            old.origins()));
  }

  /** An incident drawn by a seed: any type, time, place, actors and toll. */
  public static IncidentRevision drawn(long seed) {
    Random random = new Random(seed);
    random.nextInt();
    IncidentRevision full = full();
    EventType type = pick(random, EventType.values());
    TimeInterval.Precision precision = pick(random, TimeInterval.Precision.values());
    LocalDate start = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(12_000));
    int days =
        switch (precision) {
          case DAY -> 0;
          case DAYS -> 1 + random.nextInt(5);
          case WEEK -> 6;
          case MONTH -> 29;
          case SEASON -> 90;
          default -> 365;
        };
    Cited<TimeInterval> time =
        random.nextInt(8) == 0
            ? null
            : new Cited<>(
                new TimeInterval(start, start.plusDays(days), precision),
                List.of(cite(FIRST, "Tuesday")));
    return with(
        full,
        "i-" + seed,
        type,
        time,
        random.nextInt(8) == 0
            ? null
            : new Cited<>(place(random), List.of(cite(FIRST, "near Dikwa"))),
        parties(random),
        tolls(random, full.incident().claims().getFirst().key()));
  }

  private static Place place(Random random) {
    Place.Precision precision = pick(random, Place.Precision.values());
    return switch (random.nextInt(6)) {
      case 0 -> new Place.Unknown("Dikwa");
      case 1 ->
          new Place.Ambiguous(
              "Dikwa", List.of(dikwa(Place.Precision.SETTLEMENT), dikwa(Place.Precision.NEAR)));
      case 2 -> new Place.Known(2328926L, "Nigeria", "NG", null, null, Place.Precision.COUNTRY);
      default ->
          precision == Place.Precision.COUNTRY || precision == Place.Precision.UNKNOWN
              ? dikwa(Place.Precision.SETTLEMENT)
              : dikwa(precision);
    };
  }

  private static List<Cited<Incident.Party>> parties(Random random) {
    List<Cited<Incident.Party>> parties = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      Actor.Kind kind = pick(random, Actor.Kind.values());
      Actor actor =
          random.nextBoolean()
              ? new Actor.Known("k" + i, "Group " + i, kind, "NG")
              : new Actor.Unknown("=gunmen, \"or\" so " + i, kind);
      parties.add(
          new Cited<>(
              new Incident.Party(
                  pick(random, Participant.Role.values()),
                  actor,
                  random.nextBoolean(),
                  random.nextBoolean()),
              List.of(cite(FIRST, "Gunmen"))));
    }
    return parties;
  }

  private static List<Incident.Toll> tolls(Random random, String key) {
    List<Incident.Toll> tolls = new ArrayList<>();
    for (Claim.Harm harm : List.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED)) {
      for (Claim.Group group : Claim.Group.values()) {
        if (random.nextBoolean()) {
          long low = random.nextInt(50);
          long best = low + random.nextInt(20);
          long high = best + random.nextInt(20);
          tolls.add(
              new Incident.Toll(
                  harm,
                  group,
                  random.nextInt(4) == 0 ? null : low,
                  random.nextInt(4) == 0 ? null : best,
                  random.nextInt(4) == 0 ? null : high,
                  "latest-best/1",
                  List.of(key)));
        }
      }
    }
    return tolls;
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
