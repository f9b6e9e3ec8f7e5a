package attest.resolve.time;

import attest.incident.TimeInterval;
import attest.incident.TimeInterval.Precision;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Intervals and TIMEX3 values of days, weeks, months, seasons and years of the ISO calendar. */
final class Calendar {
  private Calendar() {}

  /** The date, or null if there is no such day. */
  static @Nullable LocalDate day(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static TimeInterval week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new TimeInterval(monday, monday.plusDays(6), Precision.WEEK);
  }

  static TimeInterval weekend(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new TimeInterval(monday.plusDays(5), monday.plusDays(6), Precision.WEEK);
  }

  static TimeInterval month(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return new TimeInterval(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
  }

  static TimeInterval quarter(LocalDate day) {
    LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
    return new TimeInterval(start, start.plusMonths(3).minusDays(1), Precision.SEASON);
  }

  static TimeInterval year(int year) {
    return years(year, year);
  }

  static TimeInterval years(int first, int last) {
    return new TimeInterval(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31), Precision.YEAR);
  }

  /** Meteorological season of the northern half of the earth; winter begins in the year named. */
  static TimeInterval season(int year, String season) {
    int month =
        switch (season) {
          case "SP" -> 3;
          case "SU" -> 6;
          case "FA" -> 9;
          default -> 12;
        };
    LocalDate start = LocalDate.of(year, month, 1);
    return new TimeInterval(start, start.plusMonths(3).minusDays(1), Precision.SEASON);
  }

  static String weekValue(LocalDate day) {
    return String.format(
        java.util.Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  static String monthValue(LocalDate day) {
    return YearMonth.from(day).toString();
  }

  static String quarterValue(LocalDate day) {
    return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }

  /** The calendar unit (D, W, WE, M, Q, Y, DE, CE) around a day, as interval. */
  static @Nullable TimeInterval unit(LocalDate day, String unit) {
    return switch (unit) {
      case "D" -> TimeInterval.day(day);
      case "W" -> week(day);
      case "WE" -> weekend(day);
      case "M" -> month(day);
      case "Q" -> quarter(day);
      case "Y" -> year(day.getYear());
      case "DE" -> years(day.getYear() / 10 * 10, day.getYear() / 10 * 10 + 9);
      case "CE" -> years(day.getYear() / 100 * 100, day.getYear() / 100 * 100 + 99);
      default -> null;
    };
  }

  /** The TIMEX3 value of the calendar unit around a day. */
  static @Nullable String unitValue(LocalDate day, String unit) {
    return switch (unit) {
      case "D" -> day.toString();
      case "W" -> weekValue(day);
      case "WE" -> weekValue(day) + "-WE";
      case "M" -> monthValue(day);
      case "Q" -> quarterValue(day);
      case "Y" -> String.valueOf(day.getYear());
      case "DE" -> String.valueOf(day.getYear() / 10);
      case "CE" -> String.valueOf(day.getYear() / 100);
      default -> null;
    };
  }

  /** The TIMEX3 value of a unit whose place in the calendar is not known. */
  static @Nullable String openValue(String unit) {
    return switch (unit) {
      case "D" -> "XXXX-XX-XX";
      case "W" -> "XXXX-WXX";
      case "WE" -> "XXXX-WXX-WE";
      case "M" -> "XXXX-XX";
      case "Q" -> "XXXX-QX";
      case "Y" -> "XXXX";
      case "DE" -> "XXX";
      case "CE" -> "XX";
      default -> null;
    };
  }

  /** A day moved by some calendar units. */
  static LocalDate move(LocalDate day, String unit, long amount) {
    return switch (unit) {
      case "W", "WE" -> day.plusWeeks(amount);
      case "M" -> day.plusMonths(amount);
      case "Q" -> day.plusMonths(3 * amount);
      case "Y" -> day.plusYears(amount);
      case "DE" -> day.plusYears(10 * amount);
      case "CE" -> day.plusYears(100 * amount);
      default -> day.plusDays(amount);
    };
  }

  /** Sunday of Easter in the Gregorian calendar (the method of Meeus, Jones and Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
