package attest.accounts;

import attest.incident.Claim;
import attest.incident.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences that sum up several events of no one place, which the article then tells one by one:
 * "Attacks across the country killed 31 people". One for each article.
 */
final class RoundUps {
  private final Anchors anchors;

  RoundUps(Anchors anchors) {
    this.anchors = anchors;
  }

  /** Whether one sentence of several events is all that the event is. */
  boolean is(Event event) {
    return !hasTown(event)
        && (event.mentions.stream().allMatch(anchors::isSummary)
            || (event.first().sentence() == event.lastSentence()
                && event.mentions.stream()
                    .anyMatch(m ->
                        anchors.isSummary(m) && (event.place() != null || anchors.isWide(m)))));
  }

  /** Whether a round-up sums up an event that is told after it with a town of its own. */
  boolean sumsUp(Event roundUp, Event event) {
    return is(roundUp)
        && event != roundUp
        && event.happened()
        && hasTown(event)
        && event.first().sentence() > roundUp.first().sentence()
        && !Event.placesApart(roundUp.place(), event.place());
  }

  /** The claims of an event; those of a round-up count the dead of the events after it again. */
  List<Claim> claims(Event event, List<Claim> claims, List<Event> events) {
    if (!is(event) || events.stream().noneMatch(e -> e.hasClaims() && sumsUp(event, e))) {
      return claims;
    }
    List<Claim> told = new ArrayList<>();
    for (Claim claim : claims) {
      told.add(
          claim.scope() == Claim.Scope.INCIDENT ? claim.withScope(Claim.Scope.CUMULATIVE) : claim);
    }
    return told;
  }

  private static boolean hasTown(Event event) {
    return event.place() != null
        && event.place().place() instanceof Place.Known known
        && known.precision() != Place.Precision.COUNTRY;
  }
}
