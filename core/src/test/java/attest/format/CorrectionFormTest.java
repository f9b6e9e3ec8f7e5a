package attest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type | armed_clash | \"armed_clash\"",
        "type | \"riot\" | \"riot\"",
        "status | denied | \"denied\"",
        "time | 2016-03-07 |"
            + " {\"start\":\"2016-03-07\",\"end\":\"2016-03-07\",\"precision\":\"day\"}",
        "time | 2016-03-07/2016-03-09 |"
            + " {\"start\":\"2016-03-07\",\"end\":\"2016-03-09\",\"precision\":\"days\"}",
        "time | {\"start\":\"2016-03-01\",\"end\":\"2016-03-31\",\"precision\":\"month\"} |"
            + " {\"start\":\"2016-03-01\",\"end\":\"2016-03-31\",\"precision\":\"month\"}",
        "time | null | null",
        "toll/killed/civilians | 7 | {\"low\":7,\"best\":7,\"high\":7}",
        "toll/killed/civilians | 5,7,? | {\"low\":5,\"best\":7,\"high\":null}",
        "toll/wounded/unspecified | {\"low\":1,\"best\":null,\"high\":9} |"
            + " {\"low\":1,\"best\":null,\"high\":9}",
        "toll/killed/civilians | null | null",
      })
  void whatAReviewerWritesBecomesJson(String field, String text, String json) {
    assertThat(CorrectionForm.json(field, text)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "colour | red | no value that can be corrected",
        "toll/killed | 7 | no value that can be corrected",
        "toll/killed/cows | 7 | no value that can be corrected",
        "type | battle | is none of armed_clash",
        "time | yesterday | is no JSON",
        "time | 2016-02-30 | is no day",
        "time | 2016-03-09/2016-03-07 | is no day",
        "toll/killed/civilians | 9,7,5 | must be in order",
        "toll/killed/civilians | 5,7 | one figure",
        "toll/killed/civilians | -5 | is no JSON",
        "place | Dikwa | is no JSON",
        "place | {\"name\":\"Dikwa\"} | precision",
      })
  void whatIsNoValueIsRefused(String field, String text, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> CorrectionForm.json(field, text))
        .withMessageContaining(why);
  }

  @Test
  void aPlaceIsWrittenInTheFormOfTheIncident() {
    assertThat(
            CorrectionForm.json(
                "place",
                "{\"name\":\"Dikwa\",\"country\":\"NG\",\"latitude\":12.0,\"longitude\":13.9,"
                    + "\"precision\":\"settlement\"}"))
        .isEqualTo(
            "{\"name\":\"Dikwa\",\"country\":\"NG\",\"admin1\":null,\"latitude\":12.0,"
                + "\"longitude\":13.9,\"geonames_id\":null,\"precision\":\"settlement\","
                + "\"candidates\":[]}");
  }
}
