package attest.resolve.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTimeResolverTest {
  private static final TimeResolver RESOLVER = new RuleTimeResolver(TimeOptions.defaults());
  private static final String VISIT =
      "Mr Mr PROPN NNP 1 compound;Ode Ode PROPN NNP 3 nsubj;%s;visit visit VERB %s -1 root;"
          + "Kara Kara PROPN NNP 3 obj;on on ADP IN 6 case;Friday Friday PROPN NNP 3 obl";

  private static TimeMention only(AnnotatedArticle article) {
    List<TimeMention> found = RESOLVER.resolve(article);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void aWeekdayOfAFutureClauseIsTheNextOne() {
    AnnotatedArticle article =
        TimeTexts.parsed("2016-03-09", VISIT.formatted("will will AUX MD 3 aux", "VB"));
    assertThat(only(article).value()).isEqualTo("2016-03-11");
  }

  @Test
  void aWeekdayOfAPastClauseIsTheLastOne() {
    AnnotatedArticle article =
        TimeTexts.parsed("2016-03-09", VISIT.formatted("had have AUX VBD 3 aux", "VBN"));
    assertThat(only(article).value()).isEqualTo("2016-03-04");
  }

  @Test
  void aPlannedThingIsAhead() {
    AnnotatedArticle article =
        TimeTexts.parsed(
            "2016-03-09",
            "Polls poll NOUN NNS 2 nsubj:pass;are be AUX VBP 2 aux:pass;scheduled schedule VERB VBN -1 root;"
                + "for for ADP IN 4 case;April April PROPN NNP 2 obl;2 2 NUM CD 4 nummod");
    assertThat(only(article).value()).isEqualTo("2016-04-02");
  }

  @Test
  void theModalVerbIsNoMonthEvenWithACapital() {
    AnnotatedArticle article =
        TimeTexts.parsed(
            "2016-03-09",
            "They they PRON PRP 3 nsubj;and and CCONJ CC 2 cc;May may AUX MD 3 aux;go go VERB VB -1 root");
    assertThat(RESOLVER.resolve(article)).isEmpty();
  }

  @Test
  void aNameIsNoTime() {
    assertThat(
            RESOLVER.resolve(
                TimeTexts.named(
                    "Peace came with April Oduya there.",
                    "2016-03-09",
                    "April Oduya",
                    Entity.Kind.PERSON)))
        .isEmpty();
    assertThat(
            RESOLVER.resolve(
                TimeTexts.named(
                    "He led the Sunday Club there.",
                    "2016-03-09",
                    "Sunday Club",
                    Entity.Kind.ORGANIZATION)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "today",
        "tomorrow",
        "last month",
        "last year",
        "Monday",
        "last Friday",
        "overnight",
        "this morning",
        "three weeks ago",
        "the following day",
        "March 8",
        "earlier this week",
        "last summer",
        "two days later",
        "December",
        "that day",
        "the weekend",
        "the past three days",
        "next year"
      })
  void withoutAPublicationDateNothingRelativeIsGuessed(String wording) {
    TimeMention found = only(TimeTexts.article("It happened " + wording + ", he said.", null));
    assertThat(found.evidence().quote()).isEqualTo(wording);
    assertThat(found.interval()).isNull();
    assertThat(found.value()).isNotNull();
  }

  @Test
  void aDateWithItsYearNeedsNoPublicationDate() {
    assertThat(only(TimeTexts.article("It fell on 29 February 2016.", null)).interval())
        .isEqualTo(TimeInterval.day(LocalDate.of(2016, 2, 29)));
  }

  @Test
  void aDayThatDoesNotExistIsNoDate() {
    assertThat(RESOLVER.resolve(TimeTexts.article("It fell on February 30, 2016.", null)))
        .extracting(TimeMention::value)
        .doesNotContain("2016-02-30");
  }

  @Test
  void oneDateLeadsToTheNext() {
    List<TimeMention> found =
        RESOLVER.resolve(
            TimeTexts.article(
                "On May 30, 2014 they came. Two days later they left. The next month they were back; that year "
                    + "ended in peace.",
                null));
    assertThat(found)
        .extracting(TimeMention::value)
        .containsExactly("2014-05-30", "2014-06-01", "2014-07", "2014");
  }

  @ParameterizedTest
  @CsvSource({
    "on Tuesday, Tuesday, 2016-03-08",
    "in 2011, 2011, 2011-01-01",
    "since last year, last year, 2015-01-01",
    "by the 1990s, the 1990s, 1990-01-01"
  })
  void thePrepositionIsNotEvidence(String words, String quote, LocalDate from) {
    TimeMention found = only(TimeTexts.article("It went on " + words + ".", "2016-03-09"));
    assertThat(found.evidence().quote()).isEqualTo(quote);
    assertThat(found.interval()).extracting(TimeInterval::start).isEqualTo(from);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The second man fell.", "He may march in the sun.", "It cost 2,011 coins.",
            "Some 1999 people came.",
        "Bus 1984 was late.", "He sat down on a wed hen.", "Section 12.30 applies.", ""
      })
  void notEveryNumberOrWordIsATime(String text) {
    assertThat(RESOLVER.resolve(TimeTexts.article(text, "2016-03-09"))).isEmpty();
  }

  @Test
  void anHourOrAnAgeIsALength() {
    assertThat(
            RESOLVER.resolve(TimeTexts.article("A 25-year-old man held out for six hours.", null)))
        .extracting(TimeMention::kind)
        .containsOnly(TimeMention.Kind.DURATION);
  }

  @Test
  void readsNoMoreThanItsLimits() {
    TimeResolver small = new RuleTimeResolver(new TimeOptions(12, 1, List.of()));
    assertThat(small.resolve(TimeTexts.article("It was Monday and Tuesday.", "2016-03-09")))
        .isEmpty();
    TimeResolver one = new RuleTimeResolver(new TimeOptions(100, 1, List.of()));
    assertThat(one.resolve(TimeTexts.article("It was Monday and Tuesday.", "2016-03-09")))
        .hasSize(1);
    assertThatThrownBy(() -> new TimeOptions(0, 1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
