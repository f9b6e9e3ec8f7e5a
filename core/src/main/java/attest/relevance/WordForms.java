package attest.relevance;

import attest.rules.Inflections;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The forms that words take in a text: regular ones by rule, others from {@code forms.yaml}. */
final class WordForms {
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
        forms.addAll(Inflections.ofVerb(longest));
        forms.addAll(Inflections.ofNoun(longest));
        forms.addAll(irregular.getOrDefault(longest, List.of()));
      }
    }
    return forms;
  }
}
