package attest.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * The regular forms of English verbs, so that a rule's verb is found even where its lemma was not.
 */
final class Inflections {
  private static final String VOWELS = "aeiou";

  private Inflections() {}

  /** The verb itself and the forms that it regularly takes, and some that it does not. */
  static List<String> ofVerb(String verb) {
    List<String> forms = new ArrayList<>(List.of(verb));
    int length = verb.length();
    if (length < 3 || !verb.chars().allMatch(Character::isLetter)) {
      return forms;
    }
    char last = verb.charAt(length - 1);
    char before = verb.charAt(length - 2);
    String stem = verb.substring(0, length - 1);
    if (last == 'e') {
      forms.addAll(List.of(verb + "s", verb + "d", stem + "ing"));
    } else if (last == 'y' && VOWELS.indexOf(before) < 0) {
      forms.addAll(List.of(stem + "ies", stem + "ied", verb + "ing"));
    } else {
      boolean hisses =
          last == 's' || last == 'x' || last == 'z' || verb.endsWith("ch") || verb.endsWith("sh");
      forms.addAll(List.of(verb + (hisses ? "es" : "s"), verb + "ed", verb + "ing"));
      boolean doubles =
          VOWELS.indexOf(before) >= 0
              && VOWELS.indexOf(last) < 0
              && VOWELS.indexOf(verb.charAt(length - 3)) < 0
              && "wxy".indexOf(last) < 0;
      if (doubles) {
        forms.addAll(List.of(verb + last + "ed", verb + last + "ing"));
      }
    }
    return forms;
  }
}
