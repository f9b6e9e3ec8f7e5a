package attest.resolve.time;

import static attest.resolve.time.Operations.number;
import static attest.resolve.time.Operations.text;

import attest.incident.TimeInterval;
import attest.incident.TimeInterval.Precision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meanings of months, seasons, years and longer stretches that are named. */
final class PeriodOperations {
  private PeriodOperations() {}

  /** Slot month; may have year, direction. */
  static @Nullable Reading month(Map<String, String> values, Anchor anchor) {
    Integer month = number(values, "month");
    if (month == null) {
      return null;
    }
    YearMonth chosen = yearMonth(month, values, anchor);
    return chosen == null
        ? Reading.date(String.format(Locale.ROOT, "XXXX-%02d", month), null)
        : Reading.date(chosen.toString(), Calendar.month(chosen.atDay(1)));
  }

  private static @Nullable YearMonth yearMonth(
      int month, Map<String, String> values, Anchor anchor) {
    Integer year = number(values, "year");
    if (year != null) {
      return YearMonth.of(year, month);
    }
    LocalDate published = anchor.published();
    if (published == null) {
      return null;
    }
    Integer direction = number(values, "direction");
    YearMonth current = YearMonth.from(published);
    YearMonth same = YearMonth.of(published.getYear(), month);
    if (direction != null && direction == 0) {
      return same;
    }
    if (direction != null && direction < 0) {
      return same.isBefore(current) ? same : same.minusYears(1);
    }
    if (direction != null) {
      return same.isAfter(current) ? same : same.plusYears(1);
    }
    if (anchor.future()) {
      return same.isBefore(current) ? same.plusYears(1) : same;
    }
    return same.isAfter(current) ? same.minusYears(1) : same;
  }

  /** Slots month, month2; may have year, year1: months from the first to the last. */
  static @Nullable Reading months(Map<String, String> values, Anchor anchor) {
    Integer first = number(values, "month");
    Integer last = number(values, "month2");
    if (first == null || last == null) {
      return null;
    }
    YearMonth end = yearMonth(last, values, anchor);
    if (end == null) {
      return Reading.date(String.format(Locale.ROOT, "XXXX-%02d/XXXX-%02d", first, last), null);
    }
    Integer year = number(values, "year1");
    YearMonth start =
        YearMonth.of(year != null ? year : first > last ? end.getYear() - 1 : end.getYear(), first);
    return start.isAfter(end)
        ? null
        : Reading.date(
            start + "/" + end,
            new TimeInterval(start.atDay(1), end.atEndOfMonth(), Precision.MONTH));
  }

  /** Slot year. */
  static @Nullable Reading year(Map<String, String> values, Anchor anchor) {
    Integer year = number(values, "year");
    return year == null ? null : Reading.date(year.toString(), Calendar.year(year));
  }

  /** Slots from, to: years from the first to the last; the last may have two digits. */
  static @Nullable Reading years(Map<String, String> values, Anchor anchor) {
    Integer from = number(values, "from");
    Integer to = number(values, "to");
    if (from == null || to == null) {
      return null;
    }
    int last = to < 100 ? from / 100 * 100 + to : to;
    return last <= from || last - from > 200
        ? null
        : Reading.date(from + "/" + last, Calendar.years(from, last));
  }

  /** Slot decade: the year without its last digit. */
  static @Nullable Reading decade(Map<String, String> values, Anchor anchor) {
    String decade = text(values, "decade", "");
    int first = Integer.parseInt(decade) * 10;
    return Reading.date(decade, Calendar.years(first, first + 9));
  }

  /** Slot century, counted from one. */
  static @Nullable Reading century(Map<String, String> values, Anchor anchor) {
    Integer century = number(values, "century");
    return century == null || century < 10 || century > 21
        ? null
        : Reading.date(
            String.valueOf(century - 1), Calendar.years((century - 1) * 100 + 1, century * 100));
  }

  /** Slot season; may have year, direction. */
  static @Nullable Reading season(Map<String, String> values, Anchor anchor) {
    String season = text(values, "season", "");
    Integer year = number(values, "year");
    LocalDate published = anchor.published();
    if (year == null && published == null) {
      return Reading.date("XXXX-" + season, null);
    }
    if (year == null && published != null) {
      year = seasonYear(season, published, number(values, "direction"), anchor);
    }
    return year == null ? null : Reading.date(year + "-" + season, Calendar.season(year, season));
  }

  private static int seasonYear(
      String season, LocalDate published, @Nullable Integer direction, Anchor anchor) {
    int year = published.getYear();
    TimeInterval same = Calendar.season(year, season);
    if (direction != null && direction == 0) {
      return year;
    }
    boolean future = direction == null ? anchor.future() : direction > 0;
    if (future) {
      return same.start().isAfter(published) ? year : year + 1;
    }
    boolean begun = !same.start().isAfter(published);
    boolean over = same.end().isBefore(published);
    return over || (begun && direction == null) ? year : year - 1;
  }

  /** Slot quarter 1 to 4; may have year. */
  static @Nullable Reading quarter(Map<String, String> values, Anchor anchor) {
    return part(values, anchor, "quarter", "Q", 3);
  }

  /** Slot half 1 or 2; may have year. */
  static @Nullable Reading half(Map<String, String> values, Anchor anchor) {
    return part(values, anchor, "half", "H", 6);
  }

  private static @Nullable Reading part(
      Map<String, String> values, Anchor anchor, String slot, String letter, int months) {
    Integer number = number(values, slot);
    if (number == null || number < 1 || number * months > 12) {
      return null;
    }
    Integer year = number(values, "year");
    LocalDate published = anchor.published();
    Integer direction = number(values, "direction");
    if (year == null && published != null) {
      year = published.getYear() + (direction == null ? 0 : direction);
      LocalDate start = LocalDate.of(year, (number - 1) * months + 1, 1);
      if (direction == null && start.isAfter(published) && !anchor.future()) {
        year--;
      }
    }
    if (year == null) {
      return Reading.date("XXXX-" + letter + number, null);
    }
    LocalDate start = LocalDate.of(year, (number - 1) * months + 1, 1);
    return Reading.date(
        year + "-" + letter + number,
        new TimeInterval(start, start.plusMonths(months).minusDays(1), Precision.SEASON));
  }
}
