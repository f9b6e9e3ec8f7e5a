package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import attest.document.Article;
import attest.document.Published;
import attest.document.RawDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyEvaluationTest {
  @TempDir Path folder;

  @Test
  void comparesShinglesEachAsOftenAsItStands() {
    BodyEvaluation.Overlap same = BodyEvaluation.Overlap.of("one two three", "One two, three");
    assertThat(same.f1()).isZero();
    assertThat(BodyEvaluation.Overlap.of("one two three", "one two, three!").f1()).isEqualTo(1);
    BodyEvaluation.Overlap half = BodyEvaluation.Overlap.of("a b c d e", "a b c d a b c d");
    assertThat(half.precision()).isEqualTo(1 / 5.0, within(1e-9));
    assertThat(half.recall()).isEqualTo(1 / 2.0, within(1e-9));
    assertThat(BodyEvaluation.Overlap.of("a b c d", "").f1()).isZero();
    assertThat(BodyEvaluation.Overlap.of("", "").f1()).isEqualTo(1);
  }

  @Test
  void countsWhatIsRightOfEachPage() throws IOException {
    Files.writeString(folder.resolve("a.html"), "A");
    Files.writeString(folder.resolve("b.html"), "B");
    Path list = folder.resolve("list.jsonl");
    Files.writeString(
        list,
        """
        {"id": "a", "html_file": "a.html", "expected_text": "one two three four", "metadata": {"title": "Ten dead | Site", "byline": "By Anna Example, Site", "publishedTime": "2016-03-08T10:00:00Z"}}
        {"id": "b", "html_file": "b.html", "expected_text": "five six seven eight", "metadata": {"title": "Ten dead", "byline": "Bob Sample", "publishedTime": null}}
        """);
    Path out = folder.resolve("out.tsv");
    String table = new BodyEvaluation(BodyEvaluationTest::read).run(List.of(list), out);
    assertThat(table)
        .contains("pages 2", "mean F1 0.5000", "equal 0.500, without the site's name 1.000")
        .contains("byline                      0.500 (of 2)")
        .contains("published                   1.000 (of 1)");
    assertThat(Files.readAllLines(out)).hasSize(3);
  }

  private static Article read(RawDocument page) {
    return new Article(
        null,
        page.source(),
        null,
        null,
        null,
        "Ten dead",
        List.of("Anna Example"),
        "en",
        Published.parse("2016-03-08", Published.From.METADATA),
        null,
        page.content().equals("A") ? "one two three four" : "nothing of the kind here",
        List.of());
  }
}
