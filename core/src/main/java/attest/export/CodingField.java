package attest.export;

import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Target;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What coders are asked about an incident. */
public enum CodingField {
  /** What kind of event; a code. */
  TYPE(Scale.NAMES),
  /** Whether it happened; a code. */
  STATUS(Scale.NAMES),
  /** The first day. */
  DATE(Scale.DAYS),
  /** The country, ISO 3166-1 alpha-2. */
  COUNTRY(Scale.NAMES),
  /** The kind of the chief initiator; a code. */
  INITIATOR_KIND(Scale.NAMES),
  /** The chief target; a code. */
  TARGET(Scale.NAMES),
  /** How many were killed. */
  KILLED(Scale.COUNTS),
  /** How many were wounded. */
  WOUNDED(Scale.COUNTS);

  /** What answers are. */
  public enum Scale {
    /** Names: the same or not. */
    NAMES,
    /** Days. */
    DAYS,
    /** Numbers of people. */
    COUNTS
  }

  private final Scale scale;

  CodingField(Scale scale) {
    this.scale = scale;
  }

  /** The name of its column. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What answers are. */
  public Scale scale() {
    return scale;
  }

  /** The codes that an answer must be one of; empty where it is no code. */
  public List<String> codes() {
    return switch (this) {
      case TYPE -> Arrays.stream(EventType.values()).map(EventType::code).toList();
      case STATUS -> Arrays.stream(Mention.Status.values()).map(Mention.Status::code).toList();
      case INITIATOR_KIND -> Arrays.stream(Actor.Kind.values()).map(Actor.Kind::code).toList();
      case TARGET -> Arrays.stream(Target.Kind.values()).map(Target.Kind::code).toList();
      default -> List.of();
    };
  }

  /** Whether a text is an answer: a code, a day, a number; or {@code unknown}. */
  public boolean accepts(String answer) {
    if (answer.equals("unknown")) {
      return true;
    }
    return switch (scale) {
      case NAMES -> this == COUNTRY ? answer.matches("[A-Z]{2}") : codes().contains(answer);
      case DAYS -> isDay(answer);
      case COUNTS -> answer.matches("\\d{1,9}");
    };
  }

  /**
   * An answer as agreement is reckoned with it: days as numbers. Unknown days and numbers have
   * none, and are empty.
   */
  public String comparable(String answer) {
    return switch (scale) {
      case NAMES -> answer;
      case DAYS ->
          answer.equals("unknown") ? "" : Long.toString(LocalDate.parse(answer).toEpochDay());
      case COUNTS -> answer.equals("unknown") ? "" : answer;
    };
  }

  /** What is asked, for people. */
  public String question() {
    return switch (this) {
      case DATE -> "first day, as 2016-03-09";
      case COUNTRY -> "two letters, as NG";
      case KILLED, WOUNDED -> "how many " + Claim.Harm.valueOf(name()).code();
      default -> String.join(" ", codes());
    };
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
