package attest.resolve.time;

import static attest.resolve.time.Operations.number;
import static attest.resolve.time.Operations.text;

import attest.incident.TimeInterval;
import attest.incident.TimeInterval.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meanings of dates that name their day. */
final class DateOperations {
  /** A past day so far off is not meant when the year is left out and the tense says nothing. */
  private static final int LONG_PAST_DAYS = 300;

  private DateOperations() {}

  /** Slots month, day; may have year, part. */
  static @Nullable Reading date(Map<String, String> values, Anchor anchor) {
    Integer month = number(values, "month");
    Integer day = number(values, "day");
    if (month == null || day == null || Calendar.day(2000, month, day) == null) {
      return null;
    }
    Integer year = number(values, "year");
    Integer shortYear = number(values, "short");
    if (shortYear != null) {
      year = century(shortYear, anchor.published());
      if (year == null) {
        return null;
      }
    }
    LocalDate date = year == null ? nearest(month, day, anchor) : Calendar.day(year, month, day);
    if (date == null) {
      return year == null
          ? ofPart(String.format(Locale.ROOT, "XXXX-%02d-%02d", month, day), null, values)
          : null;
    }
    return ofPart(date.toString(), date, values);
  }

  /** The year of two digits that is nearest to publication; null without publication. */
  private static @Nullable Integer century(int shortYear, @Nullable LocalDate published) {
    if (published == null) {
      return null;
    }
    int year = published.getYear() / 100 * 100 + shortYear;
    int off = year - published.getYear();
    return off > 50
        ? Integer.valueOf(year - 100)
        : off < -50 ? Integer.valueOf(year + 100) : Integer.valueOf(year);
  }

  /** Slots month, from, to; may have year, month2: several days named by the first and the last. */
  static @Nullable Reading days(Map<String, String> values, Anchor anchor) {
    Integer month = number(values, "month");
    Integer from = number(values, "from");
    Integer to = number(values, "to");
    if (month == null || from == null || to == null) {
      return null;
    }
    Integer second = number(values, "month2");
    int month2 = second == null ? month : second;
    if (month2 == month && to <= from) {
      return null;
    }
    Integer year = number(values, "year");
    LocalDate end = year == null ? nearest(month2, to, anchor) : Calendar.day(year, month2, to);
    if (end == null) {
      return Calendar.day(2000, month, from) == null || Calendar.day(2000, month2, to) == null
          ? null
          : Reading.date(
              String.format(Locale.ROOT, "XXXX-%02d-%02d/XXXX-%02d-%02d", month, from, month2, to),
              null);
    }
    LocalDate start = Calendar.day(month > month2 ? end.getYear() - 1 : end.getYear(), month, from);
    if (start == null || start.isAfter(end)) {
      return null;
    }
    return Reading.date(start + "/" + end, new TimeInterval(start, end, Precision.DAYS));
  }

  /** Slot iso. */
  static @Nullable Reading iso(Map<String, String> values, Anchor anchor) {
    String form = text(values, "iso", "");
    LocalDate day =
        Calendar.day(
            Integer.parseInt(form.substring(0, 4)),
            Integer.parseInt(form.substring(5, 7)),
            Integer.parseInt(form.substring(8, 10)));
    if (day == null) {
      return null;
    }
    return form.length() > 10
        ? Reading.time(form, TimeInterval.day(day))
        : Reading.date(form, TimeInterval.day(day));
  }

  /** Slot slashed: read only where one number cannot be a month, or both are the same. */
  static @Nullable Reading slashed(Map<String, String> values, Anchor anchor) {
    String[] parts = text(values, "slashed", "").split("/");
    int first = Integer.parseInt(parts[0]);
    int second = Integer.parseInt(parts[1]);
    int year = Integer.parseInt(parts[2]);
    if (first <= 12 && second <= 12 && first != second) {
      return Reading.date(parts[2] + "-XX-XX", null);
    }
    LocalDate day =
        first > 12 ? Calendar.day(year, second, first) : Calendar.day(year, first, second);
    return day == null ? null : Reading.date(day.toString(), TimeInterval.day(day));
  }

  /** Slot holiday: month-day, or a rule's name; may have year, direction, part. */
  static @Nullable Reading holiday(Map<String, String> values, Anchor anchor) {
    String name = text(values, "holiday", "");
    Integer year = number(values, "year");
    if (year != null) {
      LocalDate day = holiday(name, year);
      return day == null ? null : ofPart(day.toString(), day, values);
    }
    Integer direction = number(values, "direction");
    LocalDate published = anchor.published();
    if (published == null) {
      return ofPart(name.length() == 5 ? "XXXX-" + name : "XXXX-XX-XX", null, values);
    }
    boolean future = direction == null ? anchor.future() : direction > 0;
    int chosen = published.getYear();
    LocalDate day = holiday(name, chosen);
    if (day != null && future && day.isBefore(published)) {
      day = holiday(name, chosen + 1);
    } else if (day != null && !future && day.isAfter(published)) {
      day = holiday(name, chosen - 1);
    }
    return day == null ? null : ofPart(day.toString(), day, values);
  }

  private static @Nullable LocalDate holiday(String name, int year) {
    return switch (name) {
      case "easter" -> Calendar.easter(year);
      case "good-friday" -> Calendar.easter(year).minusDays(2);
      case "easter-monday" -> Calendar.easter(year).plusDays(1);
      case "thanksgiving" ->
          LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
      case "labor-day" ->
          LocalDate.of(year, 9, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
      default ->
          Calendar.day(
              year, Integer.parseInt(name.substring(0, 2)), Integer.parseInt(name.substring(3)));
    };
  }

  /** The day of a month nearest to publication: the past one unless the clause is future. */
  static @Nullable LocalDate nearest(int month, int day, Anchor anchor) {
    LocalDate published = anchor.published();
    if (published == null) {
      return null;
    }
    LocalDate past = null;
    LocalDate next = null;
    for (int year = published.getYear() - 4; year <= published.getYear() + 4; year++) {
      LocalDate date = Calendar.day(year, month, day);
      if (date != null && !date.isAfter(published)) {
        past = date;
      } else if (date != null && next == null) {
        next = date;
      }
    }
    if (past == null || next == null) {
      return past;
    }
    boolean far = ChronoUnit.DAYS.between(past, published) > LONG_PAST_DAYS;
    return anchor.future() || (far && anchor.tense().get() == Tense.UNKNOWN) ? next : past;
  }

  /** A day with the part of the day that was named with it, if any. */
  static Reading ofPart(String value, @Nullable LocalDate day, Map<String, String> values) {
    String part = values.get("part");
    TimeInterval interval = day == null ? null : TimeInterval.day(day);
    return part == null
        ? Reading.date(value, interval)
        : Reading.time(value + "T" + part, interval);
  }
}
