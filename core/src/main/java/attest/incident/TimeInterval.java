package attest.incident;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The days within which something was, and the precision in which that was said.
 *
 * @param start first day
 * @param end last day, included
 * @param precision how exactly it was said
 */
public record TimeInterval(LocalDate start, LocalDate end, Precision precision) {
  public TimeInterval {
    Objects.requireNonNull(precision);
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("an interval from " + start + " to " + end);
    }
  }

  /** How exactly a time was said. */
  public enum Precision {
    /** One day. */
    DAY,
    /** Some days that were named. */
    DAYS,
    /** A week or a weekend. */
    WEEK,
    /** A month, or part of it. */
    MONTH,
    /** A season, quarter or half of a year. */
    SEASON,
    /** A year or more. */
    YEAR,
    /** Not said. */
    UNKNOWN;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** One day. */
  public static TimeInterval day(LocalDate day) {
    return new TimeInterval(day, day, Precision.DAY);
  }

  /** Whether some day lies in both. */
  public boolean overlaps(TimeInterval other) {
    return !start.isAfter(other.end) && !other.start.isAfter(end);
  }

  /** Whether every day of {@code other} lies in this interval. */
  public boolean contains(TimeInterval other) {
    return !start.isAfter(other.start) && !end.isBefore(other.end);
  }
}
