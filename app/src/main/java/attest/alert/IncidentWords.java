package attest.alert;

import attest.incident.Incident;
import attest.incident.Place;
import attest.incident.TimeInterval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a line what an incident and its tolls are. */
final class IncidentWords {
  private IncidentWords() {}

  /** Type, place and time, such as "Bombing in Baidoa, Somalia, 2025-05-12". */
  static String title(Incident incident) {
    String type = incident.type().code().replace('_', ' ');
    StringBuilder text = new StringBuilder();
    text.append(Character.toUpperCase(type.charAt(0))).append(type, 1, type.length());
    if (incident.place() != null) {
      Place place = incident.place().value();
      text.append(" in ").append(line(place.name()));
      if (place instanceof Place.Known known && known.country() != null) {
        String country = country(known.country());
        if (!country.equals(place.name())) {
          text.append(", ").append(country);
        }
      }
    }
    if (incident.time() != null) {
      TimeInterval time = incident.time().value();
      text.append(", ").append(time.start());
      if (!time.end().equals(time.start())) {
        text.append(" to ").append(time.end());
      }
    }
    return text.toString();
  }

  /** The English name of a country. */
  static String country(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /** Of whom a toll is, such as "killed" or "killed (civilians)". */
  static String of(Incident.Toll toll) {
    String group = toll.group().code();
    return toll.harm().code()
        + (group.equals("unspecified") ? "" : " (" + group.replace('_', ' ') + ")");
  }

  /** How many, such as "9", "9 to 14" or "at least 9". */
  static String figure(Incident.@Nullable Toll toll) {
    if (toll == null) {
      return "not told";
    }
    Long low = toll.low();
    Long high = toll.high();
    if (toll.best() != null) {
      boolean open = high == null || (low != null && !low.equals(high));
      return toll.best() + (open ? " (" + range(low, high) + ")" : "");
    }
    return range(low, high);
  }

  private static String range(@Nullable Long low, @Nullable Long high) {
    if (low == null) {
      return high == null ? "an unknown number" : "at most " + high;
    }
    return high == null ? "at least " + low : low + " to " + high;
  }

  /** The same words in one line. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
