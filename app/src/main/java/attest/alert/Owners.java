package attest.alert;

import attest.access.DeskUser;
import attest.access.Role;
import attest.access.Users;
import attest.access.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose rights hold when a saved search looks: those that its owner has at that moment. */
@Component
final class Owners {
  private final Users users;

  Owners(Users users) {
    this.users = users;
  }

  /** What the owner of a search may do now; empty if the owner may not log in any more. */
  Optional<Visitor> find(String owner) {
    Optional<DeskUser> user = users.find(owner);
    if (user.isEmpty() && users.isEmpty()) {
      return Optional.of(Visitor.atPages(owner, Role.ADMIN)); // an open desk has no users
    }
    return user.filter(one -> !one.disabled()).map(one -> Visitor.atPages(one.name(), one.role()));
  }
}
