package attest.relevance;

import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The forms that words take in a text: regular ones by rule, others from {@code forms.yaml}. */
final class WordForms {
  private static final String VOWELS = "aeiou";

  private final Map<String, List<String>> irregular = new HashMap<>();

  /** The forms of the program. */
  WordForms() {
    this(List.of(RuleFile.resource(WordForms.class, "forms.yaml")));
  }

  WordForms(List<RuleFile> files) {
    for (RuleFile file : files) {
      file.entries().forEach(entry -> irregular.put(entry.id(), entry.texts("forms")));
    }
  }

  /**
   * All forms of some words, each taken both as a verb and as a noun, and some that are none. A
   * word of several parts is found by the longest of them.
   */
  Set<String> of(Set<String> words) {
    Set<String> forms = new HashSet<>();
    for (String word : words) {
      String longest = "";
      for (String part : word.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
        longest = part.length() > longest.length() ? part : longest;
      }
      if (!longest.isEmpty()) {
        forms.add(longest);
        addRegular(longest, forms);
        forms.addAll(irregular.getOrDefault(longest, List.of()));
      }
    }
    return forms;
  }

  private static void addRegular(String word, Set<String> forms) {
    int length = word.length();
    char last = word.charAt(length - 1);
    String stem = word.substring(0, length - 1);
    forms.addAll(List.of(word + "s", word + "es", word + "ed", word + "ing"));
    if (last == 'e') {
      forms.addAll(List.of(word + "d", stem + "ing"));
    } else if (last == 'y') {
      forms.addAll(List.of(stem + "ies", stem + "ied"));
    } else if (VOWELS.indexOf(last) < 0) {
      forms.addAll(List.of(word + last + "ed", word + last + "ing"));
    }
    if (word.endsWith("ie")) {
      forms.add(word.substring(0, length - 2) + "ying");
    } else if (last == 'f' || word.endsWith("fe")) {
      forms.add(word.substring(0, word.lastIndexOf('f')) + "ves");
    }
  }
}
