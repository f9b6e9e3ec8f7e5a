package attest.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedOriginsTest {
  private final OriginGrouper grouper = new LinkedOrigins(OriginOptions.defaults());

  @Test
  void theSameTextUnderTwoAddressesIsOneArticleOfOneOrigin() {
    Report one = report("a", "Daily Example", null, words(1, 200), 3);
    Report other = report("a", "Evening Sample", null, words(1, 200), 1);
    List<Origin> origins = grouper.group(List.of(one, other));
    assertThat(origins).hasSize(1);
    assertThat(origins.getFirst().articles()).containsExactly("a");
    assertThat(origins.getFirst().reports()).containsExactly(other, one);
    assertThat(origins.getFirst().links()).isEmpty();
  }

  @Test
  void aCutCopyWithALocalEndIsACopy() {
    Report wire = report("wire", "Wire", null, words(1, 400), 1);
    Report cut = report("cut", "Daily Example", null, words(1, 120) + words(2, 20), 1);
    Report own = report("own", "Evening Sample", null, words(3, 300), 1);
    List<Origin> origins = grouper.group(List.of(own, cut, wire));
    assertThat(origins.stream().map(Origin::articles))
        .containsExactly(List.of("cut", "wire"), List.of("own"));
    assertThat(origins.getFirst().links().getFirst().basis()).isEqualTo(Origin.Basis.COPY);
  }

  @Test
  void reportsOfOneAgencyAreOneOriginAndThoseOfUnknownReportersAreNot() {
    Report one = report("a", "Daily Example", "AFP", words(1, 100), 1);
    Report other = report("b", "Evening Sample", "afp ", words(2, 100), 2);
    Report own = report("c", "Daily Example", null, words(3, 100), 2);
    Report unknown = report("d", null, null, words(4, 100), 2);
    Report unnamed = report("e", " ", null, words(5, 100), 2);
    List<Report> all = List.of(one, other, own, unknown, unnamed);
    assertThat(grouper.group(all)).hasSize(4);
    OriginOptions textOnly = new OriginOptions(0.3, 0.6, 40, false);
    assertThat(new LinkedOrigins(textOnly).group(all)).hasSize(5);
  }

  @Test
  void shortTextsAreCopiesOnlyWordForWord() {
    Report one = report("a", null, null, words(1, 30), 1);
    Report longer = report("b", null, null, words(1, 30) + " more", 1);
    Report same = report("c", null, null, words(1, 30).replace(" ", ",\n") + ".", 1);
    assertThat(grouper.group(List.of(one, longer, same)).stream().map(Origin::articles))
        .containsExactly(List.of("a", "c"), List.of("b"));
  }

  @Test
  void textsWithoutWordsAreNotAlike() {
    assertThat(
            grouper.group(
                List.of(report("a", null, null, "", 1), report("b", null, null, "--", 1))))
        .hasSize(2);
    assertThat(grouper.group(List.of())).isEmpty();
  }

  @Property(tries = 60)
  void theOrderMakesNoDifference(@ForAll long seed) {
    Random random = new Random(seed);
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int story = random.nextInt(5);
      reports.add(
          report(
              "article" + random.nextInt(9),
              random.nextInt(3) == 0 ? null : "paper" + random.nextInt(6),
              random.nextInt(4) == 0 ? "agency" + random.nextInt(2) : null,
              words(story, 60 + 20 * random.nextInt(5)),
              random.nextInt(4)));
    }
    List<Origin> expected = grouper.group(reports);
    Collections.shuffle(reports, random);
    assertThat(grouper.group(reports)).isEqualTo(expected);
    assertThat(expected.stream().flatMap(o -> o.reports().stream()).collect(Collectors.toSet()))
        .isEqualTo(new java.util.HashSet<>(reports));
    for (Origin origin : expected) {
      assertThat(origin.links()).hasSize(origin.articles().size() - 1);
    }
  }

  private static Report report(
      String article, @Nullable String publisher, @Nullable String agency, String text, int day) {
    return new Report(
        article, publisher, agency, Fingerprint.of(text), LocalDate.of(2026, 3, 1 + day));
  }

  /** Words that are the same for the same story. */
  private static String words(int story, int count) {
    Random random = new Random(story);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append('w').append(random.nextInt(2000)).append(' ');
    }
    return text.toString();
  }
}
