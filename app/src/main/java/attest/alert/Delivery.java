package attest.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way.
 *
 * @param number counts from 1
 * @param firing what it tells; null for a test
 * @param search whose it is
 * @param way {@code webhook} or {@code mail}
 * @param state how far it is
 * @param attempts how often it was tried
 * @param next when it is tried next, if it waits
 * @param done when it was sent or given up; null if neither
 * @param fault what went wrong last; empty if nothing did
 */
public record Delivery(
    long number,
    @Nullable Long firing,
    String search,
    String way,
    State state,
    int attempts,
    Instant next,
    @Nullable Instant done,
    String fault) {
  /** How far a message is. */
  public enum State {
    /** It is tried when its time comes. */
    WAITING,
    /** The receiver has it. */
    SENT,
    /** It was tried as often as it may be, or is refused for good. */
    FAILED;

    /** The name in the database and the pages. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
