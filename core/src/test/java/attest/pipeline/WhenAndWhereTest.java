package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Participant;
import attest.incident.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day and the place of an event among all those that its article names. */
class WhenAndWhereTest {
  /** The accounts of an article of Wednesday, 21 May 2014. */
  private static List<Account> read(String text) {
    return Shipped.read(text, "2014-05-21").accounts();
  }

  private static Account only(String text) {
    List<Account> accounts = read(text);
    assertThat(accounts).hasSize(1);
    return accounts.getFirst();
  }

  private static Place.Known place(Account account) {
    return (Place.Known) account.place().place();
  }

  @Test
  void theDayOnWhichItWasSaidIsNotThatOfTheDeed() {
    assertThat(
            only("At least 12 people were killed in fighting in the Gao region, residents said on Monday.")
                .time())
        .isNull();
  }

  @Test
  void theDayBeforeTheVerbOfSayingIsThatOfTheDeed() {
    assertThat(
            only("A bomb killed four people in Potiskum on Sunday, police said on Monday.")
                .time()
                .interval()
                .start())
        .isEqualTo("2014-05-18");
  }

  @Test
  void aPossessorOfAnAttackIsItsDay() {
    assertThat(
            only("A gunman killed three shoppers at a market in Potiskum. Two men were seen some way from the scene of Sunday's attack.")
                .time()
                .interval()
                .start())
        .isEqualTo("2014-05-18");
  }

  @Test
  void theDayOfASentenceIsNotThatOfTheCrime() {
    assertThat(
            read("A court in Cairo on Tuesday sentenced a man to life in prison for his part in an attack on a church in Helwan in May 2012 in which nine people were killed.")
                .getFirst()
                .time()
                .interval()
                .start())
        .isEqualTo("2012-05-01");
  }

  @Test
  void aRegionAfterTheNameOfAnArmyIsWhereItWas() {
    assertThat(
            place(
                    only(
                        "Nine people were killed in fighting with the Myanmar military in the Magway region on Sunday."))
                .name())
        .isEqualTo("Magway");
  }

  @Test
  void aDistrictThatALaterSentenceNamesIsCloserThanAPartOfTheCountry() {
    assertThat(
            place(
                    only(
                        "Militants stormed a police post in northwest Pakistan on Monday, killing three officers. The assault took place in the Lakki Marwat district of Khyber Pakhtunkhwa province."))
                .precision())
        .isEqualTo(Place.Precision.DISTRICT);
  }

  @Test
  void aTownInTheFirstSentenceIsCloserThanTheCountryOfARecord() {
    assertThat(
            place(
                    only(
                        "Gunmen burst into a theatre on the edge of Kazan on Sunday and sprayed the crowd with gunfire, killing at least 16 people, officials said. The attack was the deadliest in Russia this year."))
                .name())
        .isEqualTo("Kazan");
  }

  @Test
  void aStateThatActsIsNotWhereItActs() {
    assertThat(
            place(
                    only(
                        "The United States killed a leader of al Qaeda in a drone strike in Kabul on Sunday, a White House spokesman said."))
                .country())
        .isEqualTo("AF");
  }

  @Test
  void aPlaceThatNoGazetteerHasKeepsItsProvince() {
    Place.Known place =
        place(
            only(
                "Soldiers recaptured the village of Zorkhanovka in the Luhansk region of Ukraine on Sunday, the army said."));
    assertThat(place.name()).isEqualTo("Zorkhanovka");
    assertThat(place.admin1()).isEqualTo("Luhansk");
    assertThat(place.point()).isNull();
  }

  @Test
  void theProvinceOfAnotherTownIsElsewhere() {
    List<Account> accounts =
        read(
            "Militants set fire to five schools in Thailand's Yala province on Sunday, police said. A teacher was shot dead by two men in Rueso district in Narathiwat province.");
    assertThat(accounts).hasSize(2);
  }

