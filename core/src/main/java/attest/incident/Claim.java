package attest.incident;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody gave, kept as given.
 *
 * @param harm what happened to the people counted
 * @param group what sort of people they are
 * @param groupWording the words for them, such as "attackers"; null where the text counts bare
 *     heads
 * @param party the named actor that they belong to
 * @param figure how many, as said
 * @param quantity the words of the figure; within {@code evidence}
 * @param scope what the figure is a count of
 * @param status how firmly it is said
 * @param speaker who said so; null for the article in its own voice
 * @param evidence the words that the claim rests on
 * @param phrase number of the phrase that it stands in: figures coordinated in one phrase share it
 *     and add up
 * @param certainty in [0, 1]
 * @param rule the rule that read it
 */
public record Claim(
    Harm harm,
    Group group,
    @Nullable String groupWording,
    @Nullable String party,
    Figure figure,
    Evidence quantity,
    Scope scope,
    Status status,
    @Nullable Speaker speaker,
    Evidence evidence,
    int phrase,
    double certainty,
    String rule) {
  public Claim {
    Objects.requireNonNull(harm);
    Objects.requireNonNull(group);
    Objects.requireNonNull(figure);
    if (!evidence.span().contains(quantity.span())) {
      throw new IllegalArgumentException("a figure outside its evidence: " + quantity);
    }
  }

  /** The same with another scope. */
  public Claim withScope(Scope other) {
    return new Claim(
        harm,
        group,
        groupWording,
        party,
        figure,
        quantity,
        other,
        status,
        speaker,
        evidence,
        phrase,
        certainty,
        rule);
  }

  /** The same with another group and party. */
  public Claim withGroup(Group other, @Nullable String newParty) {
    return new Claim(
        harm,
        other,
        groupWording,
        newParty,
        figure,
        quantity,
        scope,
        status,
        speaker,
        evidence,
        phrase,
        certainty,
        rule);
  }

  /** What happened to the people counted. */
  public enum Harm {
    /** Lost their lives. */
    KILLED,
    /** Hurt and alive. */
    WOUNDED,
    /** Taken in fighting. */
    CAPTURED,
    /** Taken by the law. */
    DETAINED,
    /** Taken against their will by others. */
    ABDUCTED,
    /** Not found. */
    MISSING,
    /** Driven from home. */
    DISPLACED,
    /** Gave themselves up. */
    SURRENDERED,
    /** Harmed in a way not said, as in "20 casualties". */
    AFFECTED;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The sorts of people counted. */
  public enum Group {
    /** Those who attacked, or members of the armed group. */
    ASSAILANTS,
    /** Army, police and other forces of a state. */
    SECURITY_FORCES,
    /** Unarmed people. */
    CIVILIANS,
    /** Not said. */
    UNSPECIFIED;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a figure is a count of. */
  public enum Scope {
    /** The whole event. */
    INCIDENT,
    /** People already counted in another figure of the account. */
    PART,
    /** The event up to now: "so far". */
    SO_FAR,
    /** Several events together. */
    CUMULATIVE,
    /** Something else. */
    OTHER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How firmly a figure is said. */
  public enum Status {
    /** As a fact. */
    ASSERTED,
    /** As likely: "reportedly", "feared". */
    HEDGED,
    /** As not so. */
    DENIED,
    /** As what may come: "could rise to". */
    PROJECTED;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
