package attest.extract;

import java.nio.file.Path;
import java.util.List;

/**
 * Options of extraction.
 *
 * @param rules rule files of the user's own, read after those of the program
 */
public record ExtractOptions(List<Path> rules) {
  public ExtractOptions {
    rules = List.copyOf(rules);
  }

  /** The program's own rules alone. */
  public static ExtractOptions defaults() {
    return new ExtractOptions(List.of());
  }
}
