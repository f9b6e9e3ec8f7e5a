package attest.access;

import java.util.Arrays;
import java.util.Optional;

/** What a program may do with a token; never more than the user who made it may. */
public enum Scope {
  /** Reads incidents, claims and articles that are not internal. */
  READ("read", Role.READER),
  /** Reads what is internal, too. */
  INTERNAL("internal", Role.CODER),
  /** Downloads exports. */
  EXPORT("export", Role.READER),
  /** Has articles read and kept. */
  INGEST("ingest", Role.CODER),
  /** Decides on incidents. */
  REVIEW("review", Role.REVIEWER),
  /** Manages users, tokens and the log. */
  ADMIN("admin", Role.ADMIN);

  private final String code;
  private final Role least;

  Scope(String code, Role least) {
    this.code = code;
    this.least = least;
  }

  /** The name in the database, the API and the pages. */
  public String code() {
    return code;
  }

  /** The least role that may do this. */
  public Role least() {
    return least;
  }

  /** The name of this scope among the authorities of a login. */
  public String authority() {
    return "SCOPE_" + code;
  }

  /** The scope of a code; empty where there is none. */
  public static Optional<Scope> find(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }
}
