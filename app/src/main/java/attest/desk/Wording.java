package attest.desk;

import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.HarmTotal;
import attest.incident.Incident;
import attest.incident.Place;
import attest.incident.Speaker;
import attest.incident.TimeInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Words for people for what records hold as codes and numbers. */
final class Wording {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Wording() {}

  /** Numbers between two bounds; null for a bound that is not known. */
  record Range(@Nullable Long low, @Nullable Long best, @Nullable Long high) {
    static Range of(HarmTotal total) {
      return new Range(total.low(), total.best(), total.high());
    }

    @Override
    public String toString() {
      if (low == null && high == null) {
        return best == null ? "number not known" : "about " + number(best);
      }
      if (low == null) {
        return "up to " + number(high == null ? 0 : high);
      }
      if (high == null) {
        return number(low) + " or more";
      }
      return low.equals(high) ? number(low) : number(low) + "–" + number(high);
    }
  }

  /** What somebody gave as a name, short enough to be repeated to them. */
  static String shortened(String given) {
    return given.length() <= 60 ? given : given.substring(0, given.offsetByCodePoints(0, 50)) + "…";
  }

  /** A number with its thousands apart. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /** A code as words: "Armed clash". */
  static String label(String code) {
    String words = code.replace('_', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A code as words within a sentence: "security forces". */
  static String words(String code) {
    return code.replace('_', ' ');
  }

  /** A group of people as they are counted: "civilians", "people". */
  static String group(Claim.Group group) {
    return group == Claim.Group.UNSPECIFIED ? "people of no group said" : words(group.code());
  }

  /** Days, with how exactly they were said. */
  static String when(@Nullable TimeInterval time) {
    if (time == null) {
      return "time not said";
    }
    if (time.start().equals(time.end())) {
      return time.start().toString();
    }
    return time.start() + " – " + time.end() + " (" + time.precision().code() + ")";
  }

  /** A place, with how much of the map it leaves open. */
  static String where(@Nullable Place place) {
    return switch (place) {
      case null -> "place not said";
      case Place.Known known -> known(known);
      case Place.Ambiguous open ->
          open.name() + " (one of " + open.candidates().size() + " places)";
      case Place.Unknown unknown -> unknown.name() + " (not in the gazetteer)";
    };
  }

  private static String known(Place.Known known) {
    List<String> parts = new ArrayList<>();
    parts.add(known.precision() == Place.Precision.NEAR ? "near " + known.name() : known.name());
    if (known.admin1() != null && !known.admin1().equals(known.name())) {
      parts.add(known.admin1());
    }
    String country = country(known.country());
    if (!country.isEmpty() && !country.equals(known.name())) {
      parts.add(country);
    }
    return String.join(", ", parts);
  }

  /** How much of the map a place leaves open. */
  static String precision(@Nullable Place place) {
    return switch (place) {
      case null -> "";
      case Place.Known known ->
          switch (known.precision()) {
            case SETTLEMENT -> "a town, a village or a part of one";
            case NEAR -> "near a town or village";
            case DISTRICT -> "somewhere in a district";
            case PROVINCE -> "somewhere in a province";
            case AREA -> "somewhere in a region";
            case COUNTRY -> "somewhere in a country: no point on the map";
            case SEA -> "at sea";
            case UNKNOWN -> "how exactly is not known";
          };
      case Place.Ambiguous open -> "several places have this name";
      case Place.Unknown unknown -> "no place of this name is known";
    };
  }

  /** The English name of a country; empty for none. */
  static String country(@Nullable String code) {
    return code == null
        ? ""
        : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }

  /** A figure as said. */
  static String figure(Figure figure) {
    return switch (figure) {
      case Figure.Exact exact -> number(exact.value());
      case Figure.AtLeast least -> "at least " + number(least.value());
      case Figure.AtMost most -> "at most " + number(most.value());
      case Figure.About about -> "about " + number(about.value());
      case Figure.Between range -> number(range.from()) + "–" + number(range.to());
      case Figure.Unstated vague ->
          vague.low().isPresent()
              ? "a number not said, " + number(vague.low().getAsLong()) + " or more"
              : "a number not said";
      case Figure.None none -> "none";
    };
  }

  /** A bound as a number for a chart; empty where it is open. */
  static String bound(OptionalLong bound) {
    return bound.isPresent() ? String.valueOf(bound.getAsLong()) : "";
  }

  /** Who said something; the article itself where nobody is named. */
  static String speaker(@Nullable Speaker speaker) {
    if (speaker == null) {
      return "the article in its own voice";
    }
    List<String> parts = new ArrayList<>();
    if (speaker.name() != null) {
      parts.add(speaker.name());
    }
    if (speaker.role() != null) {
      parts.add(speaker.role());
    }
    if (speaker.organisation() != null) {
      parts.add(speaker.organisation());
    }
    return (parts.isEmpty() ? speaker.evidence().quote() : String.join(", ", parts))
        + " ("
        + words(speaker.kind().code())
        + ")";
  }

  /** How long something takes, in the greatest unit that gives a whole number. */
  static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3_600 && seconds % 3_600 == 0) {
      return seconds == 3_600 ? "hour" : seconds / 3_600 + " hours";
    }
    if (seconds >= 60 && seconds % 60 == 0) {
      return seconds == 60 ? "minute" : seconds / 60 + " minutes";
    }
    return seconds + " seconds";
  }

  /** A moment. */
  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /**
   * How many came to each harm; see {@link HarmTotal}.
   *
   * @return by harm, in the order of the vocabulary; only harms with a toll
   */
  static Map<Claim.Harm, Range> tolls(Incident incident) {
    Map<Claim.Harm, Range> tolls = new EnumMap<>(Claim.Harm.class);
    for (Incident.Toll toll : incident.toll()) {
      tolls.computeIfAbsent(toll.harm(), harm -> Range.of(HarmTotal.of(incident, harm)));
    }
    return tolls;
  }
}
