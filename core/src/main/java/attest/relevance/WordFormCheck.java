package attest.relevance;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the examples of words and their forms: {@code form} is a word of {@code text}, and the only
 * one that is a form of the entry.
 */
public final class WordFormCheck implements RuleCheck {
  /** The kinds of file whose entries are words. */
  public static final List<String> KINDS = List.of("word-forms", "sure-words");

  private final String kind;

  /** A check of one of {@link #KINDS}. */
  public WordFormCheck(String kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    List<Failure> failures = new ArrayList<>();
    WordForms forms = kind.equals("word-forms") ? new WordForms(List.of(file)) : new WordForms();
    for (RuleEntry entry : file.entries()) {
      Set<String> known = forms.of(Set.of(entry.id()));
      for (Map<String, Object> example : entry.examples()) {
        String text = String.valueOf(example.get("text"));
        String form = String.valueOf(example.get("form"));
        TextWords words = new TextWords(text);
        String found = "none";
        for (int i = 0; i < words.size(); i++) {
          found = known.contains(words.form(i)) ? words.form(i) : found;
        }
        if (!found.equals(form)) {
          failures.add(new Failure(entry.id(), text, form, found));
        }
      }
    }
    return failures;
  }
}
