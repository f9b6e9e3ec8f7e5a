package attest.resolve.time;

import static attest.resolve.time.Operations.text;

import attest.incident.TimeInterval;
import attest.incident.TimeInterval.Precision;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meanings of lengths, repetitions and times of day. */
final class LengthOperations {
  private static final int MAX_AMOUNT = 9_999;

  private LengthOperations() {}

  /** Slots number, unit; half adds a half. */
  static @Nullable Reading duration(Map<String, String> values, Anchor anchor) {
    return Reading.duration(length(values), null);
  }

  /** Slots number, unit, direction: "the last three days", up to publication or from it on. */
  static @Nullable Reading span(Map<String, String> values, Anchor anchor) {
    Map<String, String> counted = new HashMap<>(values);
    counted.putIfAbsent("number", "1");
    String value = length(counted);
    String unit = text(values, "unit", "D");
    String amount = text(values, "number", "1");
    LocalDate published = anchor.published();
    if (published == null
        || !amount.matches("[0-9]+")
        || Integer.parseInt(amount) > MAX_AMOUNT
        || (unit.startsWith("T") && !unit.equals("TH"))) {
      return Reading.duration(value, null);
    }
    int sign = text(values, "direction", "-1").startsWith("-") ? -1 : 1;
    long number = Long.parseLong(amount);
    LocalDate far =
        unit.equals("TH")
            ? published.plusDays(sign * ((number + 23) / 24))
            : Calendar.move(published, unit, sign * number);
    return Reading.duration(
        value,
        sign < 0
            ? new TimeInterval(far, published, precision(unit))
            : new TimeInterval(published, far, precision(unit)));
  }

  private static Precision precision(String unit) {
    return switch (unit) {
      case "D", "TH" -> Precision.DAYS;
      case "W", "WE" -> Precision.WEEK;
      case "M" -> Precision.MONTH;
      case "Q" -> Precision.SEASON;
      default -> Precision.YEAR;
    };
  }

  private static String length(Map<String, String> values) {
    String unit = text(values, "unit", "D");
    String amount = text(values, "number", "X");
    if (values.containsKey("half")) {
      amount = amount.equals("X") ? "0.5" : amount + ".5";
    }
    if (unit.startsWith("T")) {
      return "PT" + amount + unit.substring(1);
    }
    if (unit.equals("WE")) {
      return "P" + amount + "WE";
    }
    if (unit.equals("Q") && amount.matches("[0-9]{1,4}")) {
      return "P" + 3 * Integer.parseInt(amount) + "M";
    }
    if (unit.equals("FN")) {
      return amount.matches("[0-9]{1,4}") ? "P" + 2 * Integer.parseInt(amount) + "W" : "PXW";
    }
    return "P" + amount + unit;
  }

  /** Slot unit, weekday or part, or a fixed value: "every Monday", "daily", "twice a week". */
  static @Nullable Reading set(Map<String, String> values, Anchor anchor) {
    String weekday = values.get("weekday");
    if (weekday != null) {
      String part = values.get("part");
      return Reading.set("XXXX-WXX-" + weekday + (part == null ? "" : "T" + part));
    }
    String part = values.get("part");
    if (part != null) {
      return Reading.set("XXXX-XX-XXT" + part);
    }
    String month = values.get("month");
    if (month != null) {
      return Reading.set("XXXX-" + (month.length() == 1 ? "0" : "") + month);
    }
    String fixed = values.get("value");
    if (fixed != null) {
      return Reading.set(fixed);
    }
    Map<String, String> all = new HashMap<>(values);
    all.putIfAbsent("number", "1");
    return Reading.set(length(all));
  }

  /** Slots clock and meridiem, or part: a time of day whose day is not named with it. */
  static @Nullable Reading clock(Map<String, String> values, Anchor anchor) {
    String clock = values.get("clock");
    String half = values.get("meridiem");
    if (clock == null) {
      String part = values.get("part");
      return part == null ? null : Reading.time("XXXX-XX-XXT" + part, null);
    }
    if (clock.endsWith("am") || clock.endsWith("pm")) {
      half = clock.substring(clock.length() - 2);
      clock = clock.substring(0, clock.length() - 2);
    }
    int hour = Integer.parseInt(clock.substring(0, 2));
    if (half != null) {
      if (hour > 12 || hour < 1) {
        return null;
      }
      hour = hour % 12 + (half.equals("pm") ? 12 : 0);
    }
    return Reading.time("XXXX-XX-XXT" + (hour < 10 ? "0" : "") + hour + clock.substring(2), null);
  }
}
