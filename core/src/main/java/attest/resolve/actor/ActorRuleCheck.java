package attest.resolve.actor;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of files of kind {@code actors}, whose entries are added to the registry for
 * it, and {@code actor-words}. An example has {@code text} and says in {@code quote} which words
 * must be found, with any of {@code id}, {@code name}, {@code kind} and {@code hedged}; {@code
 * absent} gives words that must not be an actor. Examples are read without sentences.
 */
public final class ActorRuleCheck implements RuleCheck {
  private final String kind;

  private ActorRuleCheck(String kind) {
    this.kind = kind;
  }

  /** The check of files of kind {@code actors}: names. */
  public static ActorRuleCheck names() {
    return new ActorRuleCheck("actors");
  }

  /** The check of files of kind {@code actor-words}: nouns for people and what stands with them. */
  public static ActorRuleCheck words() {
    return new ActorRuleCheck("actor-words");
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    boolean names = kind.equals("actors");
    ActorResolver resolver =
        new RegistryActorResolver(
            ActorOptions.defaults(),
            ActorRegistry.load(names ? List.of(file) : List.of()),
            names ? List.of() : List.of(file));
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
      RuleEntry entry, Map<String, Object> example, ActorResolver resolver) {
    String text = text(example, "text");
    List<ActorMention> found = resolver.resolve(article(text));
    String absent = text(example, "absent");
    if (!absent.isEmpty()) {
      boolean none = found.stream().noneMatch(m -> m.evidence().quote().contains(absent));
      return none ? null : new Failure(entry.id(), text, "no " + absent, describe(found));
    }
    String quote = text(example, "quote");
    for (ActorMention mention : found) {
      if (mention.evidence().quote().equals(quote)) {
        String expected = joined(example, null);
        String actual = joined(example, mention);
        return expected.equals(actual) ? null : new Failure(entry.id(), text, expected, actual);
      }
    }
    return new Failure(entry.id(), text, quote, describe(found));
  }

  private static String joined(Map<String, Object> example, @Nullable ActorMention mention) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("id", "name", "kind", "hedged")) {
      if (example.containsKey(key)) {
        parts.add(key + "=" + (mention == null ? text(example, key) : field(key, mention)));
      }
    }
    return String.join(" ", parts);
  }

  private static String field(String key, ActorMention mention) {
    return switch (key) {
      case "id" -> mention.actor() instanceof Actor.Known known ? known.id() : "none";
      case "name" -> mention.actor().name();
      case "kind" -> mention.actor().kind().code();
      default -> String.valueOf(mention.hedged());
    };
  }

  private static String describe(List<ActorMention> found) {
    return found.stream()
        .map(m -> m.evidence().quote() + " = " + m.actor() + " (" + m.rule() + ")")
        .toList()
        .toString();
  }

  private static String text(Map<String, Object> example, String key) {
    Object value = example.get(key);
    return value == null ? "" : value.toString();
  }

  private static AnnotatedArticle article(String text) {
    Article article =
        new Article(
            null, "example", null, null, null, null, List.of(), "en", null, null, text, List.of());
    return new AnnotatedArticle(article, List.of(), List.of());
  }
}
