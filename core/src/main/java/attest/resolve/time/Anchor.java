package attest.resolve.time;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a relative wording is relative to.
 *
 * @param published day of publication; null if not known
 * @param told the times that the text spoke of last
 * @param tense tells the tense of the wording's clause
 * @param open whether the words go on with what they are relative to ("the day before the vote")
 */
record Anchor(@Nullable LocalDate published, Told told, Supplier<Tense> tense, boolean open) {
  /** Whether the clause speaks of what is to come. */
  boolean future() {
    return tense.get() == Tense.FUTURE;
  }
}
