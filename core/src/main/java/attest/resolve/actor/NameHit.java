package attest.resolve.actor;

import attest.incident.Actor;

/**
 * A registry name in a text.
 *
 * @param entry whose name
 * @param begin index of its first term
 * @param end index after its last term
 * @param certainty in [0, 1]
 * @param rule what decided
 */
record NameHit(ActorRegistry.Entry entry, int begin, int end, double certainty, String rule) {
  /** What the identifier of an entry made from the text itself begins with. */
  static final String FROM_TEXT = "text:";

  /** The actor: known if the registry has it, else the words. */
  Actor actor() {
    return entry.id().startsWith(FROM_TEXT)
        ? new Actor.Unknown(entry.name(), entry.kind())
        : entry.actor();
  }
}
