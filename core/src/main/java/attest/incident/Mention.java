package attest.incident;

import attest.document.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one event at one place of an article, before it is known what they refer to.
 *
 * @param type the type that the words say; null where they say only that people came to harm
 * @param generic whether the words could stand for an event of many types: "attack", "violence"
 * @param trigger the word or words that name the event
 * @param clause the clause that the trigger governs; time and place are looked for there first
 * @param sentence index of the sentence
 * @param status whether it happened
 * @param count how many events the words speak of: 2 for "two attacks"
 * @param definite whether the words point back to an event already told: "the raid"
 * @param past whether the words set it before the time of the story: "had been killed", "earlier
 *     attack"
 * @param separate whether the words set it apart from the event told before: "meanwhile", "in
 *     another attack"
 * @param arguments who and what took part
 * @param claims figures that belong to this event
 * @param rule the rule that found the trigger
 */
public record Mention(
    @Nullable EventType type,
    boolean generic,
    Evidence trigger,
    Span clause,
    int sentence,
    Status status,
    int count,
    boolean definite,
    boolean past,
    boolean separate,
    List<Argument> arguments,
    List<Claim> claims,
    String rule) {
  public Mention {
    arguments = List.copyOf(arguments);
    claims = List.copyOf(claims);
    if (count < 1) {
      throw new IllegalArgumentException("an event that is told at least once: " + count);
    }
  }

  /** The arguments on which something may rest: all but those of which a model is unsure. */
  public List<Argument> firmArguments() {
    return arguments.stream().filter(Argument::firm).toList();
  }

  /** The same with another status. */
  public Mention withStatus(Status other) {
    return new Mention(
        type, generic, trigger, clause, sentence, other, count, definite, past, separate, arguments,
        claims, rule);
  }

  /** The same with other claims. */
  public Mention withClaims(List<Claim> others) {
    return new Mention(
        type, generic, trigger, clause, sentence, status, count, definite, past, separate,
        arguments, others, rule);
  }

  /** The same with other arguments. */
  public Mention withArguments(List<Argument> others) {
    return new Mention(
        type, generic, trigger, clause, sentence, status, count, definite, past, separate, others,
        claims, rule);
  }

  /** Whether an event happened. */
  public enum Status {
    OCCURRED,
    ONGOING,
    PLANNED,
    THREATENED,
    HYPOTHETICAL,
    DENIED,
    FOILED;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the words say that it took place. */
    public boolean happened() {
      return this == OCCURRED || this == ONGOING;
    }
  }

  /** The parts that people and things play in an event. */
  public enum Role {
    /** Who did it. */
    INITIATOR,
    /** A party on no particular side: "clashes between X and Y". */
    PARTY,
    /** People to whom it was done. */
    VICTIM,
    /** What it was aimed at. */
    TARGET,
    /** With what. */
    WEAPON,
    /** Where. */
    PLACE,
    /** When. */
    TIME
  }

  /**
   * Something that takes part.
   *
   * @param role which part
   * @param evidence the phrase, without a leading article
   * @param head span of the phrase's chief word
   * @param hedged whether the text is not sure
   * @param claimed whether the participant took responsibility
   * @param rule the rule that found it
   */
  public record Argument(
      Role role, Evidence evidence, Span head, boolean hedged, boolean claimed, String rule) {
    /** Whether something may rest on it: a rule found it, or a model is sure enough. */
    public boolean firm() {
      return !rule.startsWith("roles.weak/");
    }

    /** Whether a model found it. */
    public boolean learned() {
      return rule.startsWith("roles.");
    }
  }
}
