package attest.evaluate;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles for the documents of benchmarks: the text exactly as given, with its paragraphs. */
final class Articles {
  private Articles() {}

  static Article of(String ref, @Nullable String title, String text, @Nullable String date) {
    Published published = date == null ? null : Published.parse(date, Published.From.METADATA);
    List<Article.Paragraph> paragraphs = new ArrayList<>();
    int begin = 0;
    while (begin < text.length()) {
      int gap = text.indexOf("\n\n", begin);
      int end = gap < 0 ? text.length() : gap;
      if (!text.substring(begin, end).isBlank()) {
        paragraphs.add(new Article.Paragraph(new Span(begin, end), false));
      }
      begin = gap < 0 ? text.length() : gap + 2;
    }
    return new Article(
        ref, ref, null, null, null, title, List.of(), "en", published, null, text, paragraphs);
  }
}
