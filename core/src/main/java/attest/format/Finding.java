package attest.format;

import attest.document.Span;
import attest.incident.Account;
import attest.incident.Account.IdentifiedClaim;
import attest.incident.Account.Toll;
import attest.incident.Actor;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.Speaker;
import attest.incident.Statement;
import attest.incident.Target;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.incident.Weapon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One value of a record as people are shown it, with what it rests on.
 *
 * @param id its name, such as {@code a1.time} or {@code a1.c2}
 * @param value the value in words
 * @param evidence the words; null for a value put together from others
 * @param certainty in [0, 1]; null where the value has none of its own
 * @param rule what decided
 * @param colour how its words are marked
 */
record Finding(
    String id,
    String value,
    @Nullable Evidence evidence,
    @Nullable Double certainty,
    String rule,
    Colour colour) {

  /** The colours of the kinds of values, as codes of ECMA-48. */
  enum Colour {
    EVENT("1;31"),
    TIME("34"),
    PLACE("32"),
    ACTOR("35"),
    FIGURE("33"),
    SPEECH("36");

    private final String code;

    Colour(String code) {
      this.code = code;
    }

    /** {@code text} in this colour. */
    String paint(String text) {
      return "\u001B[" + code + "m" + text + "\u001B[0m";
    }
  }

  /** Every value of a record: account by account, then the statements. */
  static List<Finding> of(ArticleRecord record) {
    List<Finding> findings = new ArrayList<>();
    for (Account account : record.accounts()) {
      addAccount(account, findings);
    }
    int number = 1;
    for (Statement statement : record.statements()) {
      findings.add(
          new Finding(
              "s" + number++,
              speaker(statement.speaker()) + " " + statement.cue(),
              statement.evidence(),
              null,
              statement.rule(),
              Colour.SPEECH));
    }
    return findings;
  }

  private static void addAccount(Account account, List<Finding> findings) {
    String id = account.id();
    String type =
        account.type().code()
            + ", "
            + account.status().code()
            + ", "
            + account.salience().code()
            + (account.count() > 1 ? ", " + account.count() + " events" : "");
    String rule = account.mentions().isEmpty() ? "" : account.mentions().getFirst().rule();
    findings.add(new Finding(id, type, account.trigger(), null, rule, Colour.EVENT));
    TimeMention time = account.time();
    if (time != null) {
      findings.add(
          new Finding(id + ".time", time(time), time.evidence(), null, time.rule(), Colour.TIME));
    }
    PlaceMention place = account.place();
    if (place != null) {
      findings.add(
          new Finding(
              id + ".place",
              place(place.place()),
              place.wording(),
              place.certainty(),
              place.rule(),
              Colour.PLACE));
    }
    int number = 1;
    for (Participant actor : account.actors()) {
      findings.add(
          new Finding(
              id + ".actor" + number++,
              actor(actor),
              actor.evidence(),
              null,
              actor.rule(),
              Colour.ACTOR));
    }
    number = 1;
    for (Target target : account.targets()) {
      String value = "target: " + target.kind().code();
      findings.add(
          new Finding(
              id + ".target" + number++,
              value,
              target.evidence(),
              null,
              target.rule(),
              Colour.ACTOR));
    }
    number = 1;
    for (Weapon weapon : account.weapons()) {
      String value = "weapon: " + weapon.kind().code();
      findings.add(
          new Finding(
              id + ".weapon" + number++,
              value,
              weapon.evidence(),
              null,
              weapon.rule(),
              Colour.EVENT));
    }
    for (IdentifiedClaim identified : account.claims()) {
      Claim claim = identified.claim();
      findings.add(
          new Finding(
              id + "." + identified.id(),
              claim(claim),
              claim.evidence(),
              claim.certainty(),
              claim.rule(),
              Colour.FIGURE));
    }
    for (Toll toll : account.toll()) {
      findings.add(
          new Finding(
              id + ".toll." + toll.harm().code() + "." + toll.group().code(),
              toll(toll) + " (from " + String.join(", ", toll.claims()) + ")",
              null,
              null,
              toll.rule(),
              Colour.FIGURE));
    }
  }

  /** A time in words. */
  static String time(TimeMention time) {
    TimeInterval interval = time.interval();
    if (interval == null) {
      return time.value() == null ? "time not known" : time.value();
    }
    return interval.start().equals(interval.end())
        ? interval.start().toString()
        : interval.start() + " to " + interval.end() + " (" + interval.precision().code() + ")";
  }

  /** A place in words. */
  static String place(Place place) {
    return switch (place) {
      case Place.Known known -> {
        StringBuilder words = new StringBuilder(known.name());
        if (known.admin1() != null && !known.admin1().equals(known.name())) {
          words.append(", ").append(known.admin1());
        }
        if (known.country() != null) {
          words.append(", ").append(known.country());
        }
        Place.Point point = known.point();
        if (point != null) {
          words.append(
              String.format(Locale.ROOT, " (%.3f, %.3f)", point.latitude(), point.longitude()));
        }
        yield words.toString();
      }
      case Place.Ambiguous ambiguous ->
          ambiguous.name() + " (one of " + ambiguous.candidates().size() + " places)";
      case Place.Unknown unknown -> unknown.name() + " (not in the gazetteer)";
    };
  }

  /** A line of a toll in words. */
  static String toll(Toll toll) {
    StringBuilder words = new StringBuilder();
    words.append(toll.harm().code()).append(' ').append(toll.group().code()).append(": ");
    Long best = toll.best();
    words.append(best == null ? "not known" : best.toString());
    Long low = toll.low();
    Long high = toll.high();
    if (low == null || high == null || !low.equals(high)) {
      words.append(" [").append(low == null ? "?" : low).append(" to ");
      words.append(high == null ? "?" : high).append(']');
    }
    return words.toString();
  }

  private static String actor(Participant participant) {
    Actor actor = participant.actor();
    return participant.role().code()
        + ": "
        + actor.name()
        + " ("
        + actor.kind().code()
        + (actor instanceof Actor.Known known ? ", " + known.id() : "")
        + (participant.hedged() ? ", not sure" : "")
        + (participant.claimed() ? ", claimed it" : "")
        + ")";
  }

  private static String claim(Claim claim) {
    Speaker speaker = claim.speaker();
    return claim.harm().code()
        + " "
        + claim.group().code()
        + ": "
        + figure(claim.figure())
        + " ("
        + claim.scope().code()
        + ", "
        + claim.status().code()
        + (speaker == null ? "" : ", says " + speaker(speaker))
        + ")";
  }

  private static String figure(Figure figure) {
    OptionalLong low = figure.low();
    OptionalLong high = figure.high();
    if (low.isPresent() && high.isPresent()) {
      return low.getAsLong() == high.getAsLong()
          ? figure.kind() + " " + low.getAsLong()
          : low.getAsLong() + " to " + high.getAsLong();
    }
    if (low.isPresent()) {
      return figure.kind() + " " + low.getAsLong() + " or more";
    }
    return high.isPresent() ? figure.kind() + " " + high.getAsLong() + " or less" : figure.kind();
  }

  private static String speaker(Speaker speaker) {
    List<String> parts = new ArrayList<>();
    for (String part :
        new @Nullable String[] {speaker.name(), speaker.role(), speaker.organisation()}) {
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? speaker.evidence().quote() : String.join(", ", parts);
  }

  /** Where the words stand, or null. */
  @Nullable Span span() {
    return evidence == null ? null : evidence.span();
  }
}
