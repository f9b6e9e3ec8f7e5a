package attest.feed;

import attest.document.Published;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 822 and what is like it, ISO 8601 and W3C date-times. A date
 * without a day is none.
 */
final class FeedDates {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Offsets of the names of RFC 822, and of those of Europe. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("ut", "Z"),
          Map.entry("utc", "Z"),
          Map.entry("gmt", "Z"),
          Map.entry("z", "Z"),
          Map.entry("est", "-05:00"),
          Map.entry("edt", "-04:00"),
          Map.entry("cst", "-06:00"),
          Map.entry("cdt", "-05:00"),
          Map.entry("mst", "-07:00"),
          Map.entry("mdt", "-06:00"),
          Map.entry("pst", "-08:00"),
          Map.entry("pdt", "-07:00"),
          Map.entry("cet", "+01:00"),
          Map.entry("cest", "+02:00"),
          Map.entry("eet", "+02:00"),
          Map.entry("eest", "+03:00"),
          Map.entry("msk", "+03:00"));

  private FeedDates() {}

  /** The date, or null where {@code text} is none that can be read. */
  static @Nullable Published parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() < 6 || trimmed.length() > 80) {
      return null;
    }
    boolean year = trimmed.chars().limit(4).allMatch(c -> c >= '0' && c <= '9');
    try {
      return year ? iso(trimmed) : mail(trimmed);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** Such as 2024-03-09T08:00:00+01:00, 2024-03-09 08:00, 20240309. */
  private static @Nullable Published iso(String text) {
    String date = text;
    if (digits(text, 8) && (text.length() == 8 || text.charAt(8) == 'T')) {
      date =
          text.substring(0, 4)
              + "-"
              + text.substring(4, 6)
              + "-"
              + text.substring(6, 8)
              + text.substring(8);
    }
    if (date.length() < 10) {
      return null;
    }
    LocalDate day = LocalDate.parse(date.substring(0, 10).replace('/', '-').replace('.', '-'));
    String rest = date.substring(10).strip();
    if (rest.startsWith("T") || rest.startsWith("t")) {
      rest = rest.substring(1);
    }
    return of(day, rest);
  }

  /** Such as Sat, 09 Mar 2024 08:00:00 +0100, or March 9, 2024. */
  private static @Nullable Published mail(String text) {
    List<String> words = words(text);
    int month = 0;
    int day = 0;
    int year = -1;
    int used = 0;
    for (int i = 0; i < words.size() && (month == 0 || day == 0 || year < 0); i++) {
      String word = words.get(i);
      used = i + 1;
      if (Character.isLetter(word.charAt(0))) {
        month = Math.max(month, month(word));
      } else if (digits(word, word.length())) {
        int number = Integer.parseInt(word);
        if (day == 0 && word.length() <= 2) {
          day = number;
        } else if (year < 0 && (word.length() == 4 || word.length() == 2)) {
          year = word.length() == 4 ? number : number + (number < 70 ? 2000 : 1900);
        }
      } else if (word.indexOf(':') >= 0) {
        return time(words, i, month, day);
      }
    }
    if (month == 0 || day == 0 || year < 0) {
      return null;
    }
    return of(LocalDate.of(year, month, day), String.join(" ", words.subList(used, words.size())));
  }

  /** The order of asctime: Sat Mar 9 08:00:00 GMT 2024. */
  private static @Nullable Published time(List<String> words, int at, int month, int day) {
    String last = words.getLast();
    if (month == 0 || day == 0 || last.length() != 4 || !digits(last, 4)) {
      return null;
    }
    return of(
        LocalDate.of(Integer.parseInt(last), month, day),
        String.join(" ", words.subList(at, words.size() - 1)));
  }

  private static int month(String word) {
    String start = word.toLowerCase(Locale.ROOT);
    return start.length() < 3 ? 0 : MONTHS.indexOf(start.substring(0, 3)) + 1;
  }

  /** A day with what follows it: a time and an offset, or nothing that can be read. */
  private static @Nullable Published of(LocalDate day, String rest) {
    String from = rest.strip();
    int end = 0;
    while (end < from.length() && "0123456789:.,".indexOf(from.charAt(end)) >= 0) {
      end++;
    }
    LocalTime time = clock(from.substring(0, end));
    if (time == null || day.getYear() < 1000) {
      return Published.parse(day.toString(), Published.From.FEED);
    }
    String zone = from.substring(end).strip();
    String lower = zone.toLowerCase(Locale.ROOT);
    if (lower.startsWith("am") || lower.startsWith("pm")) {
      int hour = time.getHour() % 12 + (lower.startsWith("pm") ? 12 : 0);
      time = time.withHour(hour);
      zone = zone.substring(2).strip();
    }
    return Published.parse(
        day + "T" + time.format(DateTimeFormatter.ISO_LOCAL_TIME) + offset(zone),
        Published.From.FEED);
  }

  private static @Nullable LocalTime clock(String text) {
    String[] parts = text.replace(',', '.').split(":");
    if (parts.length < 2) {
      return null;
    }
    String seconds = parts.length > 2 ? parts[2] : "0";
    int dot = seconds.indexOf('.');
    try {
      return LocalTime.of(
          Integer.parseInt(parts[0]) % 24,
          Integer.parseInt(parts[1]),
          Math.min(59, Integer.parseInt(dot < 0 ? seconds : seconds.substring(0, dot))));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  /** An offset as ISO 8601 has it; empty where there is none or its name is not known. */
  private static String offset(String zone) {
    String first = zone.isEmpty() ? "" : words(zone).getFirst();
    if (first.length() > 4 && (first.startsWith("GMT") || first.startsWith("UTC"))) {
      return offset(first.substring(3));
    }
    String named = ZONES.get(first.toLowerCase(Locale.ROOT));
    if (named != null) {
      String rest = zone.substring(first.length()).strip();
      return named.equals("Z") && !rest.isEmpty() && "+-".indexOf(rest.charAt(0)) >= 0
          ? offset(rest)
          : named;
    }
    String digits = first.replace(":", "");
    if (digits.length() >= 3 && "+-".indexOf(digits.charAt(0)) >= 0) {
      String hours = digits.substring(1, 3);
      String minutes = digits.length() >= 5 ? digits.substring(3, 5) : "00";
      return digits(hours + minutes, 4) && Integer.parseInt(hours) <= 18
          ? digits.charAt(0) + hours + ":" + minutes
          : "";
    }
    return "";
  }

  private static boolean digits(String text, int length) {
    return text.length() >= length
        && text.chars().limit(length).allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.replace(',', ' ').split("\\s+")) {
      String clean = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
      boolean joined = clean.length() > 7 && clean.indexOf('-') > 0 && clean.indexOf(':') < 0;
      for (String part : joined ? clean.split("-") : new String[] {clean}) {
        if (!part.isEmpty()) {
          words.add(part);
        }
      }
    }
    return words;
  }
}
