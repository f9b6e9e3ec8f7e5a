package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Figure;
import attest.incident.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sort of event an article tells of, and who did it. */
class WhatItWasTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-21").accounts();
  }

  @Test
  void whatSomebodyCarriesIsNotWhatWasUsed() {
    assertThat(
            read(
                "Militants armed with grenades and assault rifles attacked a police post in Peshawar on Monday, killing three officers."))
        .extracting(Account::type)
        .containsExactly(EventType.ARMED_ASSAULT);
  }

  @Test
  void whereMoreDiedThanWereTakenItIsAnAssault() {
    assertThat(
            read(
                "Gunmen on motorbikes killed 24 people in a church in Djibo on Sunday. Eighteen were wounded and three young men kidnapped."))
        .extracting(Account::type)
        .containsExactly(EventType.ARMED_ASSAULT);
  }

  @Test
  void whereMoreWereTakenItIsAnAbduction() {
    assertThat(
            read(
                "Gunmen kidnapped 30 pupils from a school in Kaduna on Sunday. A guard was killed."))
        .extracting(Account::type)
        .containsExactly(EventType.ABDUCTION);
  }

  @Test
  void whatWasCalledAnAccidentIsNoAttack() {
    assertThat(
            read(
                "An explosion at a rocket factory outside Ankara killed five workers on Sunday. The governor said it was an accident."))
        .isEmpty();
    assertThat(
            read(
                "An explosion at a market in Ankara killed five workers on Sunday. The governor said it was not an accident."))
        .hasSize(1);
  }

  @Test
  void soldiersWhoShootAPersonDoNotShell() {
    assertThat(read("A boy was shot by soldiers in Jenin on Monday and died of his wounds."))
        .extracting(Account::type)
        .containsExactly(EventType.ARMED_ASSAULT);
  }

  @Test
  void thoseWhoToldOfItBehindAParticipleDidNotDoIt() {
    assertThat(
            read("Bandits raided Gidan Bawa on Sunday evening, shooting two men and burning houses, a local chief, Musa Danladi, told reporters.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name())
        .containsExactly("Bandits");
  }

  @Test
  void aDatelineIsNoPartOfWhoDidIt() {
    assertThat(
            read("GAO, Mali - Gunmen killed four traders on a road near Ansongo on Sunday.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name())
        .containsExactly("Gunmen");
  }

  @Test
  void whoPutsATollSaysIt() {
    assertThat(
            read("Raiders killed at least 17 people in the village of Lindako on Sunday, local officials said. The civil society leader Mara Lindo put the toll at 23. The mayor put a wreath on the square.")
                .getFirst()
                .claims())
        .extracting(c -> c.claim().speaker().name())
        .containsExactly(null, "Mara Lindo");
  }

  @Test
  void eachOfTwoSpeakersIsThatOfHisFigure() {
    List<Account> accounts =
        read(
            "Two people were shot dead in Kisumu on Sunday, a hospital there said, and ten policemen were hurt by stones, the interior ministry said.");
    assertThat(accounts.stream().flatMap(a -> a.claims().stream()))
        .extracting(c -> c.claim().figure().low().orElse(0) + " " + c.claim().speaker().role())
        .containsExactlyInAnyOrder("2 hospital", "10 interior ministry");
  }

  @Test
  void aGroupThatDeniesIsNotHeldToHaveDoneIt() {
    assertThat(
            read("Gunmen attacked a hospital in Kabul on Sunday, killing 16 people, officials said. The Taliban denied involvement.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name())
        .containsExactly("Gunmen");
  }

  @Test
  void aGroupThatBlamesAnotherIsNotHeldToHaveDoneIt() {
    for (String text :
        List.of(
            "A blast at an arms depot near Baalbek wounded six people on Tuesday. Hezbollah blamed Israel for the explosion.",
            "A car bomb killed a leader of Hamas in Sidon on Sunday. Hamas said it believed Israel was responsible.",
            "Gunmen shot dead a judge in Cali on Monday. The ELN said that the army had carried out the killing.")) {
      assertThat(read(text).getFirst().actors())
          .as(text)
          .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
          .extracting(a -> a.actor().kind())
          .doesNotContain(Actor.Kind.REBEL_GROUP);
    }
  }

  @Test
  void theGroupOfThoseWhoDiedIsNotHeldToHaveDoneIt() {
    assertThat(
            read("Unidentified gunmen killed a commander of the PKK in Sulaimaniya on Sunday. He had been a member of the PKK since 1990.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name())
        .containsExactly("Unidentified gunmen");
  }

  @Test
  void aGroupThatIsBlamedIsHeldToHaveDoneIt() {
    assertThat(
            read("A bomb killed four people in Quetta on Friday. Officials blamed the Baloch Liberation Army.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name())
        .containsExactly("Balochistan Liberation Army");
  }

  @Test
  void aTollOfSomeDeadIsNotOne() {
    assertThat(
            read("Shells hit a market in Omdurman on Monday. The health ministry gave a toll of 55 dead.")
                .getFirst()
                .claims())
        .extracting(c -> c.claim().figure())
        .containsOnly(new Figure.Exact(55));
  }

  @Test
  void aNumberBeforeItsVerbCountsThoseWhoFled() {
    assertThat(
            read(
                    "Gunmen attacked Tibu on Sunday. The governor said two dozen people had been injured and about 5,000 had fled their homes.")
                .stream()
                .flatMap(account -> account.claims().stream())
                .filter(c -> c.claim().harm() == Claim.Harm.DISPLACED))
        .extracting(c -> c.claim().figure())
        .doesNotContain(new Figure.Exact(24));
  }

  @Test
  void aGroupThatRunsAnOfficeIsNotHeldToHaveDoneIt() {
    assertThat(
            read("Hundreds of people were feared dead on Tuesday after a blast rocked a hospital in Gaza City. The Hamas-run health ministry said that 471 people had been killed.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .isEmpty();
  }

  @Test
  void allButOneIsNotOne() {
    assertThat(
            read("Gunmen shot dead 26 tourists near Pahalgam on Tuesday. All but one of those killed were Indians, police said.")
                .getFirst()
                .claims())
        .extracting(c -> c.claim().figure())
        .containsExactly(new Figure.Exact(26));
  }

  @Test
  void whoIsBlamedForOneAttackIsNotHeldToHaveDoneTheNext() {
    List<Account> accounts =
        read(
            "A car laden with explosives was detonated next to buses near the army's headquarters in Ankara on Monday evening, killing 28 people and wounding 61, the governor's office said.\n\nPrime Minister Orhan Tezel blamed the Syrian Kurdish YPG militia, saying a member named Selim Akar had carried it out with help from the PKK. The YPG's political arm denied involvement.\n\nOn Tuesday six soldiers were killed and one seriously wounded when a bomb hidden under a road struck their armoured vehicle on the highway linking Diyarbakir to Lice, security sources said.");
    assertThat(accounts).hasSize(2);
    assertThat(accounts.get(1).actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .isEmpty();
  }

  @Test
  void aFightForControlSaysNothingOfWhoFiredTheDrone() {
    assertThat(
            read("A drone attack on a market south of Khartoum killed at least 43 people on Sunday, a medical group said, as the army and the Rapid Support Forces battle for control of the country. The RSF blamed the army.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .isEmpty();
  }

  @Test
  void aClaimThatSomebodyDoubtsIsHedged() {
    assertThat(
            read("A bomb killed nine people at a bus station in Homs on Monday. The interior minister discounted a claim of responsibility by Islamic State.")
                .getFirst()
                .actors())
        .filteredOn(a -> a.role() == Participant.Role.INITIATOR)
        .extracting(a -> a.actor().name(), Participant::hedged, Participant::claimed)
        .containsExactly(tuple("Islamic State", true, true));
  }

  @Test
  void elevenFarmersAndTheFarmersAmongThemAreOneTarget() {
    assertThat(
            read("Gunmen shot dead 11 farmers near the town of Jos on Tuesday, police said.")
                .getFirst()
                .targets())
        .extracting(t -> t.evidence().quote())
        .containsExactly("11 farmers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A rocket hit a school in Ashkelon on Monday.|SHELLING
          A mortar shell landed on a house in Daraa on Monday.|SHELLING
          Shells fell on a market in Aleppo on Monday, killing six.|SHELLING
          An improvised explosive device was detonated as a convoy passed near Narayanpur on Monday.|EXPLOSIVE_ATTACK
          A vehicle of the Malian armed forces hit an improvised explosive device near Mopti on Monday.|EXPLOSIVE_ATTACK
          A bomb was set off in a market in Quetta on Monday.|EXPLOSIVE_ATTACK
          """)
  void whatHitOrWentOffAlone(String text, EventType type) {
    assertThat(read(text)).extracting(Account::type).containsExactly(type);
  }
}
