package attest.resolve.time;

import attest.incident.TimeInterval;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The times that a text spoke of last, each as the first day of it.
 *
 * @param day a day; null if none yet
 * @param month a day or a month
 * @param year a day, a month or a year
 */
record Told(@Nullable LocalDate day, @Nullable LocalDate month, @Nullable LocalDate year) {
  /** What a wording in the grain of {@code unit} is relative to, or null. */
  @Nullable LocalDate by(String unit) {
    return switch (unit) {
      case "Y", "DE", "CE" -> year;
      case "M", "Q" -> month;
      default -> day;
    };
  }

  /** The same after a time of the text. */
  Told after(TimeInterval interval) {
    LocalDate start = interval.start();
    return switch (interval.precision()) {
      case DAY -> new Told(start, start, start);
      case MONTH -> new Told(day, start, start);
      case YEAR -> start.getYear() == interval.end().getYear() ? new Told(day, month, start) : this;
      default -> this;
    };
  }
}
