package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Ben Guerdane;ben guerdane",
        "BEN GUERDANE;ben guerdane",
        "Şabrātah;sabratah",
        "Sana'a;sanaa",
        "N’Djamena;ndjamena",
        "St. Petersburg;saint petersburg",
        "Mt. Pleasant;mount pleasant",
        "W.Va.;wva",
        "U.S.;us",
        "Deir ez-Zor;deir ez zor",
        "Łódź;lodz",
        "Straße;strasse"
      })
  void spellingsFoldToOne(String name, String folded) {
    assertThat(Names.fold(name)).isEqualTo(folded);
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll String name) {
    String once = Names.fold(name);
    assertThat(Names.fold(once)).isEqualTo(once);
  }
}
