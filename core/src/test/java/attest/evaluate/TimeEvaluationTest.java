package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.document.Article;
import attest.incident.ArticleRecord;
import attest.resolve.time.RuleTimeResolver;
import attest.resolve.time.TimeOptions;
import attest.resolve.time.TimeResolver;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeEvaluationTest {
  private static final TimeResolver RESOLVER = new RuleTimeResolver(TimeOptions.defaults());
  private static final Function<Article, ArticleRecord> READER =
      article ->
          new ArticleRecord(
              article,
              List.of(),
              List.of(),
              List.of(),
              RESOLVER.resolve(new AnnotatedArticle(article, List.of(), List.of())),
              List.of(),
              List.of());
  @TempDir Path folder;

  @Test
  void countsSpansAndValuesApart() throws IOException {
    Path file = folder.resolve("times.jsonl");
    Files.writeString(
        file,
        """
        {"id": "a", "text": "\uD83D\uDE00 It fell on Monday night.", "published": "2016-03-09", "times": \
        [{"start": 13, "end": 19, "value": "2016-03-07"}]}
        {"id": "b", "text": "It fell in 2011.", "times": [{"start": 11, "end": 15, "value": "2011"}]}
        {"id": "c", "text": "It fell today.", "times": []}
        """);
    Path out = folder.resolve("differences.tsv");
    String table = new TimeEvaluation().run(List.of(file), READER, out, n -> {});
    assertThat(table).contains("articles 3, marked 2, found 3");
    assertThat(table).contains("strict spans    F1 0.400").contains("relaxed spans   F1 0.800");
    assertThat(table).contains("accuracy 0.500");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "a\tdiffers\tMonday\t2016-03-07\tMonday night\t2016-03-07TNI\tweekday",
            "c\tspurious\ttoday\tXXXX-XX-XX\ttoday");
  }

  @Test
  void ourOwnSentencesAreReadRight() throws IOException, URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(
                    TimeEvaluationTest.class.getResource("/attest/resolve/time/times-dev.jsonl"))
                .toURI());
    String table = new TimeEvaluation().run(List.of(file), READER, null, n -> {});
    assertThat(score(table, "strict spans    F1 ([0-9.]+)")).isGreaterThanOrEqualTo(0.97);
    assertThat(score(table, "accuracy ([0-9.]+)")).isGreaterThanOrEqualTo(0.95);
  }

  private static double score(String table, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(table);
    assertThat(matcher.find()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
