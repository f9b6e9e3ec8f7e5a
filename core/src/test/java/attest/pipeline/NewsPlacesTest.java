package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.ArticleRecord;
import attest.incident.Place;
import attest.incident.PlaceMention;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places that reports of political violence name often are found in their country. */
class NewsPlacesTest {
  private static Stream<String> countries() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                NewsPlacesTest.class.getResourceAsStream("/attest/resolve/place/news-places.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("countries")
  void eachIsInItsCountry(String line) {
    String country = line.substring(0, line.indexOf(';'));
    for (String name : line.substring(3).split("\\|", -1)) {
      if (name.startsWith("?")) {
        continue;
      }
      ArticleRecord record =
          Shipped.read("A bomb killed nine people in " + name + " on Sunday.", "2016-05-21");
      List<PlaceMention> places = record.places();
      assertThat(places).as(name).hasSize(1);
      assertThat(places.getFirst().place())
          .as(name)
          .isInstanceOfSatisfying(
              Place.Known.class, known -> assertThat(known.country()).isEqualTo(country));
    }
  }
}
