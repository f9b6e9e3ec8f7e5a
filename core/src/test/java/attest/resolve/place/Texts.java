package attest.resolve.place;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Articles cut into words by simple rules, and the shipped gazetteer, for tests. */
final class Texts {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:\\p{Lu}\\.){2,}|(?:W\\.Va|Va|Ky|Gen|Mr)\\.|[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*?(?=['’]s\\b)"
              + "|['’]s\\b|[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|\\S");

  private Texts() {}

  private static final class Shipped {
    static final Path CACHE = cache();
    static final PlaceOptions OPTIONS = new PlaceOptions(CACHE, null, 0, true);
    static final Gazetteer GAZETTEER = open();

    private static Path cache() {
      try {
        return Files.createTempDirectory("attest-gazetteer");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Gazetteer open() {
      try {
        Gazetteer gazetteer = Gazetteer.open(OPTIONS);
        try (var files = Files.list(CACHE)) {
          files.forEach(f -> f.toFile().deleteOnExit());
        }
        return gazetteer;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Gazetteer gazetteer() {
    return Shipped.GAZETTEER;
  }

  static PlaceOptions options() {
    return Shipped.OPTIONS;
  }

  static PlaceResolver resolver() {
    return new GazetteerPlaceResolver(gazetteer(), options());
  }

  /** An article whose sentences are its lines. */
  static AnnotatedArticle annotate(
      String text, String publisher, Entity.Kind kind, String... names) {
    List<Sentence> sentences = new ArrayList<>();
    List<Entity> entities = new ArrayList<>();
    int begin = 0;
    for (String line : text.split("\n", -1)) {
      List<Token> tokens = new ArrayList<>();
      Matcher matcher = WORD.matcher(text).region(begin, begin + line.length());
      while (matcher.find()) {
        int index = tokens.size();
        String form = matcher.group();
        Span span = new Span(matcher.start(), matcher.end());
        String relation = index == 0 ? "root" : "dep";
        tokens.add(new Token(index, span, form, form, "X", "X", index - 1, relation));
      }
      if (!tokens.isEmpty()) {
        Span span = new Span(tokens.getFirst().span().begin(), tokens.getLast().span().end());
        for (String name : names) {
          int at = text.indexOf(name, span.begin());
          if (at >= 0 && at < span.end()) {
            entities.add(new Entity(new Span(at, at + name.length()), sentences.size(), kind));
          }
        }
        sentences.add(new Sentence(sentences.size(), span, 0, tokens));
      }
      begin += line.length() + 1;
    }
    entities.sort((a, b) -> a.span().compareTo(b.span()));
    Article article =
        new Article(
            null, "test", null, publisher, null, null, List.of(), "en", null, null, text,
            List.of());
    return new AnnotatedArticle(article, sentences, entities);
  }

  static AnnotatedArticle annotate(String text) {
    return annotate(text, null, Entity.Kind.LOCATION);
  }
}
