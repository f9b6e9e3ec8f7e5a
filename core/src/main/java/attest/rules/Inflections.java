package attest.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The regular forms of English words, so that a word of a rule is found even where its lemma was
 * not.
 */
public final class Inflections {
  private static final String VOWELS = "aeiou";

  private Inflections() {}

  /**
   * The verb itself and the forms that it regularly takes, and some that it does not; only itself
   * where it is not a word of letters.
   *
   * @param verb in small letters
   */
  public static List<String> ofVerb(String verb) {
    List<String> forms = new ArrayList<>(List.of(verb));
    int length = verb.length();
    if (length < 3 || !verb.chars().allMatch(Character::isLetter)) {
      return forms;
    }
    char last = verb.charAt(length - 1);
    char before = verb.charAt(length - 2);
    String stem = verb.substring(0, length - 1);
    if (last == 'e') {
      forms.addAll(List.of(verb + "s", verb + "d", present(verb, stem, before)));
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

  private static String present(String verb, String stem, char before) {
    return switch (before) {
      case 'i' -> verb.substring(0, verb.length() - 2) + "ying";
      case 'e', 'o', 'y' -> verb + "ing";
      default -> stem + "ing";
    };
  }

  /**
   * The noun itself and its regular plurals, and some that it does not take.
   *
   * @param noun in small letters, not empty
   */
  public static List<String> ofNoun(String noun) {
    List<String> forms = new ArrayList<>(List.of(noun, noun + "s", noun + "es"));
    int length = noun.length();
    char last = noun.charAt(length - 1);
    if (last == 'y') {
      forms.add(noun.substring(0, length - 1) + "ies");
    } else if (last == 'f' || noun.endsWith("fe")) {
      forms.add(noun.substring(0, noun.lastIndexOf('f')) + "ves");
    }
    return forms;
  }
}
