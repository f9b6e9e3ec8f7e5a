package attest.access;

import java.time.Instant;

/**
 * A line of the log of what was done.
 *
 * @param number counts from 1
 * @param at when
 * @param who the user, or {@code -} where nobody was logged in
 * @param via {@code page}, or {@code token:} and the name of a token, or {@code server}
 * @param action what was done, such as {@code review.merge}, {@code export.csv} or {@code
 *     login.failed}
 * @param subject what it was done to; may be empty
 * @param detail more about it; may be empty
 */
public record AuditEntry(
    long number,
    Instant at,
    String who,
    String via,
    String action,
    String subject,
    String detail) {}
