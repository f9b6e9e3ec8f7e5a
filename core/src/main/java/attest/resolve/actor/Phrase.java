package attest.resolve.actor;

import attest.incident.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A noun phrase for people, as far as it has been read.
 *
 * @param head its noun
 * @param begin index of its first term, behind the article
 * @param headEnd index after the last term of the noun
 * @param end index after its last term, with a group named behind the noun
 * @param kind what kind of people
 * @param group the named group in it; null if none
 * @param country the country whose people they are; null if not said
 * @param hedged whether a word of it says that the text is not sure
 * @param certainty of the link to the group, in [0, 1]
 * @param rule what decided
 */
record Phrase(
    ActorWords.Head head,
    int begin,
    int headEnd,
    int end,
    Actor.Kind kind,
    @Nullable NameHit group,
    @Nullable String country,
    boolean hedged,
    double certainty,
    String rule) {
  Phrase with(NameHit linked, int newEnd, double linkCertainty, String linkRule) {
    return new Phrase(
        head, begin, headEnd, newEnd, kind, linked, country, hedged, linkCertainty, linkRule);
  }

  /** The same, of which the text is not sure. */
  Phrase doubted() {
    return new Phrase(head, begin, headEnd, end, kind, group, country, true, certainty, rule);
  }

  /** The same words and more behind them. */
  Phrase upTo(int newEnd) {
    return new Phrase(head, begin, headEnd, newEnd, kind, group, country, hedged, certainty, rule);
  }

  Phrase of(String code, int newEnd) {
    return new Phrase(
        head, begin, headEnd, newEnd, kind, group, code, hedged, certainty, "state-of");
  }
}
