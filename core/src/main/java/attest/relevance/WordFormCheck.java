package attest.relevance;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the examples of {@code word-forms}: {@code form} is a word of {@code text}, and known. */
public final class WordFormCheck implements RuleCheck {
  @Override
  public String kind() {
    return "word-forms";
  }

  @Override
  public List<Failure> check(RuleFile file) {
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      Set<String> known = new WordForms(List.of(file)).of(Set.of(entry.id()));
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
