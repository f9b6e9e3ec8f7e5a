package attest.resolve.time;

import static attest.resolve.time.Operations.number;
import static attest.resolve.time.Operations.text;

import attest.incident.TimeInterval;
import attest.incident.TimeInterval.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meanings of wordings that are relative to publication or to a day told before. */
final class RelativeOperations {
  private static final int MAX_AMOUNT = 9_999;

  private RelativeOperations() {}

  /** Slot weekday (1 Monday to 7 Sunday); may have direction, part. */
  static @Nullable Reading weekday(Map<String, String> values, Anchor anchor) {
    Integer weekday = number(values, "weekday");
    if (weekday == null) {
      return null;
    }
    LocalDate from = anchorDay(values, anchor, "D");
    if (from == null) {
      return DateOperations.ofPart("XXXX-WXX-" + weekday, null, values);
    }
    LocalDate day = chosen(DayOfWeek.of(weekday), from, number(values, "direction"), anchor);
    String over = values.get("until");
    if (over != null) {
      return Reading.date(
          day + "/" + day.plusDays(1), new TimeInterval(day, day.plusDays(1), Precision.DAYS));
    }
    return DateOperations.ofPart(day.toString(), day, values);
  }

  private static LocalDate chosen(
      DayOfWeek weekday, LocalDate from, @Nullable Integer direction, Anchor anchor) {
    if (direction == null) {
      return from.with(
          anchor.future()
              ? TemporalAdjusters.nextOrSame(weekday)
              : TemporalAdjusters.previousOrSame(weekday));
    }
    return switch (direction) {
      case -1 -> from.with(TemporalAdjusters.previous(weekday));
      case 1 -> from.with(TemporalAdjusters.next(weekday));
      default ->
          from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .with(TemporalAdjusters.nextOrSame(weekday));
    };
  }

  /** Fixed offset in days from the anchor; may have part, and span for a night over two days. */
  static @Nullable Reading day(Map<String, String> values, Anchor anchor) {
    LocalDate from = anchorDay(values, anchor, "D");
    if (from == null) {
      return DateOperations.ofPart("XXXX-XX-XX", null, values);
    }
    Integer offset = number(values, "offset");
    LocalDate day = from.plusDays(offset == null ? 0 : offset);
    if (values.containsKey("span")) {
      return Reading.time(
          day + "T" + text(values, "part", "NI"),
          new TimeInterval(day, day.plusDays(1), Precision.DAYS));
    }
    return DateOperations.ofPart(day.toString(), day, values);
  }

  /**
   * Slots unit, direction: the calendar unit before, around or behind the anchor; may have part.
   */
  static @Nullable Reading unit(Map<String, String> values, Anchor anchor) {
    String unit = text(values, "unit", "D");
    Integer direction = number(values, "direction");
    LocalDate from = anchorDay(values, anchor, unit);
    String open = Calendar.openValue(unit);
    if (open == null) {
      return null;
    }
    if (from == null) {
      return unit.equals("D")
          ? DateOperations.ofPart(open, null, values)
          : Reading.date(open, null);
    }
    LocalDate day = Calendar.move(from, unit, direction == null ? 0 : direction);
    if (unit.equals("WE")
        && direction == null
        && !anchor.future()
        && from.getDayOfWeek().getValue() < 6) {
      day = from.minusWeeks(1);
    }
    if (unit.equals("D")) {
      return DateOperations.ofPart(day.toString(), day, values);
    }
    return Reading.date(Calendar.unitValue(day, unit), Calendar.unit(day, unit));
  }

  /**
   * Slot unit: "earlier this week", from the begin of the unit to publication; later: to its end.
   */
  static @Nullable Reading since(Map<String, String> values, Anchor anchor) {
    String unit = text(values, "unit", "D");
    LocalDate published = anchor.published();
    if (published == null) {
      String open = Calendar.openValue(unit);
      return open == null ? null : Reading.date(open, null);
    }
    TimeInterval whole = Calendar.unit(published, unit);
    if (whole == null) {
      return null;
    }
    boolean later = text(values, "side", "earlier").equals("later");
    TimeInterval part =
        later
            ? new TimeInterval(published, max(published, whole.end()), whole.precision())
            : new TimeInterval(min(whole.start(), published), published, whole.precision());
    return Reading.date(Calendar.unitValue(published, unit), part);
  }

  /** Slots number, unit, sign: moved from the anchor, in the grain of the unit. */
  static @Nullable Reading shift(Map<String, String> values, Anchor anchor) {
    String unit = text(values, "unit", "D");
    String amount = text(values, "number", "1");
    int sign = text(values, "sign", "-").equals("-") ? -1 : 1;
    LocalDate from = anchorDay(values, anchor, unit);
    if (anchor.open() && values.containsKey("number")) {
      return null;
    }
    if (unit.startsWith("T")) {
      return hours(amount, unit, sign, from);
    }
    String open = Calendar.openValue(unit);
    if (open == null) {
      return null;
    }
    if (amount.equals("X")) {
      return Reading.date(sign < 0 ? "PAST_REF" : "FUTURE_REF", null);
    }
    if (from == null) {
      return Reading.date(open, null);
    }
    double number = Double.parseDouble(amount);
    if (number > MAX_AMOUNT) {
      return null;
    }
    LocalDate day = Calendar.move(from, unit, sign * (long) number);
    if (number != Math.rint(number)) {
      return Reading.date(open, null);
    }
    return Reading.date(Calendar.unitValue(day, unit), Calendar.unit(day, unit));
  }

  private static Reading hours(String amount, String unit, int sign, @Nullable LocalDate from) {
    if (from == null || amount.equals("X")) {
      return Reading.time(sign < 0 ? "PAST_REF" : "FUTURE_REF", null);
    }
    double hours =
        Double.parseDouble(amount) / (unit.equals("TH") ? 1 : unit.equals("TM") ? 60 : 3600);
    if (hours > MAX_AMOUNT) {
      return Reading.time("XXXX-XX-XX", null);
    }
    LocalDate far = from.plusDays(sign * (long) Math.ceil(hours / 24));
    return Reading.time(
        "XXXX-XX-XX", new TimeInterval(min(from, far), max(from, far), Precision.DAYS));
  }

  /** "That day": the unit around the day told last. */
  static @Nullable Reading told(Map<String, String> values, Anchor anchor) {
    String unit = text(values, "unit", "D");
    LocalDate told = anchor.told().by(unit);
    if (told == null) {
      String open = Calendar.openValue(unit);
      return open == null
          ? null
          : unit.equals("D") ? DateOperations.ofPart(open, null, values) : Reading.date(open, null);
    }
    if (unit.equals("D")) {
      return DateOperations.ofPart(told.toString(), told, values);
    }
    return Reading.date(Calendar.unitValue(told, unit), Calendar.unit(told, unit));
  }

  private static @Nullable LocalDate anchorDay(
      Map<String, String> values, Anchor anchor, String unit) {
    if (!text(values, "anchor", "published").equals("told")) {
      return anchor.published();
    }
    return anchor.open() ? null : anchor.told().by(unit);
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