  @Test
  void paragraphsOfARoundUpAreEventsOfTheirOwn() {
    List<Account> accounts =
        read(
            "KHOST - A roadside bomb killed three policemen, officials said.\n\nZARBAND - Gunmen killed two elders, residents said.\n\nKUNDUZ - Insurgents killed a driver.");
    assertThat(accounts).extracting(a -> a.claims().size()).containsExactly(1, 1, 1);
  }

  @Test
  void aCapitalIsATownAndNotTheDistrictOfItsName() {
    assertThat(
            place(only("A bomb killed nine people in Bamako on Sunday, a hospital said."))
                .precision())
        .isEqualTo(Place.Precision.SETTLEMENT);
  }

  @Test
  void namesJoinedByHyphensAreReadWhole() {
    assertThat(
            place(only("Gunmen killed nine people in Port-au-Prince on Sunday, police said."))
                .country())
        .isEqualTo("HT");
  }

  @Test
  void theCapitalOfAPeopleIsThatTown() {
    assertThat(
            place(
                    only(
                        "GENEVA - A bomb killed nine people in the Malian capital on Sunday, a hospital said."))
                .name())
        .isEqualTo("Bamako");
  }

  @Test
  void noOtherPeopleIsNoFigure() {
    for (String more :
        List.of(
            "No other people were killed.",
            "No one else was hurt.",
            "Officials have not said how many were killed.")) {
      assertThat(only("A missile killed two commanders in Idlib on Sunday. " + more).claims())
          .extracting(c -> c.claim().figure().low().orElse(0))
          .containsExactly(2L);
    }
  }

  @Test
  void aGroupThatClaimedTheDeedDidNotMakeTheArrest() {
    List<Account> accounts =
        read(
            "A gunman shot dead nine people at a church in Helwan on Sunday. Police arrested two men in Cairo. The Islamic State group claimed the attack.");
    assertThat(accounts)
        .filteredOn(a -> a.type() == EventType.ARREST)
        .allSatisfy(a ->
            assertThat(a.actors())
                .filteredOn(p -> p.role() == Participant.Role.INITIATOR)
                .extracting(Participant::actor)
                .extracting(Actor::name)
                .doesNotContain("Islamic State"));
  }

  @Test
  void aTownIsWhereItsAirportIs() {
    assertThat(
            place(
                    only(
                        "A suicide bombing outside Kabul airport on Sunday killed 79 people, a hospital official said. U.S. officials said that 13 U.S. service members were wounded. The U.S. embassy was closed."))
                .name())
        .isEqualTo("Kabul");
  }

  @Test
  void theCountryOfAPersonIsNotWhereHeWasArrested() {
    List<Account> accounts =
        read(
            "Three people were killed in a stabbing in the western German city of Solingen on Friday night. The mayor spoke to reporters. A 26-year-old Syrian man was arrested on Sunday.");
    assertThat(accounts)
        .filteredOn(a -> a.type() == EventType.ARREST)
        .singleElement()
        .satisfies(a -> assertThat(a.place()).isNull());
  }

  @Test
  void aBombingOfAnotherYearIsAnEventOfItsOwn() {
    List<Account> accounts =
        Shipped.read(
                "A truck bomb exploded at a checkpoint in Mogadishu on Saturday, killing at least 79 people, the mayor said. In October 2017 a truck bombing blamed on the group killed almost 600.",
                "2019-12-28")
            .accounts();
    assertThat(accounts).hasSize(2);
    assertThat(accounts.get(0).claims()).hasSize(1);
    assertThat(accounts.get(1).time().interval().start()).isEqualTo("2017-10-01");
  }

  @Test
  void theDayOfTheStateOfOthersIsNotThatOfTheDeed() {
    assertThat(
            Shipped.read(
                    "A driver ploughed into a crowd in Nice on Thursday, killing 84 people. The prosecutor said 202 people were injured, and that 25 were in intensive care on Friday.",
                    "2016-07-16")
                .accounts())
        .hasSize(1);
  }

