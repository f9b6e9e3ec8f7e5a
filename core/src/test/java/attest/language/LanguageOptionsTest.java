package attest.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LanguageOptionsTest {
  @Test
  void defaultsAreAllowed() {
    assertThat(LanguageOptions.defaults().maxAnalysedChars()).isGreaterThan(50_000);
  }

  @Test
  void limitsAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LanguageOptions(0, 120, 400, 512));
    assertThatIllegalArgumentException().isThrownBy(() -> new LanguageOptions(1000, 5, 400, 512));
    assertThatIllegalArgumentException().isThrownBy(() -> new LanguageOptions(1000, 120, 511, 512));
    assertThatIllegalArgumentException().isThrownBy(() -> new LanguageOptions(1000, 120, 400, 0));
  }
}
