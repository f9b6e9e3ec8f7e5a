package attest.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HarmTotalTest {
  private static Incident.Toll killed(
      Claim.Group group, @Nullable Long low, @Nullable Long best, @Nullable Long high) {
    return new Incident.Toll(
        Claim.Harm.KILLED, group, low, best, high, "latest-line/1", List.of("sha256:aa/c1"));
  }

  private static HarmTotal total(Incident.Toll... tolls) {
    return HarmTotal.of(
        new Incident(
            List.of(new AccountKey("sha256:aa", "a1")),
            EventType.EXPLOSIVE_ATTACK,
            Mention.Status.OCCURRED,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(tolls),
            List.of(),
            1),
        Claim.Harm.KILLED);
  }

  @Test
  void linesCountDifferentPeople() {
    assertThat(
            total(
                killed(Claim.Group.UNSPECIFIED, 28L, 28L, 28L),
                killed(Claim.Group.SECURITY_FORCES, 12L, 12L, 12L)))
        .isEqualTo(new HarmTotal(40L, 40L, 40L));
    assertThat(
            total(
                killed(Claim.Group.UNSPECIFIED, 5L, 5L, 5L),
                killed(Claim.Group.CIVILIANS, 7L, 7L, null),
                killed(Claim.Group.ASSAILANTS, 2L, 3L, 4L)))
        .isEqualTo(new HarmTotal(14L, 15L, null));
  }

  @Test
  void attackersBesideATotalMayBeAmongIt() {
    assertThat(
            total(
                killed(Claim.Group.UNSPECIFIED, 50L, 50L, 50L),
                killed(Claim.Group.ASSAILANTS, 36L, 36L, 36L)))
        .isEqualTo(new HarmTotal(50L, 50L, 86L));
    assertThat(
            total(
                killed(Claim.Group.UNSPECIFIED, 2L, 2L, 2L),
                killed(Claim.Group.ASSAILANTS, 3L, 3L, null)))
        .isEqualTo(new HarmTotal(3L, 3L, null));
  }

  @Test
  void whatIsNotToldIsNotKnown() {
    assertThat(total()).isEqualTo(HarmTotal.NONE);
    assertThat(total().size()).isNull();
    assertThat(total(killed(Claim.Group.CIVILIANS, null, null, 10L)))
        .isEqualTo(new HarmTotal(null, null, 10L));
  }
}
