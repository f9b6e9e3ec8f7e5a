package attest.resolve.actor;

import java.nio.file.Path;
import java.util.List;

/**
 * What a user may set about actors.
 *
 * @param maxTextUnits how much of a text is read, in UTF-16 units; what lies beyond gives no actors
 * @param maxMentions the most actors found in one article
 * @param userFiles rule files of kind {@code actors} whose entries are added to the registry and
 *     come before its own
 */
public record ActorOptions(int maxTextUnits, int maxMentions, List<Path> userFiles) {
  public ActorOptions {
    userFiles = List.copyOf(userFiles);
    if (maxTextUnits < 1 || maxMentions < 1) {
      throw new IllegalArgumentException("limits of actors must be at least 1");
    }
  }

  /** What is used where nothing is set. */
  public static ActorOptions defaults() {
    return new ActorOptions(8 << 20, 200_000, List.of());
  }
}
