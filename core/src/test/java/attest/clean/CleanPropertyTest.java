package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.RawDocument;
import attest.document.RawDocument.Form;
import attest.document.RawDocument.Metadata;
import java.text.Normalizer;
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
    Article article =
        cleaner.clean(new RawDocument("x", Form.PLAIN_TEXT, page, Metadata.none())).article();
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
    Article article =
        cleaner.clean(new RawDocument("x", Form.ARTICLE_TEXT, text, Metadata.none())).article();
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
    Article once =
        cleaner.clean(new RawDocument("x", Form.PLAIN_TEXT, page, Metadata.none())).article();
    Article kept =
        cleaner
            .clean(new RawDocument("x", Form.ARTICLE_TEXT, once.text(), Metadata.none()))
            .article();
    assertThat(kept.text()).isEqualTo(once.text());
    assertThat(kept.paragraphs().size()).isLessThanOrEqualTo(once.paragraphs().size());
  }

  @Provide
  Arbitrary<String> markup() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(30),
            Arbitraries.of(
                List.of(
                    "<p>",
                    "</p>",
                    "<div class='related comments'>",
                    "<div class=entry-content>",
                    "</div>",
                    "<table><tr><td>",
                    "</table>",
                    "<br><br>",
                    "<br>",
                    "<a href=x>",
                    "</a>",
                    "<h1>",
                    "</h1>",
                    "<li>",
                    "<ul>",
                    "</ul>",
                    "<script>",
                    "</script>",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<article>",
                    "</article>",
                    "<figure>",
                    "</figure>",
                    "<b>",
                    "</i>",
                    "&amp",
                    "&#0;",
                    "&#xD800;",
                    "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[[{}]],\"headline\":[1]}</script>",
                    "<meta property='og:title' content=' | '>",
                    "<time datetime='2016-99-99'>",
                    "<html lang='x_'>",
                    "<title> - </title>",
                    "<base href='::'><link rel=canonical href='http://[bad'>",
                    "e\u0301",
                    "\uD83D",
                    "\u00AD",
                    "Ten people died in the blast near the market on Monday, police said.")));
    return parts.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Property(tries = 500)
  void anyMarkupIsCleanedAndEveryParagraphStandsInIt(@ForAll("markup") String page) {
    for (Form form : List.of(Form.HTML_PAGE, Form.HTML_FRAGMENT)) {
      Article article = cleaner.clean(new RawDocument("x", form, page, Metadata.none())).article();
      List<String> words =
          article.paragraphs().stream().map(p -> p.span().of(article.text())).toList();
      assertThat(words).allSatisfy(w -> assertThat(w).isNotBlank().doesNotContain("\n"));
      assertThat(article.text()).isEqualTo(String.join("\n\n", words));
      assertThat(Normalizer.isNormalized(article.text(), Normalizer.Form.NFC)).isTrue();
      assertThat(article.metadataFrom()).doesNotContainValue(null);
    }
  }
}
