package attest.resolve.time;

import attest.incident.TimeMention;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meanings that rules may name, by the name in their field {@code means}. */
final class Operations {
  private static final Map<String, Operation> BY_NAME =
      Map.ofEntries(
          Map.entry("date", DateOperations::date),
          Map.entry("days", DateOperations::days),
          Map.entry("iso", DateOperations::iso),
          Map.entry("slashed", DateOperations::slashed),
          Map.entry("holiday", DateOperations::holiday),
          Map.entry("month", PeriodOperations::month),
          Map.entry("months", PeriodOperations::months),
          Map.entry("year", PeriodOperations::year),
          Map.entry("years", PeriodOperations::years),
          Map.entry("decade", PeriodOperations::decade),
          Map.entry("century", PeriodOperations::century),
          Map.entry("season", PeriodOperations::season),
          Map.entry("quarter", PeriodOperations::quarter),
          Map.entry("half", PeriodOperations::half),
          Map.entry("weekday", RelativeOperations::weekday),
          Map.entry("day", RelativeOperations::day),
          Map.entry("unit", RelativeOperations::unit),
          Map.entry("since", RelativeOperations::since),
          Map.entry("shift", RelativeOperations::shift),
          Map.entry("told", RelativeOperations::told),
          Map.entry("span", LengthOperations::span),
          Map.entry("duration", LengthOperations::duration),
          Map.entry("set", LengthOperations::set),
          Map.entry("clock", LengthOperations::clock),
          Map.entry("fixed", Operations::fixed));

  private Operations() {}

  /** Computes what a wording means. */
  @FunctionalInterface
  interface Operation {
    /** The meaning, or null if the values caught make no time. */
    @Nullable Reading read(Map<String, String> values, Anchor anchor);
  }

  /** The operation of a name, or null if there is none. */
  static @Nullable Operation find(String name) {
    return BY_NAME.get(name);
  }

  /** A number caught, or null if none was. */
  static @Nullable Integer number(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null ? null : Integer.valueOf(value);
  }

  /** The text caught, or {@code otherwise}. */
  static String text(Map<String, String> values, String name, String otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : value;
  }

  private static Reading fixed(Map<String, String> values, Anchor anchor) {
    return new Reading(
        TimeMention.Kind.valueOf(text(values, "kind", "DATE")), values.get("value"), null);
  }
}
