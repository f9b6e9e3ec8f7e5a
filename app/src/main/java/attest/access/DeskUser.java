package attest.access;

import java.time.Instant;

/**
 * A user of the desk.
 *
 * @param name what the user logs in with, and what decisions and the log name
 * @param role what the user may do
 * @param created when the user was made
 * @param disabled whether the user may not log in any more; users are never deleted, as decisions
 *     name them
 * @param mustChange whether the password was given by somebody else and has to be changed at the
 *     next login
 */
public record DeskUser(
    String name, Role role, Instant created, boolean disabled, boolean mustChange) {}
