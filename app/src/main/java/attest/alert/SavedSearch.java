package attest.alert;

import java.time.Instant;
import java.util.Set;

/**
 * A search that a user has saved to hear when what is known of its incidents changes.
 *
 * @param id its name in addresses
 * @param owner the user who hears of it, and whose rights decide what is told
 * @param name what the owner calls it
 * @param filter which incidents, as the query of the address of the overview, without its question
 *     mark
 * @param events what it tells of; at least one
 * @param paused whether it tells nothing for now
 * @param webhook where to send what happens by HTTP; empty for nowhere
 * @param email where to send it by mail; empty for nowhere
 * @param created when it was made
 * @param since from which moment on changes are told: when it was made, changed or resumed
 */
public record SavedSearch(
    String id,
    String owner,
    String name,
    String filter,
    Set<AlertEvent> events,
    boolean paused,
    String webhook,
    String email,
    Instant created,
    Instant since) {
  public SavedSearch {
    events = Set.copyOf(events);
  }
}
