package attest.clean;

import attest.document.Published;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that pages give in their metadata: ISO 8601 and what comes near it, RFC 1123,
 * Unix time, and dates in words. A date that can be read in two ways is not read. Immutable.
 */
final class PageDates {
  private static final int LONGEST = 80;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ,]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
              + "\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?.{0,12}");

  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(Z|[+-]\\d{4})?");

  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})\\b.{0,12}");

  private static final List<DateTimeFormatter> WORDED =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.ENGLISH));

  private final Dates dates;

  PageDates(Dates dates) {
    this.dates = dates;
  }

  /** The time that {@code text} says, or null where it says none or more than one. */
  @Nullable Published read(@Nullable String text, Published.From from) {
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      return null;
    }
    String trimmed = text.strip();
    try {
      String iso = iso(trimmed);
      Published found = iso == null ? null : Published.parse(iso, from);
      return found == null || found.date().isBefore(EARLIEST) || found.date().isAfter(LATEST)
          ? null
          : found;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private @Nullable String iso(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return join(iso, 1, 2, 3) + time(iso, 4, 5, 6, 7);
    }
    if (text.matches("\\d{10}|\\d{13}") && !text.startsWith("20")) {
      long number = Long.parseLong(text);
      return Instant.ofEpochMilli(text.length() == 10 ? number * 1000 : number).toString();
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return join(compact, 1, 2, 3) + time(compact, 4, 5, 6, 7);
    }
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      return dayAndMonth(dotted, text.contains("."));
    }
    String worded = worded(text);
    if (worded != null) {
      return worded;
    }
    Dates.Reading reading = dates.read(text);
    return reading == null || reading.date() == null ? null : reading.date().toString();
  }

  private static @Nullable String dayAndMonth(Matcher matcher, boolean dots) {
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    int year = Integer.parseInt(matcher.group(3));
    if (dots || first > 12) {
      return LocalDate.of(year, second, first).toString();
    }
    return second > 12 ? LocalDate.of(year, first, second).toString() : null;
  }

  private static @Nullable String worded(String text) {
    if (text.indexOf(':') < 0) {
      return null;
    }
    for (DateTimeFormatter format : WORDED) {
      try {
        TemporalAccessor time = format.parse(text);
        if (time.query(TemporalQueries.offset()) != null) {
          return OffsetDateTime.from(time).toString();
        }
        return ZonedDateTime.from(time).toOffsetDateTime().toString();
      } catch (DateTimeException e) {
        continue;
      }
    }
    return null;
  }

  private static String join(Matcher matcher, int year, int month, int day) {
    return LocalDate.of(
            Integer.parseInt(matcher.group(year)),
            Integer.parseInt(matcher.group(month)),
            Integer.parseInt(matcher.group(day)))
        .toString();
  }

  /** The time of day with its offset from UTC, or nothing where none is said or it is midnight. */
  private static String time(Matcher matcher, int hour, int minute, int second, int offset) {
    if (matcher.group(hour) == null) {
      return "";
    }
    String seconds = matcher.group(second) == null ? "00" : matcher.group(second);
    LocalDateTime time =
        LocalDateTime.of(
            2000,
            1,
            1,
            Integer.parseInt(matcher.group(hour)),
            Integer.parseInt(matcher.group(minute)),
            Integer.parseInt(seconds));
    String zone = matcher.group(offset) == null ? "" : matcher.group(offset);
    String normal =
        switch (zone) {
          case "", "Z" -> zone;
          case "UTC", "GMT" -> "Z";
          default ->
              zone.length() == 3
                  ? zone + ":00"
                  : zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        };
    return "T"
        + time.toLocalTime().format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT))
        + normal;
  }
}
