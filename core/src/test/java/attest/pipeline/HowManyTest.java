package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Figure;
import attest.incident.Participant;
import attest.incident.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which figures an article gives, of whom, in what scope, and who says so. */
class HowManyTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-21").accounts();
  }

  private static List<Claim> claims(String text) {
    return read(text).stream()
        .flatMap(account -> account.claims().stream())
        .map(Account.IdentifiedClaim::claim)
        .toList();
  }

  private static Claim of(List<Claim> claims, Figure figure) {
    return claims.stream()
        .filter(claim -> claim.figure().equals(figure))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + figure + " in " + claims));
  }

  @Test
  void missilesThatAreShotDownAreNobody() {
    assertThat(
            claims(
                "A missile killed two people in Kharkiv on Monday. The air force said it had shot down 21 of 33 missiles."))
        .extracting(Claim::figure)
        .containsOnly(new Figure.Exact(2));
  }

  @Test
  void someOfThoseHurtAreNotWhoSaysSo() {
    List<Claim> claims =
        claims(
            "A man stabbed passers-by at random at a fair in the city of Lyon on Friday night, killing three people and wounding eight, five of them seriously, police said.");
    assertThat(claims)
        .extracting(claim -> claim.speaker() == null ? null : claim.speaker().role())
        .containsOnly("police");
    assertThat(claims).extracting(Claim::figure).doesNotContain(new Figure.Exact(1));
  }

  @Test
  void anOfficeThatPutsATollIsWhoSaysIt() {
    Claim claim =
        of(
            claims(
                "A suicide bomber killed 10 mourners in Baquba on Monday. The governor's office put the death toll at eight."),
            new Figure.Exact(8));
    assertThat(claim.speaker()).isNotNull();
    assertThat(claim.speaker().role()).isEqualTo("governor's office");
  }

  @Test
  void whatAGroupIsBlamedForSinceAYearIsOfManyEvents() {
    Claim claim =
        of(
            claims(
                "Rebels hacked to death 23 villagers near Beni on Tuesday. The group has been blamed for the killing of more than 1,000 people in the region since late 2009."),
            new Figure.AtLeast(1000));
    assertThat(claim.scope()).isEqualTo(Claim.Scope.CUMULATIVE);
  }

  @Test
  void twoOfThemAreOfThoseWhoWerePursued() {
    Claim claim =
        of(
            claims(
                "Rebels killed five soldiers near Palapag on Sunday. Troops pursued the gunmen, killing two of them in a brief fight an hour later."),
            new Figure.Exact(2));
    assertThat(claim.group()).isEqualTo(Claim.Group.ASSAILANTS);
  }

  @Test
  void whatAnArmedGroupCountsIsNoWholeOfWhatPoliceCount() {
    List<Account> accounts =
        read(
            "Taliban fighters stormed a police post in Baghlan on Tuesday, killing 14 policemen, the provincial police chief said. A Taliban spokesman said 40 policemen had been killed.");
    assertThat(accounts.getFirst().toll())
        .filteredOn(toll -> toll.group() == Claim.Group.SECURITY_FORCES)
        .singleElement()
        .satisfies(toll -> {
          assertThat(toll.best()).isEqualTo(14);
          assertThat(toll.high()).isEqualTo(40);
        });
  }

  @Test
  void nobodyHurtElsewhereIsNoLowerTollHere() {
    List<Account> accounts =
        read(
            "Rockets killed 12 people and wounded 64 in Kharkiv on Tuesday, officials said. Shells hit a depot too. There were no casualties in the capital.");
    assertThat(accounts.getFirst().toll()).allSatisfy(toll -> assertThat(toll.low()).isPositive());
  }

  @Test
  void someoneAlsoKilledIsOneMore() {
    List<Account> accounts =
        read(
            "The mayor of Manta was shot dead on Sunday, police said. A student, Ana Vera, who was talking to the mayor, was also killed.");
    assertThat(accounts.getFirst().toll())
        .filteredOn(toll -> toll.harm() == Claim.Harm.KILLED)
        .singleElement()
        .satisfies(toll -> assertThat(toll.best()).isEqualTo(2));
  }

  @Test
  void whatNobodyClaimedIsClaimedByNobody() {
    assertThat(
            read(
                "Two bombs killed seven people in Baghdad on Monday. No group claimed responsibility for the attacks, but Sunni militants linked to al Qaeda have been gaining ground."))
        .flatExtracting(Account::actors)
        .noneMatch(Participant::claimed);
  }

  @Test
  void whoIsSuspectedOfWhatNobodyClaimedIsHedged() {
    assertThat(
            read(
                "Two civilians were killed by a car bomb in Mogadishu on Monday. No group claimed responsibility but Al Shabaab is suspected."))
        .flatExtracting(Account::actors)
        .filteredOn(actor -> actor.actor().name().equals("al-Shabaab"))
        .singleElement()
        .satisfies(actor -> {
          assertThat(actor.hedged()).isTrue();
          assertThat(actor.claimed()).isFalse();
        });
  }

  @Test
  void theDeadOfAMonthAreNotThoseOfADay() {
    List<Account> accounts =
        Shipped.read(
                "A bomb planted beside a road killed three police officers near Saravena on Saturday, the minister said. Clashes between two groups in Arauca left 27 dead in January, according to the ombudsman.",
                "2022-01-23")
            .accounts();
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().figure())
        .containsExactly(new Figure.Exact(3));
  }

  @Test
  void aKillingOfLastMonthIsNoneOfTheClash() {
    List<Account> accounts =
        Shipped.read(
                "Nineteen bodies were found after a shootout between rival gangs near Madera, prosecutors said on Saturday. Last month, gunmen killed six members of a family in the same municipality.",
                "2021-06-05")
            .accounts();
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().figure())
        .containsExactly(new Figure.Exact(19));
  }

  @Test
  void theDeadliestOfAYearIsNoEventOfThatYear() {
    assertThat(
            Shipped.read(
                    "Fighters killed 60 soldiers near Djibo in the deadliest attack on the army this year, a source said.",
                    "2023-10-12")
                .accounts()
                .getFirst()
                .time())
        .isNull();
  }

  @Test
  void aTownIsNotTheOneWhoseProvinceBeginsLikeIt() {
    assertThat(
            Shipped.read(
                    "A missile struck a block of flats in the city of Dnipro on Saturday, killing at least 12 people. In the southern city of Kryvyi Rih, one person was killed.",
                    "2023-01-14")
                .accounts())
        .hasSize(2);
  }

  @Test
  void aNumberBesideScoresIsAsManyOfItsOwn() {
    List<Account> accounts =
        read(
            "Militants struck the gates of Kabul airport in a suicide bomb attack on Monday, killing scores of civilians and at least 13 U.S. troops. Health officials said 60 civilians were killed.");
    assertThat(accounts.getFirst().toll())
        .extracting(Account.Toll::group, Account.Toll::best)
        .contains(tuple(Claim.Group.SECURITY_FORCES, 13L), tuple(Claim.Group.CIVILIANS, 60L));
  }

  @Test
  void twoOfThoseKilledAreNoMore() {
    assertThat(
            of(
                    claims(
                        "Raiders ambushed a bus near Kitale on Monday, killing 11 passengers. Two of those killed were children."),
                    new Figure.Exact(2))
                .scope())
        .isEqualTo(Claim.Scope.PART);
  }

  @Test
  void theDeadSinceAnInsurgencyBeganAreOfManyEvents() {
    assertThat(
            of(
                    claims(
                        "A bomb killed three volunteers in Pattani on Monday. More than 5,700 people have been killed since a separatist insurgency flared up in January 2004."),
                    new Figure.AtLeast(5700))
                .scope())
        .isEqualTo(Claim.Scope.CUMULATIVE);
  }

  @Test
  void theDeadOfACountryAreNotThoseOfABombing() {
    assertThat(
            read("A suicide bomber killed the defence minister in Damascus on Monday. Activists said 62 people were killed across the country on Monday.")
                .getFirst()
                .toll())
        .noneMatch(toll -> toll.best() == 62);
  }

  @Test
  void nationalitiesOfTheDeadAreNotWhereTheyDied() {
    assertThat(
            read(
                "Suicide bombers attacked hotels in Sri Lanka on Monday. Thirty-two foreigners were killed, including British, U.S., Turkish and Dutch nationals."))
        .extracting(Account::place)
        .noneMatch(place -> place != null && place.wording().quote().contains("U.S."));
  }

  @Test
  void anAttackOfMonthsAgoMayBeAbroad() {
    assertThat(
            Shipped.read(
                    "Three bombers blew themselves up in Istanbul's airport on Tuesday, killing 36 people, Turkey's prime minister said. The attack bore similarities to a suicide bombing at Brussels airport in March that killed 16 people.",
                    "2016-06-29")
                .accounts())
        .extracting(account -> account.place().place())
        .anySatisfy(place ->
            assertThat(place)
                .isInstanceOfSatisfying(
                    Place.Known.class, known -> assertThat(known.country()).isEqualTo("BE")));
  }

  @Test
  void whoShotAVideoShotNobody() {
    assertThat(
            read(
                "A bomb killed 20 people at the airport of Kabul on Monday. Video shot by Afghan journalists showed bodies around a canal."))
        .flatExtracting(Account::actors)
        .noneMatch(actor -> actor.actor().name().contains("journalists"));
  }

  @Test
  void anOfficeThatSaysWhatHappenedDidNotDoIt() {
    assertThat(
            read(
                "Boko Haram militants attacked a camp in the town of Rann on Monday night, killing four soldiers and three aid workers, security sources and the United Nations said."))
        .flatExtracting(Account::actors)
        .extracting(actor -> actor.actor().name())
        .doesNotContain("United Nations");
  }

  @Test
  void anEighthWhoDiesADayLaterIsOfTheSameAttack() {
    assertThat(
            Shipped.read(
                    "Gunmen burst into a bar in Bujumbura late on Saturday and opened fire, killing seven people, the mayor said. An eighth person, a driver, died of his wounds on Sunday morning.",
                    "2015-11-08")
                .accounts())
        .singleElement()
        .satisfies(account ->
            assertThat(account.toll())
                .extracting(Account.Toll::best)
                .containsExactlyInAnyOrder(7L, 1L));
  }

  @Test
  void aKillingOfAnotherDayAndPlaceIsNotTheClashToldBefore() {
    assertThat(
            Shipped.read(
                    "Three volunteers were killed in a roadside bombing in Pattani on Sunday, police said. Suspected separatists then exchanged fire with a second team for five minutes. On Saturday, a teacher was gunned down in Yala province.",
                    "2013-09-08")
                .accounts())
        .filteredOn(account -> account.type() == EventType.ARMED_CLASH)
        .flatExtracting(Account::claims)
        .isEmpty();
  }

  @Test
  void whereAReportWasWrittenSpeaksForNoProvince() {
    assertThat(
            Shipped.read(
                    "DAKAR (Reuters) - Militants killed 40 soldiers in an ambush in northern Burkina Faso, two security sources said. The group said that it had attacked the convoy between Djibo and Namssiguia, in Soum province, on Monday.",
                    "2023-10-12")
                .accounts())
        .extracting(account -> account.place().place())
        .allSatisfy(place ->
            assertThat(place)
                .isInstanceOfSatisfying(
                    Place.Known.class, known -> assertThat(known.country()).isEqualTo("BF")));
  }

  @Test
  void aDayBeforeTheAgencyIsThatOfTheReport() {
    assertThat(
            Shipped.read(
                    "Sept 20 (Reuters) - Eleven children were killed when helicopters fired on a school in Myanmar, residents said. Friday's attack on the village began at noon.",
                    "2022-09-20")
                .accounts()
                .getFirst()
                .time()
                .interval()
                .start())
        .isEqualTo("2022-09-16");
  }

  @Test
  void whoWasNearlyBeheadedWasNot() {
    List<Account> accounts =
        read(
            "Insurgents attacked a rubber tapper with a machete near Pattani on Tuesday, almost beheading him, police said. The man was in critical condition.");
    assertThat(accounts).extracting(Account::type).containsExactly(EventType.ARMED_ASSAULT);
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().harm())
        .containsExactly(Claim.Harm.WOUNDED);
  }

  @Test
  void pupilsWhoHadBeenTakenWereAbducted() {
    List<Account> accounts =
        read(
            "Gunmen raided a college in northwest Nigeria overnight, police said. A school official said 47 students had been taken.");
    assertThat(accounts.getFirst().type()).isEqualTo(EventType.ABDUCTION);
    assertThat(accounts.getFirst().claims())
        .extracting(c -> c.claim().harm(), c -> c.claim().figure())
        .containsExactly(tuple(Claim.Harm.ABDUCTED, new Figure.Exact(47)));
  }

  @Test
  void aCommanderOfAGroupIsNoSoldier() {
    assertThat(
            claims(
                "An Israeli air strike killed a commander of Islamic Jihad in Gaza City on Tuesday."))
        .extracting(Claim::group)
        .containsExactly(Claim.Group.ASSAILANTS);
  }

  @Test
  void sailorsOfACargoShipAreNotSaidToBeForces() {
    assertThat(
            claims(
                "A missile hit a cargo ship in the Gulf of Aden on Tuesday, killing three sailors."))
        .extracting(Claim::group)
        .containsExactly(Claim.Group.UNSPECIFIED);
  }

  @Test
  void deathsThatTheAuthoritiesConfirmAreNotMoreDeaths() {
    Account account =
        read("Boko Haram extremists killed at least 127 villagers in Mafa, in Yobe state, on Tuesday, residents said. Authorities confirmed 37 deaths.")
            .getFirst();
    assertThat(account.toll())
        .extracting(Account.Toll::group, Account.Toll::low, Account.Toll::best, Account.Toll::high)
        .containsExactly(tuple(Claim.Group.CIVILIANS, 37L, 127L, null));
  }

  @Test
  void thePastDayIsNotALongTime() {
    assertThat(
            claims(
                "Russian shelling killed three civilians in the Donetsk region over the past day, the governor said."))
        .extracting(Claim::scope)
        .containsExactly(Claim.Scope.INCIDENT);
  }

  @Test
  void suspectsWhoWereArrestedArrestedNobody() {
    assertThat(
            read("A truck bomb in Cali killed six people on Tuesday. Two suspects were arrested.")
                .stream()
                .filter(a -> a.type() == EventType.ARREST)
                .flatMap(a -> a.actors().stream()))
        .extracting(Participant::role)
        .containsExactly(Participant.Role.TARGET);
  }

  @Test
  void thoseWhoDiedDoNotSayWhatWasSaidOfThem() {
    assertThat(
            claims(
                "Seven people died when a convoy was ambushed as it left a hotel in Palma on Tuesday, said a security contractor, Lionel Drake, adding that dozens were missing."))
        .extracting(c -> c.speaker() == null ? null : c.speaker().name())
        .containsOnly("Lionel Drake");
    assertThat(
            claims(
                    "More than 50 people have been beheaded in northern Mozambique by militant Islamists, state media report.")
                .getFirst()
                .speaker()
                .evidence()
                .quote())
        .isEqualTo("state media");
  }

  @Test
  void theDeadOfAConflictAreNotThoseOfTheAttack() {
    assertThat(
            of(
                    claims(
                        "Militants beheaded 50 people in Muatide on Tuesday. Up to 2,000 people have been killed and about 430,000 left homeless in the conflict."),
                    new Figure.AtMost(2000))
                .scope())
        .isEqualTo(Claim.Scope.CUMULATIVE);
  }
}
