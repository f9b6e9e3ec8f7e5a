package attest.resolve.time;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Published;
import attest.incident.TimeMention;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of files of kind {@code times}. An example has {@code text}, may have {@code
 * published} (ISO date), and says in {@code quote} which words must be found, with any of {@code
 * value}, {@code from}, {@code to}, {@code precision} and {@code kind}; {@code none: true} says
 * that nothing may be found. Examples are read without sentences and tenses.
 */
public final class TimeRuleCheck implements RuleCheck {
  static final String KIND = "times";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    TimeResolver resolver = new RuleTimeResolver(TimeOptions.defaults(), List.of(file));
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        Failure failure = failure(entry, example, resolver);
        if (failure != null) {
          failures.add(failure);
        }
      }
    }
    return failures;
  }

  private static @Nullable Failure failure(
      RuleEntry entry, Map<String, Object> example, TimeResolver resolver) {
    String text = text(example, "text");
    List<TimeMention> found = resolver.resolve(article(text, example));
    if (Boolean.TRUE.equals(example.get("none"))) {
      return found.isEmpty() ? null : new Failure(entry.id(), text, "nothing", describe(found));
    }
    String quote = text(example, "quote");
    for (TimeMention mention : found) {
      if (mention.evidence().quote().equals(quote)) {
        String expected = expected(example);
        String actual = actual(example, mention);
        return expected.equals(actual) ? null : new Failure(entry.id(), text, expected, actual);
      }
    }
    return new Failure(entry.id(), text, quote, describe(found));
  }

  private static String expected(Map<String, Object> example) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("kind", "value", "from", "to", "precision")) {
      if (example.containsKey(key)) {
        parts.add(key + "=" + text(example, key));
      }
    }
    return String.join(" ", parts);
  }

  private static String actual(Map<String, Object> example, TimeMention mention) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("kind", "value", "from", "to", "precision")) {
      if (example.containsKey(key)) {
        parts.add(key + "=" + field(key, mention));
      }
    }
    return String.join(" ", parts);
  }

  private static String field(String key, TimeMention mention) {
    var interval = mention.interval();
    return switch (key) {
      case "kind" -> mention.kind().name();
      case "value" -> String.valueOf(mention.value());
      case "from" -> interval == null ? "none" : interval.start().toString();
      case "to" -> interval == null ? "none" : interval.end().toString();
      default -> interval == null ? "none" : interval.precision().name();
    };
  }

  private static String describe(List<TimeMention> found) {
    return found.stream()
        .map(m -> m.evidence().quote() + " = " + m.value() + " (" + m.rule() + ")")
        .toList()
        .toString();
  }

  private static String text(Map<String, Object> example, String key) {
    Object value = example.get(key);
    return value == null ? "" : value.toString();
  }

  private static AnnotatedArticle article(String text, Map<String, Object> example) {
    String day = text(example, "published");
    Published published = day.isEmpty() ? null : Published.parse(day, Published.From.GIVEN);
    Article article =
        new Article(
            null, "example", null, null, null, null, List.of(), "en", published, null, text,
            List.of());
    return new AnnotatedArticle(article, List.of(), List.of());
  }
}
