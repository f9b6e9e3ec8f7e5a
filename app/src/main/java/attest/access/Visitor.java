package attest.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks something of the desk.
 *
 * @param name the user
 * @param via {@code page}, or {@code token:} and the name of a token
 * @param scopes what may be done, at most what the user's role may
 */
public record Visitor(String name, String via, Set<Scope> scopes) {
  public Visitor {
    scopes = Set.copyOf(scopes);
  }

  /** A user at the pages, who may all that the role may. */
  public static Visitor atPages(String name, Role role) {
    EnumSet<Scope> all = EnumSet.allOf(Scope.class);
    all.removeIf(scope -> !role.includes(scope.least()));
    return new Visitor(name, "page", all);
  }

  /** Whether this visitor may do what a scope says. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
