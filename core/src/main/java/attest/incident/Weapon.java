package attest.incident;

import java.util.Locale;

/**
 * What was used.
 *
 * @param kind what sort of weapon
 * @param evidence the words
 * @param rule the rule that read it
 */
public record Weapon(Kind kind, Evidence evidence, String rule) {
  /** The sorts of weapon. */
  public enum Kind {
    FIREARM,
    EXPLOSIVE,
    VEHICLE_BOMB,
    SUICIDE_VEST,
    AIRCRAFT,
    DRONE,
    ARTILLERY,
    MISSILE,
    BLADE,
    VEHICLE,
    FIRE,
    CHEMICAL,
    OTHER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
