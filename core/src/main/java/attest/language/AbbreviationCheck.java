package attest.language;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of rule files of kind {@code abbreviations}: the words that decide where words
 * and sentences end. An example has a {@code text} and what comes of it: {@code sentences}, a list,
 * or {@code words}, one text with a space between words. The entries of the file are added to the
 * shipped ones.
 */
public final class AbbreviationCheck implements RuleCheck {
  /** A check. */
  public AbbreviationCheck() {}

  @Override
  public String kind() {
    return WordTable.KIND;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    Segmenter segmenter = new Segmenter(WordTable.with(file), LanguageOptions.defaults());
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        if (!(example.get("text") instanceof String text)) {
          throw new RuleException(file.name(), entry.id(), "has an example without a 'text'");
        }
        Object sentences = example.get("sentences");
        Object words = example.get("words");
        if (sentences == null && words == null) {
          throw new RuleException(
              file.name(), entry.id(), "has an example without 'sentences' or 'words'");
        }
        List<Segmenter.Stretch> found = segmenter.segment(text, 0, text.length());
        compare(entry, text, sentences, sentences(text, found), failures);
        compare(entry, text, words, words(text, found), failures);
      }
    }
    return failures;
  }

  private static void compare(
      RuleEntry entry,
      String text,
      @Nullable Object expected,
      Object actual,
      List<Failure> failures) {
    if (expected != null && !expected.equals(actual)) {
      failures.add(new Failure(entry.id(), text, expected.toString(), actual.toString()));
    }
  }

  private static List<String> sentences(String text, List<Segmenter.Stretch> found) {
    return found.stream().map(s -> text.substring(s.begin(0), s.end(s.size() - 1))).toList();
  }

  private static String words(String text, List<Segmenter.Stretch> found) {
    List<String> words = new ArrayList<>();
    for (Segmenter.Stretch sentence : found) {
      for (int i = 0; i < sentence.size(); i++) {
        words.add(text.substring(sentence.begin(i), sentence.end(i)));
      }
    }
    return String.join(" ", words);
  }
}
