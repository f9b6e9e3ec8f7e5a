package attest.incident;

import attest.document.Span;

/**
 * Words for an actor in an article and the actor that they mean.
 *
 * @param actor what they mean
 * @param evidence the words: a name, or the noun phrase without its article
 * @param hedged whether the text is not sure: "suspected", "believed to be", "blamed on"
 * @param certainty in [0, 1]
 * @param rule what decided
 */
public record ActorMention(
    Actor actor, Evidence evidence, boolean hedged, double certainty, String rule) {
  /** Where the words stand. */
  public Span span() {
    return evidence.span();
  }
}
