package attest.accounts;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which words for events can be of one event by what they tell. */
final class EventKinds {
  static final Set<EventType> LETHAL =
      EnumSet.of(
          EventType.ARMED_CLASH,
          EventType.TERRITORY_TAKEN,
          EventType.ARMED_ASSAULT,
          EventType.EXPLOSIVE_ATTACK,
          EventType.SUICIDE_BOMBING,
          EventType.AIR_STRIKE,
          EventType.SHELLING,
          EventType.GRENADE_ATTACK,
          EventType.CHEMICAL_ATTACK,
          EventType.EXECUTION,
          EventType.OTHER,
          EventType.MOB_VIOLENCE,
          EventType.HOSTAGE_TAKING,
          EventType.RIOT);

  private EventKinds() {}

  /** Whether the words tell of arrests and nothing else. */
  static boolean isLawful(Mention mention) {
    return mention.type() == EventType.ARREST
        || (mention.type() == null
            && mention.claims().stream().allMatch(c -> c.harm() == Claim.Harm.DETAINED));
  }

  /** Whether the words only count those harmed over a whole war or a length of time. */
  static boolean isOverTime(Mention mention) {
    return mention.type() == null
        && !mention.claims().isEmpty()
        && mention.claims().stream().allMatch(c -> c.scope() == Claim.Scope.CUMULATIVE);
  }

  static boolean isViolent(@Nullable EventType type) {
    return type == null
        || LETHAL.contains(type)
        || type == EventType.DESTRUCTION
        || type == EventType.LOOTING
        || type == EventType.PHYSICAL_ASSAULT;
  }

  /** Nobody is killed or wounded by an agreement, but some surrender while others are killed. */
  static boolean isPeaceOf(Mention peace, Mention harm) {
    return peace.type() == EventType.AGREEMENT
        && peace.claims().isEmpty()
        && harm.type() == null
        && harm.claims().stream()
            .anyMatch(c -> c.harm() == Claim.Harm.KILLED || c.harm() == Claim.Harm.WOUNDED);
  }

  static boolean compatible(@Nullable EventType one, @Nullable EventType other, boolean generic) {
    if (one == null || other == null || one == other) {
      return true;
    }
    if (generic) {
      return one != EventType.AGREEMENT && other != EventType.AGREEMENT;
    }
    return LETHAL.contains(one) && LETHAL.contains(other);
  }
}
