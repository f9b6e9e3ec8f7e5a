package attest.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is no longer one of its own.
 *
 * @param from the identity that it had
 * @param to the incident that took its accounts in; null where no account of it is left
 * @param at from when on (system time)
 * @param cause what made it so, in words for people
 */
public record Redirect(String from, @Nullable String to, Instant at, String cause) {}
