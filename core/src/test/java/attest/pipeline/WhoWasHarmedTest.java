package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which group those are counted who came to harm, by what they are called. */
class WhoWasHarmedTest {
  /** Every toll of the first account: harm, group, and number. */
  private static List<String> tolls(String text) {
    Account account = Shipped.read(text, "2016-03-14").accounts().get(0);
    return account.toll().stream()
        .map(t -> t.harm().code() + " " + t.group().code() + " " + t.best())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Gunmen shot dead a barber in Basra on Monday.|killed civilians 1
          Gunmen shot dead two lecturers in Basra on Monday.|killed civilians 2
          A human rights defender was murdered in Tumaco on Monday.|killed civilians 1
          A taxi driver was shot dead in Marib on Monday.|killed civilians 1
          Raiders killed an optician in Jos on Monday.|killed civilians 1
          """)
  void thoseAtWorkAreCivilians(String text, String toll) {
    assertThat(tolls(text)).containsExactly(toll);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A rebel commander was killed in Goma on Monday in an ambush.|killed assailants 1
          A commander of the rebels was killed in Goma on Monday in an ambush.|killed assailants 1
          A gang leader was shot dead in Celaya on Monday.|killed assailants 1
          A militia leader was shot dead in Basra on Monday.|killed assailants 1
          A Maoist was killed in Raipur on Monday.|killed assailants 1
          Three leaders of the insurgents were killed in an air strike near Mosul on Monday.|killed assailants 3
          An army commander was killed in Goma on Monday in an ambush.|killed security_forces 1
          The chief of police was shot dead in Celaya on Monday.|killed security_forces 1
          A national guardsman was killed in Basra on Monday.|killed security_forces 1
          A village chief was shot dead in Diffa on Monday.|killed civilians 1
          """)
  void whoLeadsIsOfThoseWhomHeLeads(String text, String toll) {
    assertThat(tolls(text)).containsExactly(toll);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Houthi rebels said they had shot down a Saudi warplane over Marib on Friday.
          Rebels shot down two drones near Palmyra on Tuesday.
          """)
  void whatIsShotDownIsNobody(String text) {
    assertThat(tolls(text)).isEmpty();
  }
}
