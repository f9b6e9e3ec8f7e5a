package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Evidence;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceEvaluationTest {
  private final PlaceEvaluation evaluation =
      new PlaceEvaluation(place -> place instanceof Place.Known known ? known.point() : null);

  private static List<PlaceMention> read(Article article) {
    int at = article.text().indexOf("Sfax");
    Evidence name = Evidence.of(article, new Span(at, at + 4));
    Place.Point point = new Place.Point(34.74, 10.76);
    Place place = new Place.Known(1L, "Sfax", "TN", null, point, Place.Precision.SETTLEMENT);
    return List.of(new PlaceMention(place, name, name, 1, "test"));
  }

  @Test
  void countsInCodePointsAndScores(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gold.jsonl"),
            """
            {"id": "a", "title": null, "text": "\uD83D\uDE00 Sfax and Gabes", "toponyms": [\
            {"start": 2, "end": 6, "phrase": "Sfax", "lat": 34.7, "lon": 10.8}, \
            {"start": 11, "end": 16, "phrase": "Gabes", "lat": 33.9, "lon": 10.1}, \
            {"start": 7, "end": 10, "lat": null, "lon": null}]}
            """);
    Path out = folder.resolve("out.jsonl");

    PlaceEvaluation.Scores scores = evaluation.run(file, PlaceEvaluationTest::read, out);

    assertThat(scores).isEqualTo(new PlaceEvaluation.Scores(1, 3, 2, 1, 1, 1, 1, 1));
    assertThat(scores.recall()).isEqualTo(1 / 3.0);
    assertThat(scores.accuracy()).isEqualTo(1);
    assertThat(scores.endToEnd()).isEqualTo(2 / 3.0);
    assertThat(Files.readString(out))
        .isEqualTo(
            "{\"id\":\"a\",\"toponyms\":[{\"start\":2,\"end\":6,\"phrase\":\"Sfax\",\"lat\":34.74,\"lon\":10.76,"
                + "\"geonames_id\":\"1\",\"country\":\"TN\"}]}\n");
  }

  @Test
  void farPlacesAreWrong(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gold.jsonl"),
            "{\"id\":\"a\",\"text\":\"In Sfax\",\"toponyms\":[{\"start\":3,\"end\":7,\"lat\":36.8,\"lon\":10.2}]}");
    assertThat(evaluation.run(file, PlaceEvaluationTest::read, null).accuracy()).isZero();
  }

  @Test
  void lineThatIsNoArticleIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("gold.jsonl"), "{\"id\": \"a\"}\n");
    assertThatThrownBy(() -> evaluation.run(file, PlaceEvaluationTest::read, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gold.jsonl:1");
  }
}
