package attest.desk;

import attest.access.BadParameterException;
import attest.access.IncidentFilter;
import attest.store.IncidentQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the list, the map and the timeline are narrowed to, as the address of the page says it. The
 * names are those of {@link IncidentFilter}; the form gives a toll as {@code harm} and {@code
 * least}, and knows the status {@code happened}.
 *
 * @param given the values of the form by the names of its fields, as given
 * @param query what they ask for, as known now
 * @param faults what was given and is no value, in words; it is passed over
 */
record OverviewFilter(Map<String, String> given, IncidentQuery query, List<String> faults) {
  private static final List<String> FIELDS =
      List.of(
          "since",
          "until",
          "country",
          "type",
          "actor",
          "harm",
          "least",
          "words",
          "status",
          "reviewed",
          "rejected",
          "changedSince",
          "bbox",
          "near");

  /** Reads the parameters of a request. */
  static OverviewFilter of(MultiValueMap<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String value = parameters.getFirst(field);
      if (value != null && !value.isBlank()) {
        given.put(field, value.strip());
      }
    }
    String toll = parameters.getFirst("toll");
    if (toll != null && toll.contains("=")) {
      given.put("harm", toll.substring(0, toll.indexOf('=')));
      given.put("least", toll.substring(toll.indexOf('=') + 1));
    }
    if (!given.containsKey("least")) {
      given.remove("harm");
    }
    Map<String, List<String>> asked = new LinkedHashMap<>();
    given.forEach((name, value) -> asked.put(name, List.of(value)));
    List<String> faults = new ArrayList<>();
    IncidentQuery query = null;
    while (query == null) {
      try {
        query = IncidentFilter.parse(asked);
      } catch (BadParameterException e) {
        faults.add(String.valueOf(e.getMessage()));
        if (asked.remove(e.parameter()) == null) {
          asked.clear();
        }
      }
    }
    return new OverviewFilter(Map.copyOf(given), query, List.copyOf(faults));
  }

  /** A part of the map that is wider than the world or crosses its edge, as it is asked for. */
  static IncidentQuery.Area.@Nullable Box view(@Nullable String text) {
    if (text == null || text.length() > 200) {
      return null;
    }
    String[] parts = text.split(",", 5);
    try {
      double west = Double.parseDouble(parts[0]);
      double east = Double.parseDouble(parts[2]);
      boolean whole = east - west >= 360;
      return new IncidentQuery.Area.Box(
          Math.max(-90, Double.parseDouble(parts[1])),
          whole ? -180 : turned(west),
          Math.min(90, Double.parseDouble(parts[3])),
          whole ? 180 : turned(east));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return null;
    }
  }

  private static double turned(double longitude) {
    double turned = longitude % 360;
    return turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
  }

  /** The value of a field of the form; empty for none. */
  public String value(String field) {
    return given.getOrDefault(field, "");
  }

  /** Whether nothing is asked for. */
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
