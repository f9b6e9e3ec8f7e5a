package attest.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RiseRuleTest {
  @Test
  void theChanceIsThatOfTheBinomialDistribution() {
    assertThat(RiseRule.chance(3, 0)).isCloseTo(1 / 729.0, within(1e-12));
    assertThat(RiseRule.chance(1, 1)).isCloseTo(17 / 81.0, within(1e-12));
    assertThat(RiseRule.chance(0, 5)).isCloseTo(1, within(1e-12));
  }

  @Test
  void fewIncidentsAreNeverARise() {
    assertThat(RiseRule.isUnusual(2, 0)).isFalse();
    assertThat(RiseRule.isUnusual(3, 0)).isTrue();
    assertThat(RiseRule.isUnusual(3, 8)).isFalse();
    assertThat(RiseRule.isUnusual(12, 16)).isTrue();
    assertThat(RiseRule.isUnusual(100, 800)).isFalse();
  }
}
