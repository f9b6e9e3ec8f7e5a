package attest.alert;

import attest.access.BadParameterException;
import attest.access.IncidentFilter;
import attest.store.IncidentQuery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the query of an address of the overview, such as {@code country=NG&toll=killed%3D10}, into
 * the query that it asks the store, as {@link IncidentFilter} reads it for the overview itself.
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
    try {
      return IncidentFilter.parse(pairs(text)).withAsOf(null).withChangedSince(null);
    } catch (BadParameterException e) {
      throw new AlertException("the filter cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, List<String>> pairs(String text) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        continue;
      }
      try {
        given
            .computeIfAbsent(
                URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                name -> new ArrayList<>())
            .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw new AlertException("the filter is no query of an address: '" + pair + "'");
      }
    }
    return given;
  }
}
