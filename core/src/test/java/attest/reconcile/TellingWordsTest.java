package attest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingWordsTest {
  private static TellingWords words() {
    return new TellingWords(Frequencies.load(), WordLists.load());
  }

  private static List<String> of(String text) {
    TellingWords words = words();
    words.collect(text, new Span(0, text.length()));
    return words.rarest();
  }

  @Test
  void rareWordsAreKeptAndCommonOnesAreNot() {
    assertThat(of("The police said that the laundromat in Quilmo was closed."))
        .contains("laundromat", "quilmo")
        .doesNotContain("police", "closed", "the");
  }

  @Test
  void aNameIsReadPastAnInitial() {
    assertThat(of("Temo L. Brask was there.")).contains("temo brask");
  }

  @Test
  void theNameOfASiteIsNoPartOfItsHeadline() {
    TellingWords words = words();
    words.headline("Toddler hurt in Quilmo laundromat - Channel 88 Orla News");
    assertThat(words.rarest())
        .contains("^toddler", "^quilmo", "^laundromat")
        .doesNotContain("^channel", "^orla", "^88");
  }

  @Test
  void daysAndTownsHaveTheirMarks() {
    TellingWords words = words();
    words.day(LocalDate.parse("2021-03-03"));
    words.town(14.2, -44.1);
    assertThat(words.rarest()).containsExactlyInAnyOrder("!2021-03-03", "#1420,-4410");
  }

  @Test
  void anAgeInAHeadlineIsOneWordHoweverItIsWritten() {
    for (String title : List.of("Girl, 10, hurt in Quilmo", "10-year-old girl hurt in Quilmo")) {
      TellingWords words = words();
      words.headline(title);
      assertThat(words.rarest()).contains("^~10", "^quilmo").doesNotContain("^10", "^10-year-old");
    }
  }

  @Test
  void whatComesAgainAndAgainIsFirstAmongWordsAsRare() {
    assertThat(of("Aqarsa saw Zolmira. Later Zolmira left, and Zolmira came back."))
        .containsSubsequence("zolmira", "aqarsa");
    TellingWords words = words();
    words.town(1, 1);
    words.town(2, 2);
    words.town(2, 2);
    assertThat(words.rarest()).containsSubsequence("#200,200", "#100,100");
  }

  @Test
  void ofEachKindTheRarestAreKept() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("Qarx").append((char) ('a' + i / 26 % 26)).append((char) ('a' + i % 26));
      text.append(" was ").append(i % 90 + 1).append("-year-old. ");
    }
    List<String> kept = of(text.toString());
    for (WordKind kind : WordKind.values()) {
      assertThat(kept.stream().filter(w -> WordKind.of(w) == kind).count())
          .isLessThanOrEqualTo(kind.most());
    }
    assertThat(kept).hasSize(WordKind.WORD.most() + WordKind.AGE.most());
  }
}
