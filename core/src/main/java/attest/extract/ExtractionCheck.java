package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Span;
import attest.incident.Claim;
import attest.incident.Extraction;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Statement;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of the rule files of extraction. An example has a {@code text} and what is to
 * come of it: {@code event}, {@code trigger}, {@code initiator}, {@code target}, {@code party},
 * {@code status}, {@code separate}, {@code claims} (such as {@code killed 6+ security_forces}),
 * {@code figure}, {@code speaker}, {@code words}, {@code direct}, {@code kind}. Only what is given
 * is compared.
 */
public final class ExtractionCheck implements RuleCheck {
  /** The kinds of file that extraction reads. */
  public static final List<String> KINDS =
      List.of(
          "events", "harms", "figures", "people", "speech", "speakers", "status", "connectives");

  private final String kind;
  private final Function<Article, AnnotatedArticle> analyser;

  /**
   * A check for one kind of file.
   *
   * @param kind one of {@link #KINDS}
   * @param analyser finds the words and trees of an example
   */
  public ExtractionCheck(String kind, Function<Article, AnnotatedArticle> analyser) {
    this.kind = kind;
    this.analyser = analyser;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    RuleMentionExtractor extractor = new RuleMentionExtractor(List.of(file));
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        if (!(example.get("text") instanceof String text)) {
          throw new RuleException(file.name(), entry.id(), "has an example without a 'text'");
        }
        Extraction found = extractor.extract(analyser.apply(article(text)));
        example.forEach(
            (field, expected) -> compare(entry, text, field, expected, found, failures));
      }
    }
    return failures;
  }

  private static Article article(String text) {
    return new Article(
        null,
        "example",
        null,
        null,
        null,
        null,
        List.of(),
        "en",
        null,
        null,
        text,
        List.of(new Article.Paragraph(new Span(0, text.length()), false)));
  }

  private static void compare(
      RuleEntry entry,
      String text,
      String field,
      Object expected,
      Extraction found,
      List<Failure> failures) {
    List<String> actual = new ArrayList<>();
    boolean right;
    String wanted = String.valueOf(expected);
    switch (field) {
      case "text", "note" -> {
        return;
      }
      case "event" -> {
        found.mentions().forEach(m -> actual.add(m.type() == null ? "harm" : m.type().code()));
        right = wanted.equals("none") ? actual.isEmpty() : actual.contains(wanted);
      }
      case "trigger" -> {
        found.mentions().forEach(m -> actual.add(m.trigger().quote()));
        right = actual.contains(wanted);
      }
      case "initiator", "target", "party" -> {
        Mention.Role role = Mention.Role.valueOf(field.toUpperCase(Locale.ROOT));
        found
            .mentions()
            .forEach(m ->
                m.arguments().stream()
                    .filter(a -> a.role() == role)
                    .forEach(a -> actual.add(a.evidence().quote())));
        right = actual.contains(wanted);
      }
      case "status" -> {
        found.mentions().forEach(m -> actual.add(m.status().code()));
        right = wanted.equals("none") ? actual.isEmpty() : actual.contains(wanted);
      }
      case "separate" -> {
        found.mentions().forEach(m -> actual.add(String.valueOf(m.separate())));
        right = actual.contains(wanted);
      }
      case "claims" -> {
        found.mentions().forEach(m -> m.claims().forEach(c -> actual.add(describe(c))));
        List<String> all = new ArrayList<>();
        if (expected instanceof List<?> list) {
          list.forEach(item -> all.add(String.valueOf(item)));
        }
        right = actual.stream().sorted().toList().equals(all.stream().sorted().toList());
      }
      case "figure" -> {
        found.mentions().forEach(m -> m.claims().forEach(c -> actual.add(describe(c.figure()))));
        right = actual.contains(wanted);
      }
      case "speaker", "words", "direct", "kind" -> {
        found.statements().forEach(s -> actual.add(describe(s, field)));
        right = actual.contains(wanted);
      }
      default ->
          throw new RuleException(
              entry.file(),
              entry.id(),
              "has an example with a field '" + field + "' that is not known");
    }
    if (!right) {
      failures.add(
          new Failure(
              entry.id(),
              text,
              field + ": " + wanted,
              actual.stream().distinct().collect(Collectors.joining("; "))));
    }
  }

  private static String describe(Statement statement, String field) {
    return switch (field) {
      case "speaker" ->
          first(
              statement.speaker().name(),
              statement.speaker().role(),
              statement.speaker().organisation());
      case "words" -> statement.evidence().quote();
      case "direct" -> String.valueOf(statement.direct());
      default -> statement.speaker().kind().code();
    };
  }

  private static String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private static String describe(Claim claim) {
    return claim.harm().code()
        + " "
        + describe(claim.figure())
        + " "
        + claim.group().code()
        + (claim.scope() == Claim.Scope.INCIDENT ? "" : " " + claim.scope().code());
  }

  /** A figure in the notation of examples: 6, 6+, -6, 6~, 6-9, 0. */
  private static String describe(Figure figure) {
    return switch (figure) {
      case Figure.Exact exact -> String.valueOf(exact.value());
      case Figure.AtLeast least -> least.value() + "+";
      case Figure.AtMost most -> "-" + most.value();
      case Figure.About about -> about.value() + "~";
      case Figure.Between between -> between.from() + "-" + between.to();
      case Figure.Unstated vague -> (vague.low().isPresent() ? vague.low().getAsLong() : "") + "+";
      case Figure.None none -> "0";
    };
  }
}
