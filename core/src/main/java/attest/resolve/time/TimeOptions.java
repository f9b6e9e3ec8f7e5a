package attest.resolve.time;

import java.nio.file.Path;
import java.util.List;

/**
 * What a user may set about times.
 *
 * @param maxTextUnits how much of a text is read, in UTF-16 units; what lies beyond gives no times
 * @param maxMentions the most times found in one article
 * @param userFiles rule files of kind {@code times} that are tried before the program's own
 */
public record TimeOptions(int maxTextUnits, int maxMentions, List<Path> userFiles) {
  public TimeOptions {
    userFiles = List.copyOf(userFiles);
    if (maxTextUnits < 1 || maxMentions < 1) {
      throw new IllegalArgumentException("limits of times must be at least 1");
    }
  }

  /** What is used where nothing is set. */
  public static TimeOptions defaults() {
    return new TimeOptions(8 << 20, 100_000, List.of());
  }
}
