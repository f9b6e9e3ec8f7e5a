package attest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Published;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "Wed, 09 Mar 2016 08:00:00 GMT       | 2016-03-09T08:00:00Z",
        "Wed, 9 Mar 2016 08:00 EST           | 2016-03-09T08:00:00-05:00",
        "9 Mar 16 08:00:00 +0530             | 2016-03-09T08:00:00+05:30",
        "Wednesday, 09 March 2016 08:00:00   | 2016-03-09T08:00:00",
        "Wed Mar 9 08:00:00 GMT 2016         | 2016-03-09T08:00:00Z",
        "Wed, 09-Mar-2016 08:00:00 UTC       | 2016-03-09T08:00:00Z",
        "March 9, 2016                       | 2016-03-09",
        "Mar. 9, 2016 2:05 pm                | 2016-03-09T14:05:00",
        "Wed, 09 Mar 2016 08:00:00 GMT+0200  | 2016-03-09T08:00:00+02:00",
        "2016-03-09T08:00:00.5+01:00         | 2016-03-09T08:00:00+01:00",
        "2016-03-09T08:00Z                   | 2016-03-09T08:00:00Z",
        "2016-03-09 08:00:00                 | 2016-03-09T08:00:00",
        "2016-03-09                          | 2016-03-09",
        "20160309T080000Z                    | 2016-03-09",
        "2016-03                             | none",
        "2016                                | none",
        "Wed, 31 Feb 2016 08:00:00 GMT       | none",
        "yesterday                           | none",
        "Tue, 99999999999999 x               | none",
      })
  void readsDates(String text, String expected) {
    Published published = FeedDates.parse(text);
    assertThat(published == null ? null : published.text()).isEqualTo(expected);
  }
}
