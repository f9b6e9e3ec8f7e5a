package attest.desk;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.store.IncidentQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the list, the map and the timeline are narrowed to, as the address of the page says it.
 *
 * @param given the values of the form by the names of its fields, as given
 * @param query what they ask for
 * @param faults what was given and is no value, in words; it is passed over
 */
record OverviewFilter(Map<String, String> given, IncidentQuery query, List<String> faults) {
  private static final List<String> FIELDS =
      List.of(
          "from", "to", "country", "type", "actor", "harm", "least", "words", "status", "reviewed",
          "rejected", "bbox");

  /** Reads the parameters of a request. */
  static OverviewFilter of(MultiValueMap<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String value = parameters.getFirst(field);
      if (value != null && !value.isBlank() && value.length() <= 500) {
        given.put(field, value.strip());
      }
    }
    List<String> faults = new ArrayList<>();
    IncidentQuery query = IncidentQuery.all();
    String country = given.get("country");
    if (country != null) {
      query = query.withCountry(country.toUpperCase(Locale.ROOT));
    }
    query = query.withTypes(among(EventType.class, given.get("type"), EventType::code, faults));
    query = status(query, given.get("status"), faults);
    query = query.withActor(given.get("actor")).withText(given.get("words"));
    query = query.withToll(toll(given, faults));
    String reviewed = given.get("reviewed");
    if (reviewed != null) {
      query = query.withReviewed(reviewed.equals("yes"));
    }
    query = query.withRejected(given.containsKey("rejected"));
    try {
      query = query.withTime(day(given.get("from"), faults), day(given.get("to"), faults));
    } catch (IllegalArgumentException e) {
      faults.add("the first day is after the last");
    }
    return new OverviewFilter(
        Map.copyOf(given), query.withArea(box(given.get("bbox"), faults)), List.copyOf(faults));
  }

  private static IncidentQuery status(
      IncidentQuery query, @Nullable String value, List<String> faults) {
    if (value == null) {
      return query;
    }
    return value.equals("happened")
        ? query.withHappened()
        : query.withStatuses(
            among(Mention.Status.class, value, Mention.Status::code, faults));
  }

  private static <E extends Enum<E>> Set<E> among(
      Class<E> type,
      @Nullable String code,
      java.util.function.Function<E, String> codes,
      List<String> faults) {
    EnumSet<E> found = EnumSet.noneOf(type);
    if (code != null) {
      for (E value : type.getEnumConstants()) {
        if (codes.apply(value).equals(code)) {
          found.add(value);
        }
      }
      if (found.isEmpty()) {
        faults.add("'" + code + "' is not known");
      }
    }
    return found;
  }

  private static IncidentQuery.@Nullable TollAtLeast toll(
      Map<String, String> given, List<String> faults) {
    String least = given.get("least");
    if (least == null) {
      return null;
    }
    String harm = given.getOrDefault("harm", "killed");
    for (Claim.Harm one : Claim.Harm.values()) {
      if (one.code().equals(harm) && least.matches("\\d{1,9}")) {
        return new IncidentQuery.TollAtLeast(one, Long.parseLong(least));
      }
    }
    faults.add("'" + least + "' is no number of people");
    return null;
  }

  private static @Nullable LocalDate day(@Nullable String text, List<String> faults) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      faults.add("'" + text + "' is no day, such as 2016-03-09");
      return null;
    }
  }

  static IncidentQuery.Area.@Nullable Box box(@Nullable String text, List<String> faults) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(",", 5);
    try {
      double west = Double.parseDouble(parts[0]);
      double east = Double.parseDouble(parts[2]);
      if (east - west >= 360) {
        west = -180;
        east = 180;
      }
      return new IncidentQuery.Area.Box(
          Math.max(-90, Double.parseDouble(parts[1])),
          turned(west),
          Math.min(90, Double.parseDouble(parts[3])),
          turned(east));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      faults.add("'" + text + "' is no part of the map: west,south,east,north in degrees");
      return null;
    }
  }

  private static double turned(double longitude) {
    double turned = longitude;
    while (turned > 180) {
      turned -= 360;
    }
    while (turned < -180) {
      turned += 360;
    }
    return turned;
  }

  /** The value of a field of the form; empty for none. */
  public String value(String field) {
    return given.getOrDefault(field, "");
  }

  /** Whether anything is asked for. */
  public boolean isEmpty() {
    return given.isEmpty();
  }

  /** The address of the same list without some field: a question mark and what follows. */
  public String without(String field) {
    return address(name -> !name.equals(field));
  }

  /** The address of the same list: a question mark and what follows. */
  public String address() {
    return address(name -> true);
  }

  private String address(Predicate<String> kept) {
    StringBuilder out = new StringBuilder("?");
    for (String field : FIELDS) {
      String value = given.get(field);
      if (value != null && kept.test(field)) {
        out.append(field)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
            .append('&');
      }
    }
    return out.toString();
  }
}
