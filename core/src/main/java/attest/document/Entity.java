package attest.document;

/**
 * A name in the text.
 *
 * @param span where it stands
 * @param sentence index of its sentence
 * @param kind what it names
 */
public record Entity(Span span, int sentence, Kind kind) {
  /** What a name names. */
  public enum Kind {
    /** A person. */
    PERSON,
    /** A place, political or natural. */
    LOCATION,
    /** An organisation, armed group, company or institution. */
    ORGANIZATION
  }
}
