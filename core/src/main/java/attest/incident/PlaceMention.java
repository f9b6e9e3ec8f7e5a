package attest.incident;

import attest.document.Span;

/**
 * A name of a place in an article and the place that it means.
 *
 * @param place what it means
 * @param evidence the name
 * @param wording the name with the words that qualify it, such as "the outskirts of Tunis";
 *     contains the evidence
 * @param certainty in [0, 1]
 * @param rule what decided
 */
public record PlaceMention(
    Place place, Evidence evidence, Evidence wording, double certainty, String rule) {
  /** Where the name stands. */
  public Span span() {
    return evidence.span();
  }
}
