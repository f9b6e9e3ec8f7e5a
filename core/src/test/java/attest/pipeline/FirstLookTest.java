package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Span;
import attest.incident.ArticleRecord;
import attest.relevance.Relevance;
import attest.settings.Settings;
import attest.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first look at articles, as the pipeline heeds it. */
class FirstLookTest {
  private static final String RECIPE =
      "Stir the onions over a low heat until they are soft, then add the rice and the stock.";
  private static final int PARAGRAPHS = 60;

  private static Article article(String text) {
    return new Article(
        null,
        "test",
        null,
        null,
        null,
        null,
        List.of(),
        "en",
        null,
        null,
        text,
        List.of(new Article.Paragraph(new Span(0, text.length()), false)));
  }

  private static String text(String gold) throws IOException {
    return Files.readString(Shipped.root().resolve("gold/" + gold + "/article.txt"));
  }

  private static Settings everything() {
    return new SettingsReader()
        .read(null, Map.of(), Map.of("relevance.enabled", "false"))
        .settings();
  }

  @Test
  void whatIsNotAnalysedIsSaidToBe() {
    ArticleRecord record = Shipped.pipeline().read(article(RECIPE));
    assertThat(record.accounts()).isEmpty();
    assertThat(record.problems())
        .filteredOn(problem -> problem.code() == Problem.Code.NOT_RELEVANT)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.message()).contains("--all");
          assertThat(problem.code().fatal()).isFalse();
        });
    assertThat(record.article().text()).isEqualTo(RECIPE);
  }

  @Test
  void whatIsAnalysedHasNoSuchMark() {
    ArticleRecord record =
        Shipped.pipeline().read(article("Gunmen killed four farmers near Gao on Monday."));
    assertThat(record.accounts()).isNotEmpty();
    assertThat(record.problems()).noneMatch(problem -> problem.code() == Problem.Code.NOT_RELEVANT);
  }

  @Test
  void whereNoWordOfARuleStandsTheAnalysisFindsNothing() throws IOException {
    List<String> without = new ArrayList<>();
    for (String name : Shipped.gold()) {
      for (String paragraph : text(name).split("\n\\s*\n", -1)) {
        if (!paragraph.isBlank()
            && Shipped.pipeline().screen().screen(article(paragraph)).stage()
                == Relevance.Stage.WORDS) {
          without.add(paragraph);
        }
      }
    }
    assertThat(without).hasSizeGreaterThan(PARAGRAPHS);
    try (DocumentPipeline full = DocumentPipeline.open(everything())) {
      for (int i = 0; i < PARAGRAPHS; i++) {
        String paragraph = without.get(i * without.size() / PARAGRAPHS);
        assertThat(full.read(article(paragraph)).accounts()).as(paragraph).isEmpty();
      }
      assertThat(full.read(article(RECIPE)).problems())
          .noneMatch(problem -> problem.code() == Problem.Code.NOT_RELEVANT);
    }
  }

  @Test
  void goldArticlesThatTellOfEventsPass() throws IOException {
    List<String> stopped = new ArrayList<>();
    for (String name : Shipped.gold()) {
      boolean tells = !Shipped.expected(name).path("accounts").isEmpty();
      if (tells && !Shipped.pipeline().screen().screen(article(text(name))).passed()) {
        stopped.add(name);
      }
    }
    assertThat(stopped).isEmpty();
  }
}
