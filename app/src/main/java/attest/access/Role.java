package attest.access;

import java.util.Arrays;
import java.util.Optional;

/** What a user of the desk may do; each role may all that those before it may. */
public enum Role {
  /** Sees what is not internal, and exports it. */
  READER("reader"),
  /** Sees all, has articles read, and codes articles blindly. */
  CODER("coder"),
  /** Decides on incidents. */
  REVIEWER("reviewer"),
  /** Manages users, tokens, feeds and the log. */
  ADMIN("admin");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** The name in the database, the API and the pages. */
  public String code() {
    return code;
  }

  /** The name of this role among the authorities of a login. */
  public String authority() {
    return "ROLE_" + name();
  }

  /** Whether who has this role may what another role may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role of a code; empty where there is none. */
  public static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }
}
