package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words and short phrases by the class that they stand for; the longest phrase that ends at a word
 * decides.
 */
final class WordClasses {
  /** What stands in a phrase for any word of the class behind it. */
  private static final String CLASS = "@";

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
          if (word.startsWith(CLASS)) {
            byPhrase.put(
                CLASS + word.substring(word.indexOf(' ') + 1), new Entry(entry.id(), value));
          }
          longest = Math.max(longest, word.split("[ -]", -1).length);
        }
      }
    }
  }

  /** The classes that there are. */
  Set<String> values() {
    return byPhrase.values().stream().map(Entry::value).collect(Collectors.toUnmodifiableSet());
  }

  /** The class of a phrase in lower case, or null. */
  @Nullable String find(String phrase) {
    Entry entry = byPhrase.get(phrase);
    return entry == null ? null : entry.value();
  }

  /**
   * The class of a word with the words before it, or null. In a phrase of the file {@code @} and a
   * class stands for any word of that class, before the last word or behind it and "of": "rebel
   * commander", "a commander of the rebels".
   */
  @Nullable String find(Sentence sentence, Token head) {
    for (int length = Math.min(longest, head.index() + 1); length >= 1; length--) {
      if (length == 1) {
        String theirs = ofClass(sentence, head);
        if (theirs != null) {
          return theirs;
        }
      }
      StringBuilder phrase = new StringBuilder();
      for (int i = head.index() - length + 1; i < head.index(); i++) {
        phrase.append(Trees.lower(sentence.tokens().get(i))).append(' ');
      }
      Entry entry = entry(phrase.toString(), head);
      if (entry != null) {
        return entry.value();
      }
    }
    return null;
  }

  /** The class of one of those whom the word before, or one behind "of", names; null if none. */
  private @Nullable String ofClass(Sentence sentence, Token head) {
    if (entry(CLASS, head) == null) {
      return null;
    }
    List<Token> theirs = new ArrayList<>();
    if (head.index() > 0) {
      theirs.add(sentence.tokens().get(head.index() - 1));
    }
    for (Token child : sentence.children(head, "nmod")) {
      if (sentence.children(child, "case").stream().anyMatch(c -> c.form().equals("of"))) {
        theirs.add(child);
      }
    }
    for (Token token : theirs) {
      Entry before = entry("", token);
      Entry entry = before == null ? null : entry(CLASS + before.value() + " ", head);
      if (entry != null) {
        return entry.value();
      }
    }
    return null;
  }

  private @Nullable Entry entry(String before, Token word) {
    Entry byForm = byPhrase.get(before + Trees.lower(word));
    return byForm == null ? byPhrase.get(before + word.lemma().toLowerCase(Locale.ROOT)) : byForm;
  }
}
