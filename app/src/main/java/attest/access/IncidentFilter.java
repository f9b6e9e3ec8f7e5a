package attest.access;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.store.IncidentQuery;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for, as it stands in the address of a page or of the API. The names are
 * those of the flags of {@code attest incidents}; those of two words are written {@code
 * changedSince} and {@code asOf}. Forms may give a toll as {@code harm} and {@code least}, and the
 * status {@code happened} for all that {@linkplain Mention.Status#happened() happened}.
 */
public final class IncidentFilter {
  /** The names of all conditions, in the order in which they are written. */
  public static final List<String> NAMES =
      List.of(
          "since",
          "until",
          "country",
          "bbox",
          "near",
          "type",
          "status",
          "actor",
          "toll",
          "reviewed",
          "rejected",
          "changedSince",
          "words",
          "asOf");

  private static final int MOST_CHARS = 500;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,5}(\\.\\d{1,20})?");
  private static final Pattern TOLL = Pattern.compile("([a-z_]+)=(\\d{1,9})");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final Map<String, ? extends List<String>> given;

  private IncidentFilter(Map<String, ? extends List<String>> given) {
    this.given = given;
  }

  /**
   * The query that some parameters ask for; it has neither limit nor cursor. Parameters of other
   * names are passed over, and so are empty ones, as forms send them.
   *
   * @param parameters the values of each parameter, decoded
   * @throws BadParameterException if a value cannot be used; it names the parameter
   */
  public static IncidentQuery parse(Map<String, ? extends List<String>> parameters) {
    return new IncidentFilter(parameters).query();
  }

  private IncidentQuery query() {
    String country = one("country");
    if (country != null && !COUNTRY.matcher(country.toUpperCase(Locale.ROOT)).matches()) {
      throw bad("country", country, "it must be two letters (ISO 3166-1 alpha-2), such as NG");
    }
    LocalDate since = day("since");
    LocalDate until = day("until");
    if (since != null && until != null && until.isBefore(since)) {
      throw new BadParameterException("until", "'until' is before 'since'");
    }
    return IncidentQuery.all()
        .withTime(since, until)
        .withCountry(country == null ? null : country.toUpperCase(Locale.ROOT))
        .withArea(area())
        .withTypes(codes("type", EventType.values(), EventType::code))
        .withStatuses(statuses())
        .withActor(one("actor"))
        .withToll(toll())
        .withReviewed(truth("reviewed"))
        .withRejected(Boolean.TRUE.equals(truth("rejected")))
        .withChangedSince(moment("changedSince"))
        .withText(one("words"))
        .withAsOf(moment("asOf"));
  }

  private List<String> all(String name) {
    List<String> values = given.get(name);
    return values == null
        ? List.of()
        : values.stream().filter(value -> value != null && !value.isBlank()).toList();
  }

  private @Nullable String one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw new BadParameterException(name, "'" + name + "' is given more than once");
    }
    String value = values.isEmpty() ? null : values.getFirst().strip();
    if (value != null && value.length() > MOST_CHARS) {
      throw new BadParameterException(
          name, "'" + name + "' is longer than " + MOST_CHARS + " characters");
    }
    return value;
  }

  private @Nullable LocalDate day(String name) {
    String text = one(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw bad(name, text, "it must be a day, such as 2016-03-09");
    }
  }

  private @Nullable Instant moment(String name) {
    String text = one(name);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw bad(
          name, text, "it must be a day or a time with its offset, such as 2016-03-09T12:00Z");
    }
  }

  private @Nullable Boolean truth(String name) {
    String text = one(name);
    return switch (text) {
      case null -> null;
      case "true", "yes", "1", "on" -> Boolean.TRUE;
      case "false", "no", "0" -> Boolean.FALSE;
      default -> throw bad(name, text, "it must be true or false");
    };
  }

  private IncidentQuery.@Nullable TollAtLeast toll() {
    String least = one("least");
    String harmed = one("harm");
    String name = least == null ? "toll" : "least";
    String text = least == null ? one("toll") : (harmed == null ? "killed" : harmed) + "=" + least;
    if (text == null) {
      return null;
    }
    var parts = TOLL.matcher(text);
    if (parts.matches()) {
      for (Claim.Harm harm : Claim.Harm.values()) {
        if (harm.code().equals(parts.group(1))) {
          return new IncidentQuery.TollAtLeast(harm, Long.parseLong(parts.group(2)));
        }
      }
    }
    throw bad(name, text, "it must be a harm and a number, such as killed=10");
  }

  private IncidentQuery.@Nullable Area area() {
    String box = one("bbox");
    String near = one("near");
    if (box != null && near != null) {
      throw new BadParameterException("near", "'bbox' and 'near' exclude each other");
    }
    if (box != null) {
      double[] at = numbers("bbox", box, 4, "W,S,E,N in degrees");
      try {
        return new IncidentQuery.Area.Box(at[1], at[0], at[3], at[2]);
      } catch (IllegalArgumentException e) {
        throw bad("bbox", box, "it must be W,S,E,N in degrees");
      }
    }
    if (near != null) {
      double[] at = numbers("near", near, 3, "LAT,LON,KM");
      try {
        return new IncidentQuery.Area.Circle(new Place.Point(at[0], at[1]), at[2]);
      } catch (IllegalArgumentException e) {
        throw bad("near", near, "it must be LAT,LON,KM");
      }
    }
    return null;
  }

  private static double[] numbers(String name, String text, int count, String form) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw bad(name, text, "it must be " + form);
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      String part = parts[i].strip();
      if (!NUMBER.matcher(part).matches()) {
        throw bad(name, text, "it must be " + form);
      }
      numbers[i] = Double.parseDouble(part);
    }
    return numbers;
  }

  private Set<Mention.Status> statuses() {
    return all("status").equals(List.of("happened"))
        ? IncidentQuery.all().withHappened().statuses()
        : codes("status", Mention.Status.values(), Mention.Status::code);
  }

  private <T> Set<T> codes(String name, T[] known, Function<T, String> code) {
    Set<T> found = new HashSet<>();
    for (String value : all(name)) {
      for (String one : value.split(",", 100)) {
        if (!one.isBlank()) {
          found.add(
              Arrays.stream(known)
                  .filter(each -> code.apply(each).equals(one.strip()))
                  .findFirst()
                  .orElseThrow(() ->
                      bad(
                          name,
                          one,
                          "it must be one of "
                              + String.join(", ", Arrays.stream(known).map(code).toList()))));
        }
      }
    }
    return found;
  }

  /**
   * A fault of a parameter, with the value as given, cut where it is long.
   *
   * @param name the parameter
   * @param value what was given; null for nothing
   * @param must what it must be
   */
  public static BadParameterException bad(String name, @Nullable String value, String must) {
    String text = String.valueOf(value);
    String cut = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return new BadParameterException(name, "'" + cut + "' is no " + name + ": " + must);
  }

  /**
   * The parameters of a query, in per cent code and always in the same order, without limit and
   * cursor.
   *
   * @return such as {@code country=NG&type=armed_clash}; empty for all incidents
   */
  public static String toQueryString(IncidentQuery query) {
    StringJoiner parts = new StringJoiner("&");
    add(parts, "since", query.from());
    add(parts, "until", query.to());
    add(parts, "country", query.country());
    if (query.area() instanceof IncidentQuery.Area.Box box) {
      add(
          parts,
          "bbox",
          String.join(
              ",", plain(box.west()), plain(box.south()), plain(box.east()), plain(box.north())));
    }
    if (query.area() instanceof IncidentQuery.Area.Circle circle) {
      add(
          parts,
          "near",
          String.join(
              ",",
              plain(circle.centre().latitude()),
              plain(circle.centre().longitude()),
              plain(circle.kilometres())));
    }
    query.types().stream().map(EventType::code).sorted().forEach(c -> add(parts, "type", c));
    query.statuses().stream()
        .map(Mention.Status::code)
        .sorted()
        .forEach(c -> add(parts, "status", c));
    add(parts, "actor", query.actor());
    IncidentQuery.TollAtLeast toll = query.toll();
    if (toll != null) {
      add(parts, "toll", toll.harm().code() + "=" + toll.least());
    }
    add(parts, "reviewed", query.reviewed());
    if (query.rejected()) {
      add(parts, "rejected", "true");
    }
    add(parts, "changedSince", query.changedSince());
    add(parts, "words", query.text());
    add(parts, "asOf", query.asOf());
    return parts.toString();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void add(StringJoiner parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }
}
