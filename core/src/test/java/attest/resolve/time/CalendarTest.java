package attest.resolve.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
  @ParameterizedTest
  @CsvSource({
    "1961-04-02",
    "2000-04-23",
    "2008-03-23",
    "2011-04-24",
    "2016-03-27",
    "2024-03-31",
    "2038-04-25"
  })
  void easterFallsOnItsDay(LocalDate day) {
    assertThat(Calendar.easter(day.getYear())).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03-09, W, 2016-W10", "2016-01-01, W, 2015-W53", "2018-12-31, W, 2019-W01",
        "2016-03-09, WE, 2016-W10-WE",
    "2016-03-09, Q, 2016-Q1", "1999-12-31, DE, 199", "2016-03-09, CE, 20", "2016-03-09, M, 2016-03"
  })
  void unitsHaveTheirTimexValue(LocalDate day, String unit, String value) {
    assertThat(Calendar.unitValue(day, unit)).isEqualTo(value);
    assertThat(Calendar.unit(day, unit)).isNotNull();
  }
}
