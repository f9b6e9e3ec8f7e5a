package attest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "7 | 7",
        "36 | 36",
        "1,700 | 1700",
        "1,234,567 | 1234567",
        "seven | 7",
        "Twelve | 12",
        "twenty-five | 25",
        "ninety nine | 99",
        "two hundred | 200",
        "two hundred and six | 206",
        "a hundred | ",
        "hundred | 100",
        "three thousand | 3000",
        "1.2 million | 1200000",
        "two hundred thousand | 200000",
        "one thousand two hundred | 1200",
        "three dozen | 36"
      })
  void readsNumbersAsNewsWritesThem(String words, Long value) {
    assertThat(Numerals.value(List.of(words.split(" ", -1))))
        .isEqualTo(value == null ? OptionalLong.empty() : OptionalLong.of(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soldiers",
        "1,70",
        "12,34",
        "1.5",
        "5,000 million",
        "9999999999",
        "and",
        "-5",
        "½",
        "7th"
      })
  void whatIsNoWholeNumberOfPeopleIsNone(String words) {
    assertThat(Numerals.value(List.of(words.split(" ", -1)))).isEmpty();
  }

  @Property(tries = 200)
  void digitsAreWhatTheySay(@ForAll @IntRange(max = 999_999_999) int number) {
    OptionalLong value = OptionalLong.of(number);
    assertThat(Numerals.value(List.of(Integer.toString(number)))).isEqualTo(value);
    assertThat(Numerals.value(List.of(String.format(Locale.ROOT, "%,d", number)))).isEqualTo(value);
  }

  @Property(tries = 200)
  void anyWordsGiveANumberInBoundsOrNone(
      @ForAll @Size(min = 1, max = 6) List<@StringLength(max = 12) String> words) {
    Numerals.value(words).ifPresent(value -> assertThat(value).isBetween(0L, 1_000_000_000L));
  }
}
