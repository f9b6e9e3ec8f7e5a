package attest.desk;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.Incident;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What reviewers made of an incident. */
enum ReviewState {
  OPEN("not reviewed"),
  TOUCHED("changed by a reviewer"),
  ACCEPTED("accepted"),
  REJECTED("rejected");

  private final String words;

  ReviewState(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** The last part of the name of its style. */
  public String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What decisions, of which others may be of other incidents, make of an incident. */
  static ReviewState of(Incident incident, Collection<Decision> decisions) {
    Set<AccountKey> keys = new HashSet<>(incident.accounts());
    ReviewState state = OPEN;
    for (Decision decision : Decision.standing(decisions)) {
      boolean first = keys.contains(decision.accounts().getFirst());
      boolean any =
          first
              || (decision.action() instanceof Decision.Action.Split split
                  && (decision.accounts().stream().anyMatch(keys::contains)
                      || split.others().stream().anyMatch(keys::contains)));
      if (!any) {
        continue;
      }
      state =
          switch (decision.action()) {
            case Decision.Action.Accept accept -> ACCEPTED;
            case Decision.Action.Reject reject -> REJECTED;
            case Decision.Action.Note note -> state;
            default -> state == OPEN ? TOUCHED : state;
          };
    }
    return state;
  }
}
