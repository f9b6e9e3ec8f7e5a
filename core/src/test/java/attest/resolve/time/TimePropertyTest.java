package attest.resolve.time;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TimePropertyTest {
  private static final TimeResolver RESOLVER = new RuleTimeResolver(TimeOptions.defaults());

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20),
            Arbitraries.of(
                List.of(
                    "Monday",
                    "March",
                    "8",
                    "8th",
                    "2016",
                    "last",
                    "the",
                    "of",
                    "ago",
                    "three",
                    "weeks",
                    "year",
                    ",",
                    "-",
                    "99",
                    "9999999",
                    "00:00",
                    "3",
                    "p.m.",
                    "on",
                    "between",
                    "and",
                    "before",
                    "after",
                    "Dec.",
                    "31",
                    "1990s",
                    "'90s",
                    "quarter",
                    "first",
                    "2016-03-08",
                    "29/02/2015",
                    "a",
                    "half",
                    "day",
                    "every",
                    "\n\n",
                    ".",
                    "mid",
                    "summer",
                    "Christmas",
                    "\uD83D\uDE00",
                    "twenty",
                    "hundred")));
    return parts.list().ofMaxSize(30).map(list -> String.join(" ", list));
  }

  @Property(tries = 1500)
  void anyTextGivesOrderedTimesThatStandInIt(@ForAll("texts") String text) {
    int at = 0;
    for (String published : new String[] {null, "2016-02-29", "0001-01-01", "9999-12-31"}) {
      List<TimeMention> found = RESOLVER.resolve(TimeTexts.article(text, published));
      at = 0;
      for (TimeMention mention : found) {
        assertThat(mention.span().begin()).isGreaterThanOrEqualTo(at);
        assertThat(mention.evidence().verifies(text)).isTrue();
        at = mention.span().end();
      }
    }
    assertThat(at).isLessThanOrEqualTo(text.length());
  }

  @Property(tries = 300)
  void theSameTextGivesTheSameTimes(@ForAll("texts") String text) {
    assertThat(RESOLVER.resolve(TimeTexts.article(text, "2016-03-09")))
        .isEqualTo(RESOLVER.resolve(TimeTexts.article(text, "2016-03-09")));
  }

  @Property(tries = 400)
  void aWeekdayLiesInTheWeekThatEndsWithPublication(
      @ForAll @IntRange(min = 0, max = 40_000) int days,
      @ForAll @IntRange(min = 0, max = 6) int weekday) {
    LocalDate published = LocalDate.of(1950, 1, 1).plusDays(days);
    String name =
        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            .get(weekday);
    List<TimeMention> found =
        RESOLVER.resolve(TimeTexts.article("It fell on " + name + ".", published.toString()));
    assertThat(found).hasSize(1);
    LocalDate day = LocalDate.parse(String.valueOf(found.get(0).value()));
    assertThat(day).isBetween(published.minusDays(6), published);
    assertThat(day.getDayOfWeek().getValue()).isEqualTo(weekday + 1);
  }

  @Property(tries = 400)
  void everyDateIsReadInEachWayOfWritingIt(@ForAll @IntRange(min = 0, max = 60_000) int days) {
    LocalDate date = LocalDate.of(1900, 1, 1).plusDays(days);
    String month =
        date.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
    for (String wording :
        List.of(
            month + " " + date.getDayOfMonth() + ", " + date.getYear(),
            date.getDayOfMonth() + " " + month + " " + date.getYear(),
            date.toString())) {
      assertThat(RESOLVER.resolve(TimeTexts.article("It fell on " + wording + ".", null)))
          .extracting(m -> m.evidence().quote(), TimeMention::value)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(wording, date.toString()));
    }
  }
}
