package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.RawDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages as the usual publishing systems make them, with invented news. Beside each page stands what
 * a careful reader takes from it: title, byline and day, then the body.
 */
class PageStylesTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "attest", "clean", "pages");

  private final Cleaner cleaner = new TextCleaner(CleanOptions.defaults());

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html"))
          .map(name -> name.substring(0, name.length() - 5))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void takesWhatIsTheArticleAndNothingElse(String page) throws IOException {
    String html = Files.readString(FOLDER.resolve(page + ".html"));
    Article article =
        cleaner
            .clean(
                new RawDocument(
                    page, RawDocument.Form.HTML_PAGE, html, RawDocument.Metadata.none()))
            .article();
    String found =
        "title: "
            + (article.title() == null ? "" : article.title())
            + "\nbyline: "
            + String.join(", ", article.byline())
            + "\npublished: "
            + (article.published() == null ? "" : article.published().date())
            + "\n\n"
            + article.text()
            + "\n";
    assertThat(found).isEqualTo(Files.readString(FOLDER.resolve(page + ".txt")));
  }
}
