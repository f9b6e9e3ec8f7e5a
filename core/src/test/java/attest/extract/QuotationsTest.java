package attest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationsTest {
  private static List<String> quoted(String... paragraphs) {
    Article article = Drawn.article(paragraphs);
    return Quotations.find(article).stream().map(s -> s.of(article.text())).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“The raid is over,” he said.",
        "\"The raid is over,\" he said.",
        "«The raid is over», he said.",
        "« The raid is over », he said.",
        "»The raid is over«, he said.",
        "„The raid is over“, he said.",
        "‘The raid is over,’ he said.",
        "He said: \"The raid is over\"",
        "He said: “The raid is over"
      })
  void everyHabitOfQuotingIsRead(String text) {
    assertThat(quoted(text)).containsExactly("The raid is over");
  }

  @Test
  void twoQuotationsOfAParagraphAreTwo() {
    assertThat(quoted("“We came,” he said. “We saw it.”")).containsExactly("We came", "We saw it.");
  }

  @Test
  void aQuotationEndsWithItsParagraph() {
    assertThat(quoted("“We came.", "Nobody spoke.")).containsExactly("We came.");
  }

  @Test
  void apostrophesQuoteNothing() {
    assertThat(quoted("The rebels' camp wasn’t the army's. It’s theirs.")).isEmpty();
    assertThat(quoted("‘It wasn’t us,’ he said.")).containsExactly("It wasn’t us");
  }

  @Test
  void anEmptyQuotationIsNone() {
    assertThat(quoted("He said “” and « ».")).isEmpty();
  }

  @Provide
  Arbitrary<String> wild() {
    return Arbitraries.of(
            "a", "B ", " ", "“", "”", "\"", "«", "»", "‘", "’", "'", "„", ",", "\n", "😀", "\ud800")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void quotationsAreInOrderWithinTheirParagraphsAndHaveWords(
      @ForAll("wild") String one, @ForAll("wild") String two) {
    Article article = Drawn.article(one, two);
    int last = 0;
    for (Span span : Quotations.find(article)) {
      assertThat(span.begin()).isGreaterThanOrEqualTo(last);
      assertThat(article.paragraphs()).anyMatch(p -> p.span().contains(span));
      assertThat(span.of(article.text())).isNotBlank();
      last = span.end();
    }
  }
}
