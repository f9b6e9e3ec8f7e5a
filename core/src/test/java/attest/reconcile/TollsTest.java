package attest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TollsTest {
  private static final Claim.Group ALL = Claim.Group.UNSPECIFIED;

  private static ClaimLedger ledger(Telltale... tales) {
    List<FiledAccount> accounts = new ArrayList<>();
    Map<String, Integer> origins = new HashMap<>();
    for (Telltale tale : tales) {
      FiledAccount filed = tale.file();
      accounts.add(filed);
      origins.put(filed.article().id(), origins.size());
    }
    return new ClaimLedger(accounts, origins, WordLists.load());
  }

  private static Incident.Toll toll(ClaimLedger ledger, Claim.Group group) {
    return ledger.tolls.stream().filter(t -> t.group() == group).findFirst().orElseThrow();
  }

  private static List<Incident.Use> uses(ClaimLedger ledger) {
    return ledger.claims.stream().map(Incident.FiledClaim::use).toList();
  }

  @Test
  void aRisingTollIsAnUpdateAndNoDisagreement() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").agency("Wire").published("2021-03-03").killed(4),
            Telltale.of("b").agency("Wire").published("2021-03-04").killed(9),
            Telltale.of("c").agency("Post").published("2021-03-05").killed(11));
    assertThat(uses(ledger))
        .containsExactly(Incident.Use.SUPERSEDED, Incident.Use.SUPERSEDED, Incident.Use.BASIS);
    assertThat(toll(ledger, ALL).best()).isEqualTo(11);
    assertThat(toll(ledger, ALL).rule()).isEqualTo("latest-line/1");
    assertThat(ledger.disagreements).isEmpty();
  }

  @Test
  void aFigureSaidToHaveRisenReplacesASmallerOneOfTheSameDay() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(6),
            Telltale.of("b")
                .by("Courier")
                .claim(ALL, new Figure.Exact(11), null, Claim.Scope.INCIDENT, "the toll rose to "));
    assertThat(uses(ledger)).containsExactly(Incident.Use.SUPERSEDED, Incident.Use.BASIS);
    assertThat(ledger.claims.get(0).reason()).contains("rose to");
    assertThat(toll(ledger, ALL).best()).isEqualTo(11);
    assertThat(ledger.disagreements).isEmpty();
  }

  @Test
  void aFigureSaidToHaveRisenDoesNotReplaceAGreaterOneOfTheSameDay() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(15),
            Telltale.of("b")
                .by("Courier")
                .claim(ALL, new Figure.Exact(11), null, Claim.Scope.INCIDENT, "the toll rose to "));
    assertThat(uses(ledger)).containsExactly(Incident.Use.BASIS, Incident.Use.BASIS);
    assertThat(ledger.disagreements).hasSize(1);
  }

  @Test
  void aFigureThatItsArticleCallsEarlierGivesWayThereAndElsewhere() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(1),
            Telltale.of("b")
                .by("Courier")
                .killed(2)
                .claim(ALL, new Figure.Exact(1), null, Claim.Scope.SO_FAR, "an earlier toll of "));
    assertThat(uses(ledger))
        .containsExactly(Incident.Use.SUPERSEDED, Incident.Use.BASIS, Incident.Use.SUPERSEDED);
    assertThat(toll(ledger, ALL).best()).isEqualTo(2);
    assertThat(ledger.disagreements).isEmpty();
  }

  @Test
  void aSourceThatCorrectsItselfDownwardsIsFollowed() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").published("2021-03-03").claim(ALL, new Figure.Exact(12), "A. Musa"),
            Telltale.of("b").published("2021-03-04").claim(ALL, new Figure.Exact(10), "Musa"));
    assertThat(toll(ledger, ALL).best()).isEqualTo(10);
    assertThat(ledger.disagreements).isEmpty();
  }

  @Test
  void figuresOfOneDayThatCannotBothBeTrueAreKeptAsADisagreement() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(7),
            Telltale.of("b").by("Courier").killed(7),
            Telltale.of("c").by("Herald").killed(10));
    assertThat(toll(ledger, ALL))
        .extracting(Incident.Toll::low, Incident.Toll::best, Incident.Toll::high)
        .containsExactly(7L, 7L, 10L);
    assertThat(ledger.disagreements)
        .singleElement()
        .satisfies(d ->
            assertThat(d.claims()).containsExactly("sha256:a/c1", "sha256:b/c1", "sha256:c/c1"));
  }

  @Test
  void openFiguresAgreeWithGreaterOnes() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").claim(ALL, new Figure.AtLeast(50), null),
            Telltale.of("b").by("Courier").killed(55));
    assertThat(ledger.disagreements).isEmpty();
    assertThat(toll(ledger, ALL).best()).isEqualTo(55);
    assertThat(toll(ledger, ALL).low()).isEqualTo(50);
  }

  private static Telltale groups(String id) {
    return Telltale.of(id)
        .by("Post")
        .killed(Claim.Group.ASSAILANTS, 36)
        .killed(Claim.Group.CIVILIANS, 7)
        .killed(Claim.Group.SECURITY_FORCES, 12);
  }

  @Test
  void groupsThatMakeUpAnOpenTotalReplaceIt() {
    ClaimLedger ledger =
        ledger(
            groups("a"), Telltale.of("b").by("Courier").claim(ALL, new Figure.AtLeast(50), null));
    assertThat(ledger.disagreements).isEmpty();
    assertThat(ledger.tolls).noneMatch(t -> t.group() == ALL);
    assertThat(ledger.tolls.stream().mapToLong(Incident.Toll::best).sum()).isEqualTo(55);
    assertThat(ledger.claims.get(3).reason()).contains("36 + 12 + 7 = 55");
  }

  @Test
  void aTotalThatSaysItIncludesTheAttackersAndIsWrongDisagrees() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a")
                .by("Post")
                .claim(ALL, new Figure.Exact(53), null)
                .claim(
                    Claim.Group.ASSAILANTS,
                    new Figure.Exact(36),
                    null,
                    Claim.Scope.INCIDENT,
                    "including "),
            Telltale.of("b")
                .by("Courier")
                .killed(Claim.Group.CIVILIANS, 7)
                .killed(Claim.Group.SECURITY_FORCES, 12));
    assertThat(ledger.disagreements)
        .singleElement()
        .satisfies(d -> assertThat(d.reason()).contains("36 + 12 + 7 = 55, not 53"));
  }

  @Test
  void attackersAreCountedApartFromVictims() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(20),
            Telltale.of("b").by("Courier").killed(Claim.Group.ASSAILANTS, 3));
    assertThat(toll(ledger, ALL).best()).isEqualTo(20);
    assertThat(toll(ledger, Claim.Group.ASSAILANTS).best()).isEqualTo(3);
  }

  @Test
  void ofATotalThatIsGreaterThanItsGroupsTheRestRemains() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(10),
            Telltale.of("b").by("Courier").killed(Claim.Group.CIVILIANS, 8));
    assertThat(toll(ledger, ALL).best()).isEqualTo(2);
    assertThat(toll(ledger, Claim.Group.CIVILIANS).best()).isEqualTo(8);
  }

  @Test
  void figuresOfSeveralEventsAreNotAdded() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a").by("Post").killed(74).killed(81).joint("c2"),
            Telltale.of("b").by("Courier").killed(74));
    assertThat(toll(ledger, ALL).best()).isEqualTo(74);
    assertThat(uses(ledger))
        .containsExactly(Incident.Use.BASIS, Incident.Use.ELSEWHERE, Incident.Use.BASIS);
  }

  @Test
  void partsAndWhatMayComeAreSetAside() {
    ClaimLedger ledger =
        ledger(
            Telltale.of("a")
                .killed(9)
                .claim(ALL, new Figure.Exact(2), null, Claim.Scope.PART, "")
                .claim(ALL, new Figure.Exact(300), null, Claim.Scope.CUMULATIVE, ""));
    assertThat(uses(ledger))
        .containsExactly(Incident.Use.BASIS, Incident.Use.PART, Incident.Use.ELSEWHERE);
    assertThat(toll(ledger, ALL).best()).isEqualTo(9);
  }
}
