package attest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.document.Sentence;
import attest.document.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was found, by sentence. */
class BySentenceTest {
  private static final AnnotatedArticle FOUR = annotated();

  private final BySentence<Span> found =
      new BySentence<>(
          FOUR,
          List.of(new Span(30, 33), new Span(1, 2), new Span(3, 5), new Span(21, 22), span(999)),
          Function.identity());

  @Test
  void findsThoseOfASentenceInTheOrderGiven() {
    assertThat(found.in(0)).containsExactly(new Span(1, 2), new Span(3, 5));
    assertThat(found.in(1)).isEmpty();
    assertThat(found.beside(new Span(25, 28))).containsExactly(new Span(21, 22));
    assertThat(found.beside(span(999))).isEmpty();
  }

  @Test
  void findsThoseAroundSentencesOnceInTheOrderOfTheText() {
    assertThat(found.around(List.of(2, 3), 1)).containsExactly(new Span(21, 22), new Span(30, 33));
    assertThat(found.around(List.of(1), 1))
        .containsExactly(new Span(1, 2), new Span(3, 5), new Span(21, 22));
    assertThat(found.around(List.of(1), 0)).isEmpty();
  }

  @Test
  void leavesOutWhatBeginsInNoSentence() {
    assertThat(found.all())
        .containsExactly(new Span(30, 33), new Span(1, 2), new Span(3, 5), new Span(21, 22));
  }

  /** Four sentences of ten characters. */
  private static AnnotatedArticle annotated() {
    String text = "Aaaa bbbb.".repeat(4);
    Article article =
        new Article(
            null, "made", null, null, null, null, List.of(), "en", null, null, Map.of(), null, text,
            List.of());
    List<Sentence> sentences =
        IntStream.range(0, 4)
            .mapToObj(i -> new Sentence(i, new Span(10 * i, 10 * i + 10), 0, List.of()))
            .toList();
    return new AnnotatedArticle(article, sentences, List.of());
  }

  private static Span span(int begin) {
    return new Span(begin, begin + 1);
  }
}
