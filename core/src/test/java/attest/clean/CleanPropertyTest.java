package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import attest.document.RawDocument.Metadata;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CleanPropertyTest {
  private final TextCleaner cleaner = new TextCleaner(CleanOptions.defaults());

  @Provide
  Arbitrary<String> pages() {
    Arbitrary<String> lines =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(40),
            Arbitraries.of(
                List.of(
                    "By Anna Example",
                    "Leave a Reply",
                    "Related articles",
                    "TUNIS (AP) —",
                    "Share this:",
                    "8 March 2016",
                    "",
                    " ",
                    "\u00A0",
                    "\u0085!",
                    "(",
                    "—",
                    "«",
                    "Ten people died, police said.",
                    "\uD83D\uDE00",
                    "a".repeat(300))));
    return lines.list().ofMaxSize(12).map(parts -> String.join("\n", parts));
  }

  @Property(tries = 1000)
  void anyTextIsCleanedAndEveryParagraphStandsInIt(@ForAll("pages") String page) {
    Article article = cleaner.clean(new RawDocument("x", Form.PLAIN_TEXT, page, Metadata.none())).article();
    article
        .paragraphs()
        .forEach(paragraph -> {
          String words = paragraph.span().of(article.text());
          assertThat(words).isNotBlank();
          assertThat(words).doesNotContain("\n");
        });
    assertThat(article.text())
        .isEqualTo(
            String.join(
                "\n\n",
                article.paragraphs().stream().map(p -> p.span().of(article.text())).toList()));
  }

  @Property(tries = 1000)
  void articleTextIsNeverTouched(@ForAll("pages") String text) {
    Article article = cleaner.clean(new RawDocument("x", Form.ARTICLE_TEXT, text, Metadata.none())).article();
    assertThat(article.text()).isEqualTo(text);
    int at = 0;
    for (Article.Paragraph paragraph : article.paragraphs()) {
      assertThat(
              text.substring(at, paragraph.span().begin())
                  .chars()
                  .allMatch(c -> Layout.isBlank((char) c)))
          .isTrue();
      at = paragraph.span().end();
    }
  }

  @Property(tries = 300)
  void cleaningAgainChangesNothingInTheBody(@ForAll("pages") String page) {
    Article once = cleaner.clean(new RawDocument("x", Form.PLAIN_TEXT, page, Metadata.none())).article();
    Article kept =
        cleaner.clean(new RawDocument("x", Form.ARTICLE_TEXT, once.text(), Metadata.none())).article();
    assertThat(kept.text()).isEqualTo(once.text());
    assertThat(kept.paragraphs().size()).isLessThanOrEqualTo(once.paragraphs().size());
  }
}
