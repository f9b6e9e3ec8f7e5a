package attest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatelineHeadTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BAGHDAD, May 21 - A bomb exploded. | BAGHDAD, May 21 -",
        "NAIROBI (Indian Ocean Wire) - Pirates took a ship. | NAIROBI (Indian Ocean Wire) -",
        "San Salvador, 3 Jan 90 -- The army said so. | San Salvador, 3 Jan 90 --",
        "Two men - both armed - fled. | ''",
        "The UN said on 3 May that it left. | ''"
      })
  void endsAfterTheDash(String text, String head) {
    assertThat(text.substring(0, DatelineHead.end(text, 0, text.length())).strip()).isEqualTo(head);
  }
}
