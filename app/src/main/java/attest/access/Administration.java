package attest.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What administrators do with users, and users with their tokens; each change is in the log. Safe
 * for threads.
 */
public final class Administration {
  private final Users users;
  private final Tokens tokens;
  private final AuditLog log;

  /** The administration of a desk. */
  public Administration(Users users, Tokens tokens, AuditLog log) {
    this.users = users;
    this.tokens = tokens;
    this.log = log;
  }

  /** All users by name. */
  public List<DeskUser> users() {
    return users.list();
  }

  /** The user of a name. */
  public Optional<DeskUser> findUser(String name) {
    return users.find(name);
  }

  /**
   * Makes a user.
   *
   * @return the password, to be shown once; it has to be changed at the first login
   * @throws AccessException if the name is taken or cannot be one
   */
  public String createUser(Visitor by, String name, Role role) {
    String password = users.create(name, role);
    log(by, "user.create", name, role.code());
    return password;
  }

  /**
   * Gives a user another role.
   *
   * @throws AccessException if nobody would be left who may manage users
   */
  public void changeRole(Visitor by, String name, Role role) {
    users.changeRole(name, role);
    log(by, "user.role", name, role.code());
  }

  /**
   * Lets a user in no more, or again.
   *
   * @throws AccessException if nobody would be left who may manage users
   */
  public void setDisabled(Visitor by, String name, boolean disabled) {
    users.setDisabled(name, disabled);
    log(by, disabled ? "user.disable" : "user.enable", name, "");
  }

  /**
   * Gives a user a new password.
   *
   * @return the password, to be shown once; it has to be changed at the next login
   */
  public String resetPassword(Visitor by, String name) {
    String password = users.resetPassword(name);
    log(by, "user.reset", name, "");
    return password;
  }

  /** The tokens of all. */
  public List<ApiToken> tokens() {
    return tokens.list(null);
  }

  /** The tokens of a user. */
  public List<ApiToken> tokensOf(Visitor owner) {
    return tokens.list(owner.name());
  }

  /**
   * Makes a token of who asks.
   *
   * @throws AccessException if the owner may not do what its scopes say, or it would last too long
   */
  public Tokens.Issued issueToken(Visitor by, String label, Set<Scope> scopes, int days) {
    DeskUser owner =
        users
            .find(by.name())
            .orElseThrow(() ->
                new AccessException(
                    "an open desk has no users and so no tokens; start it without --open"));
    Tokens.Issued issued =
        tokens.issue(owner, label, scopes, Duration.ofDays(Math.max(0, Math.min(days, 100_000))));
    log(by, "token.create", issued.token().id(), label + " " + scopes);
    return issued;
  }

  /**
   * Ends a token: one of who asks, or any for administrators.
   *
   * @throws AccessException if there is none of that name that who asks may end
   */
  public void revokeToken(Visitor by, String id) {
    boolean allowed =
        by.may(Scope.ADMIN)
            || tokens.list(by.name()).stream().anyMatch(token -> token.id().equals(id));
    if (!allowed) {
      throw new AccessException("there is no token '" + id + "' of yours");
    }
    tokens.revoke(id);
    log(by, "token.revoke", id, "");
  }

  /** Lines of the log with lesser numbers than one, the newest first. */
  public List<AuditEntry> log(long before, int limit) {
    return log.list(before, limit);
  }

  private void log(Visitor by, String action, String subject, String detail) {
    log.add(by.name(), by.via(), action, subject, detail);
  }
}
