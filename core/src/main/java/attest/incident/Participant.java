package attest.incident;

/**
 * An actor's part in an account.
 *
 * @param role which side
 * @param actor who
 * @param hedged whether the text is not sure that it was they
 * @param claimed whether they took responsibility
 * @param evidence the words
 * @param rule what decided
 */
public record Participant(
    Role role, Actor actor, boolean hedged, boolean claimed, Evidence evidence, String rule) {
  /** The sides. */
  public enum Role {
    INITIATOR,
    TARGET,
    OTHER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
