package attest.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values are put into columns. */
final class Rows {
  /** How many values one statement is asked about at most. */
  private static final int CHUNK = 500;

  /** The day of what has no time: after all others. */
  static final long NO_DAY = 999_999_999;

  private Rows() {}

  /** Different values in parts that one statement can ask about. */
  static <T> List<List<T>> chunks(Collection<T> values) {
    List<T> all = new ArrayList<>(new java.util.LinkedHashSet<>(values));
    List<List<T>> chunks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += CHUNK) {
      chunks.add(all.subList(i, Math.min(all.size(), i + CHUNK)));
    }
    return chunks;
  }

  /** A moment as a number. */
  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The moment of a number. */
  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Texts as lines; none of them has a line feed. */
  static String lines(Collection<String> texts) {
    return String.join("\n", texts);
  }

  /** The texts of lines. */
  static List<String> lines(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
