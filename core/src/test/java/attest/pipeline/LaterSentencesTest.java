package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence after an event's says of its day, and numbers of hours that count nobody. */
class LaterSentencesTest {
  private static final String THURSDAY = "2021-05-20";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A gunman killed two guards in a bank in Cali. It happened just before noon on Monday. | 2021-05-17",
        "A gunman killed two guards in a bank in Cali. Police were called to the bank on Monday evening. | 2021-05-17",
        "A gunman killed two guards in a bank in Cali. The incident was reported on Tuesday morning. | 2021-05-18",
        "A gunman killed two guards in a bank in Cali. The attack took place on Tuesday. | 2021-05-18",
        "A gunman killed two guards in a bank in Cali. The minister visits the town on Saturday. | ",
        "A gunman killed two guards in a bank in Cali. The minister will be called to parliament next Monday. | ",
      })
  void day(String text, String day) {
    TimeMention time = first(text).time();
    TimeInterval interval = time == null ? null : time.interval();
    assertThat(interval == null ? null : interval.start().toString()).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gunmen opened fire on a bar in Cali on Saturday at around 10:30 p.m., wounding four people.",
        "Gunmen began shooting Saturday around 10 p.m. in a bar in Cali, wounding four people.",
        "Gunmen began shooting at 10.30 in a bar in Cali, wounding four people.",
        "Gunmen began shooting at 22:15 on Saturday in a bar in Cali, wounding four people.",
      })
  void hours(String text) {
    assertThat(first(text).claims())
        .extracting(claim -> claim.claim().quantity().quote())
        .containsExactly("four");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Two guards were wounded by a bomb in Cali on Monday. One of the wounded died on Tuesday.",
        "A guard was shot in Cali on Monday. The guard died on Tuesday in a clinic.",
      })
  void aLaterDeathIsOfTheEvent(String text) {
    ArticleRecord record = Shipped.read(text, THURSDAY);
    assertThat(record.accounts()).hasSize(1);
    assertThat(record.accounts().get(0).toll())
        .anyMatch(t -> t.harm() == Claim.Harm.KILLED && Long.valueOf(1).equals(t.best()));
    assertThat(first(text).time()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A guard was shot in Cali on Monday. Five soldiers died in an ambush on Tuesday.",
        "A guard was shot in Cali on Monday. A trader was stabbed to death on Tuesday.",
      })
  void aLaterDeathOfOthersIsNot(String text) {
    assertThat(Shipped.read(text, THURSDAY).accounts()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A clerk was shot dead in a bank in Cali on Monday. She was wounded in the neck.",
        "A clerk was shot in a bank in Cali on Monday and died in a clinic.",
      })
  void whoDiedIsNoneOfTheWounded(String text) {
    assertThat(first(text).toll()).extracting(Account.Toll::harm).containsOnly(Claim.Harm.KILLED);
  }

  private static Account first(String text) {
    ArticleRecord record = Shipped.read(text, THURSDAY);
    assertThat(record.accounts()).isNotEmpty();
    return record.accounts().get(0);
  }
}
