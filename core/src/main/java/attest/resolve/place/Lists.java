package attest.resolve.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain lists beside the rules: peoples by country, homes of publishers. Immutable. */
final class Lists {
  private final Map<String, String> countryOfPeople = new HashMap<>();
  private final Map<String, String> capitals = new HashMap<>();
  private final Map<String, Home> homes = new HashMap<>();

  /**
   * Where a publisher is at home.
   *
   * @param town name of the town
   * @param country ISO 3166-1 alpha-2
   * @param admin1 name of the first-level division; may be empty
   */
  record Home(String town, String country, String admin1) {}

  private Lists() {
    for (String[] field : lines("demonyms.txt", 2)) {
      for (String word : field[1].split("\\|")) {
        countryOfPeople.put(word.toLowerCase(Locale.ROOT), field[0]);
      }
    }
    for (String[] field : lines("capitals.txt", 2)) {
      capitals.put(field[0], field[1]);
    }
    for (String[] field : lines("publishers.txt", 4)) {
      homes.put(field[0], new Home(field[1], field[2], field[3]));
    }
  }

  static Lists shipped() {
    return new Lists();
  }

  /** The country whose people or adjective this is; null for any other word. */
  @Nullable String countryOfPeople(String word) {
    return countryOfPeople.get(word.toLowerCase(Locale.ROOT));
  }

  /** The name of a country's capital; null where none is listed. */
  @Nullable String capital(String country) {
    return capitals.get(country);
  }

  /** The home of a publisher by its address or name; null where none is known. */
  @Nullable Home home(String publisher) {
    String key = publisher.strip().toLowerCase(Locale.ROOT);
    int scheme = key.indexOf("://");
    if (scheme >= 0) {
      key = key.substring(scheme + 3);
    }
    int slash = key.indexOf('/');
    if (slash >= 0) {
      key = key.substring(0, slash);
    }
    for (int dots = 0; dots < 8; dots++) {
      Home home = homes.get(key);
      int dot = key.indexOf('.');
      if (home != null || dot < 0) {
        return home;
      }
      key = key.substring(dot + 1);
    }
    return null;
  }

  private static List<String[]> lines(String name, int fields) {
    List<String[]> result = new ArrayList<>();
    try (InputStream in = Lists.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the program's resources");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] field = line.split(";", -1);
          if (field.length != fields) {
            throw new IllegalStateException(name + ": not " + fields + " fields: " + line);
          }
          result.add(field);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
    return result;
  }
}