  @Test
  void whereSomebodyWasBornIsNotWhereHeWasArrested() {
    assertThat(
            Shipped.read(
                    "A man opened fire on a tram in Utrecht on Monday, killing three people. Police arrested Karel Dost, a man of 37 born in Turkey, after a search.",
                    "2019-03-18")
                .accounts())
        .allSatisfy(account -> assertThat(place(account).country()).isEqualTo("NL"));
  }

  @Test
  void sinceWhenTheDeadAreCountedIsNotWhenTheBlastWas() {
    List<Account> accounts =
        Shipped.read(
                "Seven people died when a minibus hit a landmine near Pemba on Tuesday. The blast brings to 23 the number of people killed by mines in the province since the start of the year.",
                "2024-07-31")
            .accounts();
    assertThat(accounts.get(0).time().interval().start()).isEqualTo("2024-07-30");
    assertThat(accounts.get(0).time().interval().end()).isEqualTo("2024-07-30");
  }

  @Test
  void theWoundedWhoDiedOvernightAreOfTheirAttack() {
    List<Account> accounts =
        Shipped.read(
                "The number of people killed in Friday's suicide attack on a mosque in Kandahar has risen to 63 after several of the wounded died overnight, a doctor said on Saturday. At least 83 others were injured in the blast. It came a week after a bombing in Kunduz that killed more than 50.",
                "2021-10-16")
            .accounts();
    assertThat(accounts.get(0).place().wording().quote()).isEqualTo("Kandahar");
    assertThat(accounts.get(0).claims())
        .extracting(c -> c.claim().harm())
        .contains(Claim.Harm.WOUNDED);
    assertThat(accounts.subList(1, accounts.size()))
        .flatExtracting(Account::claims)
        .extracting(c -> c.claim().harm())
        .doesNotContain(Claim.Harm.WOUNDED);
  }

  @Test
  void aRaidOfWeeksEarlierIsAnotherThanTheAttack() {
    assertThat(
            Shipped.read(
                    "Gunmen killed 65 people leaving a funeral near Maiduguri in northeast Nigeria, an official said on Sunday. Militants on motorcycles had raided the village two weeks earlier.",
                    "2019-07-29")
                .accounts()
                .getFirst()
                .time())
        .isNull();
  }

  @Test
  void aTownWithAHyphenIsNotTheTownOfItsFirstHalf() {
    assertThat(
            read("Gang members attacked the town of Pont-Zorbide in central Haiti on Tuesday, killing 70 people.")
                .getFirst()
                .place()
                .place())
        .isInstanceOfSatisfying(
            Place.Known.class,
            p -> {
              assertThat(p.name()).isEqualTo("Pont-Zorbide");
              assertThat(p.country()).isEqualTo("HT");
            });
  }

  @Test
  void aLandsCapitalIsATown() {
    assertThat(
            read("A truck bomb killed 30 people in Somalia's capital on Tuesday, police said.")
                .getFirst()
                .place()
                .place())
        .isInstanceOfSatisfying(
            Place.Known.class, p -> assertThat(p.name()).isEqualTo("Mogadishu"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two soldiers died in Hama, northern Nigeria, when a mine exploded on Tuesday.|NG
          Eight people were killed in a car bomb attack near Al-Rai in the Syrian province of Aleppo on Tuesday.|SY
          Jihadists burned ballot boxes in the commune of Lafia in the northern Malian region of Timbuktu on Tuesday.|ML
          """)
  void whatStandsRightBehindATownSaysWhereItLies(String text, String country) {
    assertThat(read(text).getFirst().place().place())
        .isInstanceOfSatisfying(
            Place.Known.class,
            p -> {
              assertThat(p.country()).isEqualTo(country);
              assertThat(p.point()).as("no gazetteer has this town").isNull();
            });
  }
}
