package attest.incident;

import java.util.Locale;

/** The event types of the Attest codebook, version 1; docs/codebook.md defines each. */
public enum EventType {
  /** Two armed sides fight one another. */
  ARMED_CLASH,
  /** Fighting after which control of a place has changed hands. */
  TERRITORY_TAKEN,
  /** Armed people attack people or a site with direct means. */
  ARMED_ASSAULT,
  /** A planted, remote, vehicle or victim-triggered explosive goes off. */
  EXPLOSIVE_ATTACK,
  /** An attacker dies setting off the explosive. */
  SUICIDE_BOMBING,
  /** An attack on the ground by aircraft, helicopter or drone. */
  AIR_STRIKE,
  /** Artillery, mortar, rocket, missile or tank fire from a distance. */
  SHELLING,
  /** A hand-thrown explosive. */
  GRENADE_ATTACK,
  /** A chemical, biological or radiological agent used as a weapon. */
  CHEMICAL_ATTACK,
  /** A captive or defenceless person deliberately put to death. */
  EXECUTION,
  /** Beating, torture or other harm without arms. */
  PHYSICAL_ASSAULT,
  /** Sexual harm to any person. */
  SEXUAL_VIOLENCE,
  /** People taken away against their will. */
  ABDUCTION,
  /** People held at a place against their will. */
  HOSTAGE_TAKING,
  /** A vehicle, ship or aircraft seized. */
  HIJACKING,
  /** Arson, sabotage or demolition of property. */
  DESTRUCTION,
  /** Property taken by force or in disorder. */
  LOOTING,
  /** People demonstrate. */
  PROTEST,
  /** Demonstrators themselves use violence. */
  RIOT,
  /** Unorganised crowd violence, lynching, communal brawl. */
  MOB_VIOLENCE,
  /** People arrested or captured outside fighting. */
  ARREST,
  /** A device defused, a plot foiled, arms seized before use. */
  DISRUPTED_ATTACK,
  /** Ceasefire, truce, exchange, peace deal. */
  AGREEMENT,
  /** Political violence that no other code fits. */
  OTHER;

  /** The published code. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type with a published code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EventType of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
