package attest.resolve.time;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Entity;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small articles for tests. */
final class TimeTexts {
  private TimeTexts() {}

  static AnnotatedArticle article(String text, @Nullable String published) {
    return new AnnotatedArticle(plain(text, published), List.of(), List.of());
  }

  static AnnotatedArticle named(String text, String published, String name, Entity.Kind kind) {
    int begin = text.indexOf(name);
    Entity entity = new Entity(new Span(begin, begin + name.length()), 0, kind);
    return new AnnotatedArticle(plain(text, published), List.of(), List.of(entity));
  }

  /**
   * One sentence; each word is "form lemma upos xpos head relation", words divided by semicolons.
   */
  static AnnotatedArticle parsed(String published, String words) {
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    for (String word : words.split(";")) {
      String[] f = word.strip().split(" ");
      text.append(text.isEmpty() ? "" : " ");
      Span span = new Span(text.length(), text.length() + f[0].length());
      text.append(f[0]);
      tokens.add(
          new Token(tokens.size(), span, f[0], f[1], f[2], f[3], Integer.parseInt(f[4]), f[5]));
    }
    Sentence sentence = new Sentence(0, new Span(0, text.length()), 0, tokens);
    return new AnnotatedArticle(plain(text.toString(), published), List.of(sentence), List.of());
  }

  private static Article plain(String text, @Nullable String published) {
    Published date = published == null ? null : Published.parse(published, Published.From.GIVEN);
    return new Article(
        null, "test", null, null, null, null, List.of(), "en", date, null, text, List.of());
  }
}
