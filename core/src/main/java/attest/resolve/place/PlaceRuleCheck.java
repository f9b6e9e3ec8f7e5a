package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of files of the kind {@code place-words}. An example has a {@code text} of one
 * sentence and one of: {@code place}, words that must be found as a place, with {@code precision}
 * and {@code wording} if they matter; {@code unknown}, words that are a place which the gazetteer
 * does not have; {@code none}, words that are no place.
 */
public final class PlaceRuleCheck implements RuleCheck {
  private final Gazetteer gazetteer;

  /** A check with the places of a gazetteer. */
  public PlaceRuleCheck(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  @Override
  public String kind() {
    return PlaceWords.KIND;
  }

  @Override
  public List<Failure> check(RuleFile file) {
    PlaceWords words = PlaceWords.of(file);
    PlaceOptions options = new PlaceOptions(Path.of("."), null, 0, false);
    GazetteerPlaceResolver resolver =
        new GazetteerPlaceResolver(gazetteer, options, words, Weights.DEFAULT, Senses.DEFAULT);
    List<Failure> failures = new ArrayList<>();
    for (RuleEntry entry : file.entries()) {
      for (Map<String, Object> example : entry.examples()) {
        Failure failure = check(resolver, entry, example);
        if (failure != null) {
          failures.add(failure);
        }
      }
    }
    return failures;
  }

  private static @Nullable Failure check(
      PlaceResolver resolver, RuleEntry entry, Map<String, Object> example) {
    String text = text(example, "text");
    String unknown = text(example, "unknown");
    String none = text(example, "none");
    String place = text(example, "place");
    if (text == null) {
      return new Failure(entry.id(), example.toString(), "a text", "none");
    }
    List<PlaceMention> mentions = resolver.resolve(annotate(text, unknown));
    PlaceMention found = null;
    String wanted = place != null ? place : unknown != null ? unknown : none;
    for (PlaceMention mention : mentions) {
      if (mention.evidence().quote().equals(wanted)) {
        found = mention;
      }
    }
    if (none != null) {
      return found == null ? null : new Failure(entry.id(), text, "no place", found.toString());
    }
    String precision = text(example, "precision");
    String wording = text(example, "wording");
    boolean right =
        found != null
            && (unknown == null || found.place() instanceof Place.Unknown)
            && (wording == null || wording.equals(found.wording().quote()))
            && (precision == null || precision.equals(precision(found.place())));
    String expected = example.toString();
    return right ? null : new Failure(entry.id(), text, expected, mentions.toString());
  }

  private static String precision(Place place) {
    return switch (place) {
      case Place.Known known -> known.precision().code();
      case Place.Ambiguous ambiguous -> ambiguous.candidates().getFirst().precision().code();
      case Place.Unknown none -> Place.Precision.UNKNOWN.code();
    };
  }

  private static @Nullable String text(Map<String, Object> example, String key) {
    Object value = example.get(key);
    return value == null ? null : value.toString();
  }

  private static AnnotatedArticle annotate(String text, @Nullable String name) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int begin = i;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
        i++;
      }
      if (i == begin) {
        i++;
      }
      String form = text.substring(begin, i);
      if (!form.isBlank()) {
        int index = tokens.size();
        tokens.add(
            new Token(
                index,
                new Span(begin, i),
                form,
                form,
                "X",
                "X",
                index - 1,
                index == 0 ? "root" : "dep"));
      }
    }
    Span whole = new Span(0, text.length());
    Article article =
        new Article(
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
            List.of(new Article.Paragraph(whole, false)));
    int at = name == null ? -1 : text.indexOf(name);
    List<Entity> entities =
        name == null || at < 0
            ? List.of()
            : List.of(new Entity(new Span(at, at + name.length()), 0, Entity.Kind.LOCATION));
    return new AnnotatedArticle(article, List.of(new Sentence(0, whole, 0, tokens)), entities);
  }
}
