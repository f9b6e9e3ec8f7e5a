package attest.language;

import java.util.Locale;

/** Finds the dictionary form of a word. Immutable. */
final class Lemmas {
  static Lemmas shipped() {
    return new Lemmas();
  }

  String lemma(String form, String upos, String xpos) {
    return upos.equals("PROPN") ? form : form.toLowerCase(Locale.ROOT);
  }
}
