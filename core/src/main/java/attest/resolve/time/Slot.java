package attest.resolve.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a pattern that some class of words fills: a weekday, a number, a year. */
@FunctionalInterface
interface Slot {
  /** What stands at {@code index}, or null if it does not fill this slot. */
  @Nullable Hit at(List<Word> words, int index);

  /**
   * Words that fill a slot.
   *
   * @param next index after the last of them
   * @param value what they mean
   */
  record Hit(int next, String value) {}
}
