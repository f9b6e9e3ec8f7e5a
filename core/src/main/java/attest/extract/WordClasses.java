package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and short phrases by the class that they stand for; the longest phrase that ends at a word
 * decides.
 */
final class WordClasses {
  private record Entry(String id, String value) {}

  private final Map<String, Entry> byPhrase = new HashMap<>();
  private int longest = 1;

  /** Reads the entries of a file: {@code words} and the class in the field {@code field}. */
  WordClasses(List<RuleFile> files, String field) {
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        String value = entry.text(field);
        for (String word : entry.texts("words")) {
          byPhrase.put(word.toLowerCase(Locale.ROOT), new Entry(entry.id(), value));
          longest = Math.max(longest, word.split("[ -]", -1).length);
        }
      }
    }
  }

  /** The class of a phrase in lower case, or null. */
  @Nullable String find(String phrase) {
    Entry entry = byPhrase.get(phrase);
    return entry == null ? null : entry.value();
  }

  /** The class of a word with the words before it, or null. */
  @Nullable String find(Sentence sentence, Token head) {
    for (int length = Math.min(longest, head.index() + 1); length >= 1; length--) {
      StringBuilder phrase = new StringBuilder();
      for (int i = head.index() - length + 1; i < head.index(); i++) {
        phrase.append(Trees.lower(sentence.tokens().get(i))).append(' ');
      }
      Entry byForm = byPhrase.get(phrase + Trees.lower(head));
      Entry entry =
          byForm == null ? byPhrase.get(phrase + head.lemma().toLowerCase(Locale.ROOT)) : byForm;
      if (entry != null) {
        return entry.value();
      }
    }
    return null;
  }
}
