package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Figure;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.Weapon;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several events in one article, and several in one sentence. */
class SeveralEventsTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-21").accounts();
  }

  private static String place(Account account) {
    return account.place() != null && account.place().place() instanceof Place.Known known
        ? known.name()
        : "";
  }

  private static List<Claim> claims(Account account) {
    return account.claims().stream().map(Account.IdentifiedClaim::claim).toList();
  }

  @Test
  void theTotalOfARoundUpIsNoTollOfItsFirstEvent() {
    List<Account> accounts =
        read(
            "A wave of attacks across Iraq killed 31 people on Monday, police said.\n\nIn the deadliest attack, a car bomb exploded near a market in Baquba, killing 12 people.\n\nGunmen shot dead five policemen at a checkpoint in Ramadi.");
    assertThat(accounts)
        .extracting(SeveralEventsTest::place)
        .containsExactly("Iraq", "Baqubah", "Ramadi");
    assertThat(accounts).extracting(Account::salience).containsOnly(Account.Salience.MAIN);
    assertThat(claims(accounts.get(0)))
        .extracting(Claim::figure, Claim::scope)
        .containsExactly(tuple(new Figure.Exact(31), Claim.Scope.CUMULATIVE));
    assertThat(accounts.get(0).toll()).isEmpty();
    assertThat(claims(accounts.get(1)))
        .extracting(Claim::figure, Claim::scope)
        .containsExactly(tuple(new Figure.Exact(12), Claim.Scope.INCIDENT));
  }

  @Test
  void violenceAcrossALandIsNotTheBombThatIsToldNext() {
    List<Account> accounts =
        read(
            "Violence across Afghanistan left 23 people dead on Friday, officials said.\n\nIn Kunduz, a bomb hit a minibus and killed eight women.\n\nIn Kandahar, five policemen died when the Taliban overran their post.");
    assertThat(accounts).hasSize(3);
    assertThat(claims(accounts.get(1)))
        .extracting(Claim::figure, Claim::scope)
        .containsExactly(tuple(new Figure.Exact(8), Claim.Scope.INCIDENT));
    assertThat(accounts.get(0).actors())
        .as("the group of one of the attacks did not do all")
        .noneMatch(a -> a.role() == Participant.Role.INITIATOR);
  }

  @Test
  void theBlastsOfOneTownAreToldOn() {
    assertThat(
            read(
                "Bomb blasts in Nigeria killed 30 people on Tuesday. The blasts hit a market and a bus station in Jos."))
        .extracting(SeveralEventsTest::place)
        .containsExactly("Jos");
  }

  @Test
  void eachOfTwoAttacksOfASentenceHasItsOwnWeaponsAndVictims() {
    List<Account> accounts =
        read(
            "A roadside bomb killed six civilians in Helmand province on Tuesday and a suicide bomber killed 24 people in neighbouring Nangarhar, officials said.");
    assertThat(accounts)
        .extracting(Account::type, SeveralEventsTest::place)
        .containsExactly(
            tuple(EventType.EXPLOSIVE_ATTACK, "Helmand"),
            tuple(EventType.SUICIDE_BOMBING, "Nangarhar"));
    assertThat(accounts.get(0).weapons())
        .extracting(Weapon::kind)
        .containsExactly(Weapon.Kind.EXPLOSIVE);
    assertThat(claims(accounts.get(0)))
        .extracting(Claim::figure)
        .containsExactly(new Figure.Exact(6));
  }

  @Test
  void aBombInAnotherTownDoesNotMakeTheShootingABombing() {
    assertThat(
            read(
                "Gunmen attacked a bus in Minya, killing seven pilgrims, and a bomb in Alexandria wounded three policemen, officials said."))
        .extracting(Account::type)
        .containsExactly(EventType.ARMED_ASSAULT, EventType.EXPLOSIVE_ATTACK);
  }

  @Test
  void theTollThatAStationGivesIsOfTheStrikeAndNotOfWhatItAnswered() {
    List<Account> accounts =
        read(
            "An air strike by the Saudi-led coalition hit a school bus in Saada province on Tuesday, killing 40 children and 11 adults, the Red Cross said.\n\nThe coalition said the strike was a response to a missile fired at the kingdom that killed one person a day earlier.\n\nThe Houthi-run al-Masirah TV put the death toll at 47 with 77 injured.");
    assertThat(accounts).hasSize(2);
    assertThat(claims(accounts.get(0)))
        .extracting(Claim::figure)
        .contains(new Figure.Exact(47), new Figure.Exact(77));
    assertThat(
            accounts.get(0).toll().stream()
                .mapToLong(t -> t.harm() == Claim.Harm.KILLED ? t.best() : 0)
                .sum())
        .as("47 of another source are not 47 more")
        .isEqualTo(51);
    assertThat(accounts.get(0).actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.evidence().quote())
        .containsExactly("Saudi-led coalition");
  }

  @Test
  void whereTheGunmenAreFromIsNotWhereTheyWereShot() {
    List<Account> accounts =
        read(
            "Seven people were shot dead and 16 wounded in an attack at a station in Jaffa on Tuesday, Israeli police said. The two gunmen, from Hebron in the occupied West Bank, were shot and killed by security guards.");
    assertThat(accounts).extracting(SeveralEventsTest::place).containsExactly("Jaffa");
  }

  @Test
  void aGroupOfTheOtherAttackOfTheSentenceIsNotTheCulprit() {
    List<Account> accounts =
        read(
            "Twelve police officers were killed when FARC dissidents shot down a helicopter in Antioquia, and a separate truck bomb in Cali killed six people, officials said on Tuesday.");
    assertThat(accounts).extracting(SeveralEventsTest::place).containsExactly("Antioquia", "Cali");
    assertThat(accounts.get(1).actors()).noneMatch(a -> a.role() == Participant.Role.INITIATOR);
  }

  @Test
  void anAttackOnTheSameDayInAnotherTownIsAnother() {
    List<Account> accounts =
        read(
            "At least 15 worshippers were killed on Sunday when gunmen attacked a church in northern Burkina Faso, a vicar said. On the same day, dozens of people were killed in an attack on a mosque in Natiaboani, a local source said.");
    assertThat(accounts)
        .extracting(SeveralEventsTest::place)
        .containsExactly("Burkina Faso", "Natiaboani");
    assertThat(claims(accounts.get(0)))
        .extracting(Claim::figure, Claim::scope)
        .containsExactly(tuple(new Figure.AtLeast(15), Claim.Scope.INCIDENT));
  }
}
