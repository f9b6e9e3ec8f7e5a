package attest.accounts;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the examples of the files {@code targets}, {@code weapons} and {@code causes}: each has a
 * {@code phrase} and the kind that it {@code is}.
 */
public final class KindCheck implements RuleCheck {
  private final String kind;

  /** A check for {@code targets}, {@code weapons} or {@code causes}. */
  public KindCheck(String kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    KindWords words = new KindWords(List.of(file));
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        if (!(example.get("phrase") instanceof String phrase) || example.get("is") == null) {
          throw new RuleException(
              file.name(), entry.id(), "has an example without 'phrase' or 'is'");
        }
        KindWords.Found found = words.find(phrase);
        String actual = found == null ? "nothing" : found.kind();
        if (!actual.equals(String.valueOf(example.get("is")))) {
          failures.add(new Failure(entry.id(), phrase, String.valueOf(example.get("is")), actual));
        }
      }
    }
    return failures;
  }
}
