package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.Participant;
import attest.incident.Place;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Articles that come after: updates, claims of responsibility, anniversaries. */
class FollowUpsTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-21").accounts();
  }

  private static LocalDate day(Account account) {
    return account.time().interval().start();
  }

  private static Place.Known place(Account account) {
    return (Place.Known) account.place().place();
  }

  @Test
  void theDayOfAClaimOfResponsibilityIsNotThatOfTheDeed() {
    List<Account> accounts =
        read(
            "Al-Shabaab on Wednesday claimed responsibility for Monday's bombing of a hotel in Kismayo in which eight people died.");
    assertThat(accounts).hasSize(1);
    assertThat(day(accounts.getFirst())).isEqualTo("2014-05-19");
    assertThat(accounts.getFirst().actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .singleElement()
        .satisfies(a -> assertThat(a.claimed()).isTrue());
  }

  @Test
  void aGroupThatSaysItDidTheDeedClaimsIt() {
    List<Account> accounts =
        read(
            "A bomb killed four people at a bus station in Potiskum on Monday. Boko Haram said in a video that it had carried out the attack.");
    assertThat(accounts.getFirst().actors())
        .filteredOn(a -> a.actor().name().equals("Boko Haram"))
        .isNotEmpty()
        .allSatisfy(a -> assertThat(a.claimed()).isTrue());
  }

  @Test
  void theDayOfAMemorialIsNotThatOfTheDeed() {
    List<Account> accounts =
        read(
            "Families of the nine people killed in the bombing of a church in Jos met on Tuesday, two months after the attack of March 20.");
    assertThat(accounts)
        .filteredOn(a -> !a.claims().isEmpty())
        .singleElement()
        .satisfies(a -> assertThat(day(a)).isEqualTo("2014-03-20"));
  }

  @Test
  void whatWasDoneSinceIsAnotherEvent() {
    List<Account> accounts =
        read(
            "Boko Haram fighters killed nine people at a market in Maiduguri on Monday. The army has since killed 40 fighters in raids along the border with Cameroon.");
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().figure().low().orElse(0))
        .containsExactly(9L);
  }

  @Test
  void anotherSoManyPeopleAreOfTheSameEvent() {
    List<Account> accounts =
        read(
            "A bomb killed six people at a market in Maiduguri on Monday. Another 34 people were treated for injuries.");
    assertThat(accounts).hasSize(1);
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().figure().low().orElse(0))
        .containsExactly(6L, 34L);
  }

  @Test
  void anEarlierTollIsOfTheSameEventAsItWasKnownThen() {
    List<Account> accounts =
        read(
            "Two people have died after a shell hit a school in Donetsk on Monday, officials said, raising an earlier toll of one.");
    assertThat(accounts).hasSize(1);
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().scope())
        .containsExactly(Claim.Scope.INCIDENT, Claim.Scope.SO_FAR);
  }

  @Test
  void aCountryOfAConsulateOrABorderIsNotWhere() {
    assertThat(
            place(
                read("A car bomb outside the US consulate in Karachi killed two guards on Monday.")
                    .getFirst()))
        .satisfies(p -> assertThat(p.country()).isEqualTo("PK"))
        .satisfies(p -> assertThat(p.point()).isNotNull());
    assertThat(
            place(
                read("Gunmen killed three traders in Maroua on Monday and fled over the border with Nigeria.")
                    .getFirst()))
        .satisfies(p -> assertThat(p.country()).isEqualTo("CM"));
  }

  @Test
  void aDayWithinTheWordsThatDescribeASubjectIsOfTheDeed() {
    assertThat(
            day(
                read("A prosecutor, abducted from his car on Monday, was found alive in Gao.")
                    .getFirst()))
        .isEqualTo("2014-05-19");
  }

  @Test
  void aParagraphOfARoundUpThatBeginsWithAPlaceIsOfThatPlace() {
    List<Account> accounts =
        read(
            """
            Following are security developments in Iraq reported until 1800 on Wednesday.

            KIRKUK - A policeman was found dead on Tuesday, police said.

            MOSUL - A roadside bomb killed three soldiers on Tuesday, police said.\
            """);
    assertThat(accounts).extracting(a -> place(a).name()).containsExactly("Kirkuk", "Mosul");
    assertThat(accounts.get(1).claims())
        .extracting(c -> c.claim().figure().low().orElse(0))
        .containsExactly(3L);
  }
}
