package attest.reconcile;

import attest.document.Span;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of files of kind {@code account-words}: a {@code text} with the words that it
 * {@code gives} and those that it {@code lacks}, or a {@code phrase} and what it {@code is}.
 */
public final class AccountWordsCheck implements RuleCheck {
  /** The check. */
  public AccountWordsCheck() {}

  @Override
  public String kind() {
    return "account-words";
  }

  @Override
  public List<Failure> check(RuleFile file) {
    WordLists lists = new WordLists(file);
    Frequencies frequencies = Frequencies.load();
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        if (example.get("phrase") instanceof String phrase && example.get("is") != null) {
          String actual = is(lists, entry.text("is"), phrase);
          if (!actual.equals(String.valueOf(example.get("is")))) {
            failures.add(
                new Failure(entry.id(), phrase, String.valueOf(example.get("is")), actual));
          }
        } else if (example.get("text") instanceof String text) {
          TellingWords words = new TellingWords(frequencies, lists);
          words.collect(text, new Span(0, text.length()));
          List<String> found = words.rarest();
          for (String given : texts(example.get("gives"))) {
            if (!found.contains(given)) {
              failures.add(new Failure(entry.id(), text, given, String.valueOf(found)));
            }
          }
          for (String lacked : texts(example.get("lacks"))) {
            if (found.contains(lacked)) {
              failures.add(new Failure(entry.id(), text, "no " + lacked, String.valueOf(found)));
            }
          }
        } else {
          throw new RuleException(file.name(), entry.id(), "has an example without its fields");
        }
      }
    }
    return failures;
  }

  private static List<String> texts(@Nullable Object field) {
    return field instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String is(WordLists lists, String kind, String phrase) {
    String lower = phrase.toLowerCase(Locale.ROOT);
    boolean holds =
        switch (kind) {
          case "including" -> lists.saysIncluding(lower);
          case "rising" -> lists.saysRising(lower);
          case "where" -> lists.isWhere(lower);
          case "joining" -> lists.joins(" " + lower + " ");
          default -> false;
        };
    return holds ? kind : "nothing";
  }
}
