package attest.resolve.actor;

/**
 * A registry name in a text.
 *
 * @param entry whose name
 * @param begin index of its first term
 * @param end index after its last term
 * @param certainty in [0, 1]
 * @param rule what decided
 */
record NameHit(
    ActorRegistry.Entry entry, int begin, int end, double certainty, String rule) {}
