package attest.resolve.actor;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;

/** Small articles for tests. */
final class ActorTexts {
  private ActorTexts() {}

  static AnnotatedArticle article(String text) {
    return new AnnotatedArticle(plain(text), List.of(), List.of());
  }

  /**
   * One sentence; each word is "form lemma upos xpos head relation", words divided by semicolons.
   */
  static AnnotatedArticle parsed(String words) {
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
    return new AnnotatedArticle(plain(text.toString()), List.of(sentence), List.of());
  }

  private static Article plain(String text) {
    return new Article(
        null, "test", null, null, null, null, List.of(), "en", null, null, text, List.of());
  }
}
