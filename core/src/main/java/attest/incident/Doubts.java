package attest.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * What is doubtful of an incident, for the order in which people look at incidents.
 *
 * @param points how doubtful it is: 3 for each disagreement (15 at most), 2 where the number killed
 *     is open, 2 without a time, 2 without a place that is known, 1 of one origin, 1 with an actor
 *     that is only suspected
 * @param reasons why, in words for people
 */
public record Doubts(int points, List<String> reasons) {
  public Doubts {
    reasons = List.copyOf(reasons);
  }

  /** What is doubtful of an incident. */
  public static Doubts of(Incident incident) {
    List<String> reasons = new ArrayList<>();
    int points = 3 * Math.min(5, incident.disagreements().size());
    if (points > 0) {
      reasons.add("accounts disagree");
    }
    HarmTotal killed = HarmTotal.of(incident, Claim.Harm.KILLED);
    boolean told = incident.toll().stream().anyMatch(toll -> toll.harm() == Claim.Harm.KILLED);
    if (told && (killed.low() == null || !killed.low().equals(killed.high()))) {
      points += 2;
      reasons.add("the number killed is open");
    }
    if (incident.time() == null) {
      points += 2;
      reasons.add("no time");
    }
    if (incident.place() == null || !(incident.place().value() instanceof Place.Known)) {
      points += 2;
      reasons.add("no place that is known");
    }
    if (incident.origins() == 1) {
      points += 1;
      reasons.add("one origin");
    }
    if (incident.actors().stream().anyMatch(party -> party.value().hedged())) {
      points += 1;
      reasons.add("an actor is suspected");
    }
    return new Doubts(points, reasons);
  }
}
