package attest.document;

/**
 * One word of a sentence with its place in the sentence's dependency tree (Universal Dependencies
 * 2).
 *
 * @param index position in its sentence, from 0
 * @param span where it stands in the text
 * @param form the word as written
 * @param lemma its dictionary form, lower case but for names
 * @param upos universal part of speech, such as {@code VERB}
 * @param xpos Penn tag, such as {@code VBN}
 * @param head index of the governing word in the same sentence; -1 for the root
 * @param deprel relation to the head, with subtype, such as {@code nsubj:pass}
 */
public record Token(
    int index,
    Span span,
    String form,
    String lemma,
    String upos,
    String xpos,
    int head,
    String deprel) {
  /** The relation without its subtype. */
  public String relation() {
    int colon = deprel.indexOf(':');
    return colon < 0 ? deprel : deprel.substring(0, colon);
  }

  /** Whether {@code relation} is this word's relation, with its subtype or without. */
  public boolean is(String relation) {
    return deprel.equals(relation) || relation().equals(relation);
  }
}
