package attest.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of a program. The secret itself is kept nowhere, only its hash.
 *
 * @param id what it is called in the log and when it is revoked
 * @param owner the user in whose name the program acts
 * @param label what it is for, in the owner's words
 * @param scopes what it may do
 * @param created when it was made
 * @param expires when it ends
 * @param revoked when it was ended before its time; null if it was not
 * @param lastUsed when it was last used, to the hour; null for never
 */
public record ApiToken(
    String id,
    String owner,
    String label,
    Set<Scope> scopes,
    Instant created,
    Instant expires,
    @Nullable Instant revoked,
    @Nullable Instant lastUsed) {
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }
}
