package attest.desk;

import attest.incident.AccountKey;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An incident as a line of a list.
 *
 * @param id its identity; empty for one that is only thought of
 * @param type what happened
 * @param status whether it happened, in words; empty where it did
 * @param when when
 * @param where where
 * @param who who is said to have done it; may be empty
 * @param tolls how many came to harm, such as {@code killed 7–10}
 * @param accounts how many accounts it rests on
 * @param origins how many of its articles are independent of each other
 * @param disagreements how many figures cannot all be true
 * @param review what reviewers made of it
 */
record IncidentLine(
    String id,
    String type,
    String status,
    String when,
    String where,
    String who,
    List<Harmed> tolls,
    int accounts,
    int origins,
    int disagreements,
    ReviewState review) {

  /** A harm and to how many it came. */
  record Harmed(String harm, String range) {}

  /** A line of an incident. */
  static IncidentLine of(String id, Incident incident, List<Decision> decisions) {
    List<Harmed> tolls = new ArrayList<>();
    for (Map.Entry<Claim.Harm, Wording.Range> toll : Wording.tolls(incident).entrySet()) {
      tolls.add(new Harmed(Wording.words(toll.getKey().code()), toll.getValue().toString()));
    }
    var time = incident.time();
    var place = incident.place();
    return new IncidentLine(
        id,
        Wording.label(incident.type().code()),
        incident.status().happened() ? "" : Wording.words(incident.status().code()),
        Wording.when(time == null ? null : time.value()),
        Wording.where(place == null ? null : place.value()),
        initiators(incident),
        List.copyOf(tolls),
        incident.accounts().size(),
        incident.origins(),
        incident.disagreements().size(),
        ReviewState.of(incident, decisions));
  }

  /** Lines of incidents of a store, in their order. */
  static List<IncidentLine> of(List<IncidentRevision> incidents, IncidentStore store) {
    List<AccountKey> keys =
        incidents.stream().flatMap(one -> one.incident().accounts().stream()).toList();
    List<Decision> decisions = keys.isEmpty() ? List.of() : store.decisionsOn(keys);
    return incidents.stream().map(one -> of(one.id(), one.incident(), decisions)).toList();
  }

  private static String initiators(Incident incident) {
    return String.join(
        ", ",
        incident.actors().stream()
            .map(party -> party.value())
            .filter(party -> party.role() == attest.incident.Participant.Role.INITIATOR)
            .map(party -> party.actor().name() + (party.hedged() ? " (suspected)" : ""))
            .distinct()
            .toList());
  }
}
