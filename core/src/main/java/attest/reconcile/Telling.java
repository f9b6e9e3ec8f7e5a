package attest.reconcile;

import attest.incident.Figure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one article gives, from one source, as the whole for one harm and group: figures of one
 * phrase added up.
 *
 * @param entries the claims; at least one
 * @param line whose figure it is
 * @param day day of publication as days since 1970, or {@link Profile#NONE}
 * @param low least number that the words allow; null if they set none
 * @param best the number to use; null if they give none
 * @param high greatest number that the words allow; null if open above
 */
record Telling(
    List<Entry> entries,
    String line,
    long day,
    @Nullable Long low,
    @Nullable Long best,
    @Nullable Long high) {

  static Telling of(List<Entry> entries) {
    Long low = null;
    Long best = null;
    Long high = 0L;
    for (Entry entry : entries) {
      Figure figure = entry.claim.figure();
      low = figure.low().isEmpty() ? low : Long.valueOf((low == null ? 0 : low) + least(figure));
      Long value = value(figure);
      best = value == null ? best : Long.valueOf((best == null ? 0 : best) + value);
      Long most = most(figure);
      high = high == null || most == null ? null : Long.valueOf(high + most);
    }
    return new Telling(entries, entries.get(0).line(), entries.get(0).day(), low, best, high);
  }

  /** The number to use for a figure: its value, the middle of a range, the bound of an open one. */
  static @Nullable Long value(Figure figure) {
    if (figure instanceof Figure.Between between) {
      return (between.from() + between.to()) / 2;
    }
    if (figure.low().isPresent()) {
      return figure.low().getAsLong();
    }
    return figure.high().isPresent() ? Long.valueOf(figure.high().getAsLong()) : null;
  }

  private static long least(Figure figure) {
    return figure.low().orElse(0);
  }

  private static @Nullable Long most(Figure figure) {
    return figure.high().isPresent() ? Long.valueOf(figure.high().getAsLong()) : null;
  }

  /** Whether its article says that the figure takes the place of a smaller one. */
  boolean rises() {
    return entries.stream().anyMatch(e -> e.rises);
  }

  boolean isOfOneArticle(Telling other) {
    return entries.get(0).account.article().equals(other.entries.get(0).account.article());
  }

  /** Whether both can be the whole: "about" and vague words allow a tenth to each side. */
  boolean agreesWith(Telling other) {
    return floor() <= other.ceiling() && other.floor() <= ceiling();
  }

  /** Whether its words leave room for a number. */
  boolean allows(long number) {
    return floor() <= number && number <= ceiling();
  }

  private double floor() {
    return low == null ? 0 : isAbout() ? low * 0.9 : low;
  }

  private double ceiling() {
    return high == null ? Double.POSITIVE_INFINITY : isAbout() ? high * 1.1 : high;
  }

  private boolean isAbout() {
    return entries.stream().anyMatch(e -> e.claim.figure() instanceof Figure.About);
  }

  boolean isFirm() {
    return high != null && low != null;
  }

  String words() {
    StringBuilder words = new StringBuilder();
    for (Entry entry : entries) {
      words.append(words.isEmpty() ? "" : " + ").append(entry.claim.quantity().quote());
    }
    if (day != Profile.NONE) {
      words.append(" (").append(LocalDate.ofEpochDay(day)).append(')');
    }
    return words.toString();
  }
}
