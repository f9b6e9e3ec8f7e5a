package attest.incident;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Someone who acts or is acted upon: a known party, or the words alone. */
public sealed interface Actor {
  /** The name to show: the registry's for a known actor, else the words of the text. */
  String name();

  /** What kind of actor. */
  Kind kind();

  /**
   * An actor of the registry, or the state forces of a country.
   *
   * @param id stable identifier in the registry
   * @param name usual name
   * @param kind what kind of actor
   * @param country ISO 3166-1 alpha-2 of the main country; null for actors of several
   */
  record Known(String id, String name, Kind kind, @Nullable String country) implements Actor {
    public Known {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
    }
  }

  /**
   * Words that no registry entry stands for: "gunmen", "two men on a motorcycle".
   *
   * @param name the words
   * @param kind what kind the words say
   */
  record Unknown(String name, Kind kind) implements Actor {
    public Unknown {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
    }
  }

  /** The kinds of actor. */
  enum Kind {
    /** Army, police and other armed services of the state where it happens. */
    STATE_FORCES,
    /** An organised group that fights a government. */
    REBEL_GROUP,
    /** An armed group in the service of a party or leader. */
    POLITICAL_MILITIA,
    /** An armed group of a community. */
    IDENTITY_MILITIA,
    /** A violent crowd. */
    RIOTERS,
    /** A crowd that demonstrates. */
    PROTESTERS,
    /** Unarmed people. */
    CIVILIANS,
    /** Forces of other states and of international organisations. */
    EXTERNAL_FORCES,
    /** Armed people of whom no more is said. */
    UNIDENTIFIED_ARMED,
    /** Gangs, cartels, bandits. */
    CRIMINAL,
    /** One person. */
    INDIVIDUAL;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
