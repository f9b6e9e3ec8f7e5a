package attest.alert;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.store.IncidentQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of an address of the overview, such as {@code country=NG&toll=killed%3D10}, into
 * the query that it asks the store. The names are those of the flags of {@code attest incidents}.
 * What says as of when, how many, or how to show them is passed over.
 */
public final class SearchFilter {
  private static final int MOST_CHARS = 2_000;

  private SearchFilter() {}

  /**
   * The query of a text.
   *
   * @param text pairs joined by {@code &}, in per cent code; may be empty
   * @throws AlertException if a value cannot be read
   */
  public static IncidentQuery parse(String text) {
    if (text.length() > MOST_CHARS) {
      throw new AlertException("a filter has at most " + MOST_CHARS + " characters");
    }
    Map<String, Set<String>> given = pairs(text);
    String country = one(given, "country");
    try {
      return IncidentQuery.all()
          .withTime(day(one(given, "since", "from")), day(one(given, "until", "to")))
          .withCountry(country == null ? null : country.toUpperCase(Locale.ROOT))
          .withArea(area(one(given, "bbox"), one(given, "near")))
          .withTypes(codes(given.get("type"), EventType.values(), EventType::code))
          .withStatuses(statuses(given.get("status")))
          .withActor(one(given, "actor"))
          .withToll(toll(toll(given)))
          .withReviewed(truth(one(given, "reviewed")))
          .withRejected(Boolean.TRUE.equals(truth(one(given, "rejected"))))
          .withText(one(given, "words", "q", "text"));
    } catch (IllegalArgumentException e) {
      throw new AlertException("the filter cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, Set<String>> pairs(String text) {
    Map<String, Set<String>> given = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        continue;
      }
      try {
        String value =
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8).strip();
        String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
        if (!value.isEmpty()) {
          given.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
        }
      } catch (IllegalArgumentException e) {
        throw new AlertException("the filter is no query of an address: '" + pair + "'");
      }
    }
    return given;
  }

  private static @Nullable String one(Map<String, Set<String>> given, String... names) {
    for (String name : names) {
      Set<String> values = given.get(name);
      if (values != null) {
        return values.iterator().next();
      }
    }
    return null;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new AlertException("'" + text + "' is no day such as 2016-03-09");
    }
  }

  private static IncidentQuery.@Nullable Area area(@Nullable String box, @Nullable String near) {
    if (box != null) {
      double[] at = numbers(box, 4, "W,S,E,N");
      return new IncidentQuery.Area.Box(at[1], at[0], at[3], at[2]);
    }
    if (near != null) {
      double[] at = numbers(near, 3, "LAT,LON,KM");
      return new IncidentQuery.Area.Circle(new Place.Point(at[0], at[1]), at[2]);
    }
    return null;
  }

  private static double[] numbers(String text, int count, String form) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == count) {
        return Arrays.stream(parts).mapToDouble(part -> Double.parseDouble(part.strip())).toArray();
      }
    } catch (NumberFormatException e) {
      throw new AlertException("'" + text + "' is not of the form " + form);
    }
    throw new AlertException("'" + text + "' is not of the form " + form);
  }

  private static IncidentQuery.@Nullable TollAtLeast toll(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("=", 2);
    for (Claim.Harm harm : Claim.Harm.values()) {
      if (harm.code().equals(parts[0]) && parts.length == 2 && parts[1].matches("\\d{1,9}")) {
        return new IncidentQuery.TollAtLeast(harm, Long.parseLong(parts[1]));
      }
    }
    throw new AlertException("'" + text + "' is no harm with a number such as killed=10");
  }

  /** A toll that stands in one value, or in the two fields of the form of the overview. */
  private static @Nullable String toll(Map<String, Set<String>> given) {
    String least = one(given, "least");
    return least == null
        ? one(given, "toll")
        : Objects.requireNonNullElse(one(given, "harm"), "killed") + "=" + least;
  }

  private static Set<Mention.Status> statuses(@Nullable Set<String> given) {
    if (given != null && given.equals(Set.of("happened"))) {
      return IncidentQuery.all().withHappened().statuses();
    }
    return codes(given, Mention.Status.values(), Mention.Status::code);
  }

  private static @Nullable Boolean truth(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "0" -> false;
      default -> throw new AlertException("'" + text + "' is neither true nor false");
    };
  }

  private static <T> Set<T> codes(@Nullable Set<String> given, T[] all, Function<T, String> code) {
    Set<T> found = new LinkedHashSet<>();
    if (given == null) {
      return found;
    }
    for (String text : given) {
      for (String part : text.split(",", -1)) {
        List<T> fitting =
            Arrays.stream(all).filter(value -> code.apply(value).equals(part.strip())).toList();
        if (fitting.isEmpty()) {
          throw new AlertException(
              "'" + part + "' is none of " + Arrays.stream(all).map(code).toList());
        }
        found.addAll(fitting);
      }
    }
    return found;
  }
}
