package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who did it, by name or by what they are called, and no one else. */
class WhoDidItTest {
  private static Account main(String text) {
    return Shipped.read(text, "2016-03-14").accounts().get(0);
  }

  private static List<Participant> of(Account account, Participant.Role role) {
    return account.actors().stream().filter(a -> a.role() == role).toList();
  }

  /** Each name, with a question mark where the text is not sure. */
  private static String initiators(Account account) {
    return String.join(
        " + ",
        of(account, Participant.Role.INITIATOR).stream()
            .map(a -> a.actor().name() + (a.hedged() ? "?" : ""))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A 19-year-old Palestinian stabbed two settlers near Nablus on Sunday.|Palestinian
          Three people were wounded after being stabbed by a Palestinian in Jericho on Sunday.|Palestinian
          Two Syrians and a Tunisian shot dead a policeman in Antalya on Sunday.|Syrians + Tunisian
          A soldier was stabbed by a Basque nationalist in Bilbao on Sunday.|Basque nationalist
          A group of gunmen attacked a village near Dolo on Sunday, killing six people.|gunmen
          Dozens of gunmen attacked a village near Dolo on Sunday, killing six people.|gunmen
          Children were hurt when a rocket hit a school in Ashkelon on Sunday. The Qassam Brigades, a Hamas-linked militant group, claimed responsibility for the attack.|Izz ad-Din al-Qassam Brigades
          Members of a group of militants attacked a village near Dolo on Sunday.|militants
          A mob of Hindu hardliners set a hotel on fire in Varanasi on Sunday, killing 12 guests.|Hindu hardliners
          A Muslim trader was burned alive by a Hindu extremist in Alwar on Sunday.|Hindu extremist
          Six villagers were killed when Fulani herdsmen attack the village of Gindiri on Sunday.|Fulani herdsmen
          """)
  void thoseWhoAreOnlyDescribed(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          An IRA unit exploded a bomb at a restaurant in Leeds on Sunday, injuring five people.|Irish Republican Army
          A bomb killed four aid workers in Gardez on Sunday. A group called Jaish al-Haqq claimed responsibility for the attack.|Jaish al-Haqq
          A nationalist militia called the Sons of the Cedar bombed a cafe in Tripoli on Sunday, wounding six people.|Sons of the Cedar
          A militia known as the Black Scarves burned down a police station in Port-de-Paix on Sunday.|Black Scarves
          A helicopter was shot down near Tskhinvali on Sunday, killing nine people. The Ossetian rebel group Sword of Alania claimed responsibility.|Sword of Alania
          The attack on the barracks in Salta on Sunday by members of the Movement for the Fatherland killed nine soldiers.|Movement for the Fatherland
          Sikh militants from the Babbar Khalsa massacred 20 bus passengers near Moga on Sunday.|Babbar Khalsa
          Sikh militants killed 20 bus passengers near Moga on Sunday.|Sikh militants
          Members of the Popular Front for the Liberation of Palestine (PFLP) fired on a bus near Nablus on Sunday, wounding two passengers.|Popular Front for the Liberation of Palestine
          Six people were killed when fighters of the Somali group al-Shabaab attacked a hotel in Kismayo on Sunday.|al-Shabaab
          Fighters from the Lebanese movement Hezbollah fired rockets at a border post near Metula on Sunday.|Hezbollah
          Eleven villagers were killed when gunmen belonging to the Allied Democratic Forces attacked a market in Beni on Sunday.|Allied Democratic Forces
          A radio journalist was killed in Karachi on Sunday. Tehreek-i-Taliban claimed responsibility for the attack.|Tehrik-i-Taliban Pakistan
          """)
  void groupsByTheirOwnName(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          An ambush killed ten policemen in Djibo on Sunday. The Al-Qaeda linked group Ansarul Islam claimed responsibility for the attack.|Ansarul Islam
          Three policemen were killed in Maroua on Sunday when pro-Islamic State militants of Boko Haram attacked their post.|Boko Haram
          Two suicide bombers belonging to the Taliban splinter group Jamaat-ul-Ahrar blew themselves up in Multan on Sunday, killing nine people.|Jamaat-ul-Ahrar
          An anti-Taliban militia attacked a village near Zabul on Sunday, killing three people.|anti-Taliban militia
          Pro-Taliban gunmen attacked a village near Zabul on Sunday, killing three people.|Taliban?
          """)
  void oneWhomTheyAreLinkedToDidNotDoIt(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nine farmers were killed in Yala on Sunday. The attack is suspected to have been carried out by southern rebels.|southern rebels?
          Two teachers were shot dead in Yala on Sunday. The attackers are believed to be members of the Barisan Revolusi Nasional.|Barisan Revolusi Nasional?
          A bomb killed a woman in Gary on Sunday. A drug dealer named Paul Renner was convicted of the bombing.|Paul Renner
          A bomb killed a woman in Gary on Sunday. A drug dealer named Paul Renner was charged with the bombing.|Paul Renner?
          Two people were wounded in Haifa on Sunday by a bomb that had been planted by her husband Nabil Sadek, police said.|Nabil Sadek
          """)
  void thoseWhoAreAccusedOrConvicted(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @ParameterizedTest
  @CsvSource({
    "'A military convoy was struck by a roadside bomb near Gamboru on Sunday, killing two soldiers.'",
    "'A police patrol was hit by a mine near Djibo on Sunday, wounding ten officers.'"
  })
  void thoseWhoAreHitDoNotKillTheirOwn(String text) {
    Account account = main(text);
    assertThat(of(account, Participant.Role.INITIATOR)).isEmpty();
    assertThat(of(account, Participant.Role.TARGET)).isNotEmpty();
  }

  @Test
  void policeWhoShotTheAttackerDidNotAttack() {
    Account account =
        main(
            "Five people were killed on Sunday in a shooting carried out by an Islamic State militant at a church in Derbent. The attacker was shot dead by police officers.");
    assertThat(initiators(account)).isEqualTo("Islamic State");
    assertThat(of(account, Participant.Role.OTHER))
        .extracting(p -> p.actor().kind())
        .containsExactly(Actor.Kind.STATE_FORCES);
    assertThat(account.claims())
        .extracting(c -> c.claim().group())
        .containsExactlyInAnyOrder(Claim.Group.UNSPECIFIED, Claim.Group.ASSAILANTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Five tribal fighters were killed in an ambush carried out by Islamic State members near Daquq on Sunday.|UNSPECIFIED
          Islamic State members laid an ambush near Rashad on Sunday and killed four militiamen.|UNSPECIFIED
          A mob of villagers beat two thieves to death in Gaya on Sunday.|UNSPECIFIED
          Two settlers were wounded when gunmen opened fire on a bus near Nablus on Sunday.|CIVILIANS
          Soldiers killed four militiamen near Rashad on Sunday.|ASSAILANTS
          Militiamen attacked a post near Rashad on Sunday. Four of the militiamen were killed.|ASSAILANTS
          """)
  void onlyThoseWhoAttackAreAssailants(String text, Claim.Group group) {
    assertThat(main(text).claims())
        .extracting(c -> c.claim().group())
        .isNotEmpty()
        .containsOnly(group);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The army accused the Karen National Union of shelling a village near Myawaddy on Sunday. Two people were killed.|Karen National Union?
          The Karen National Union accused the army of shelling a village near Myawaddy on Sunday. Two people were killed.|army?
          Rebels were accused of burning down a school near Goma on Sunday.|Rebels?
          No group claimed responsibility for the bombing in Mogadishu on Sunday that killed four people, but al-Shabaab often carries out such attacks.|al-Shabaab?
          """)
  void theAccusedNotTheAccuser(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A group linked to al-Qaeda, the Abdullah Azzam Brigades, said it had fired the rockets that hit Nahariya on Sunday. Nobody was hurt.|Abdullah Azzam Brigades
          MEND said its fighters had blown up a pipeline near Warri on Sunday.|Movement for the Emancipation of the Niger Delta
          Al-Shabaab's spokesman said its fighters killed 10 soldiers at a base near Kismayo on Sunday.|al-Shabaab
          """)
  void thoseWhoSpeakOfTheirOwnDeedClaimIt(String text, String initiators) {
    Account account = main(text);
    assertThat(initiators(account)).isEqualTo(initiators);
    assertThat(of(account, Participant.Role.INITIATOR))
        .extracting(Participant::claimed)
        .containsExactly(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The United States killed a senior al-Qaeda commander in a drone strike near Marib on Sunday, officials said.|United States
          Government helicopters dropped barrel bombs on Daraya on Sunday, killing eight people.|Government helicopters
          Five policemen were killed by the Communist Party of India (Maoist) in Gadchiroli on Sunday.|Communist Party of India (Maoist)
          """)
  void statesAndTheirMachines(String text, String initiators) {
    assertThat(initiators(main(text))).isEqualTo(initiators);
  }

  @Test
  void aLorryDrivenIntoACrowdIsAnAttackOnlyWhereTheTextSaysSo() {
    Account account =
        main(
            "A man drove a truck into a crowd watching fireworks in Marseille on Sunday, killing 12 people. Police shot him dead. Prosecutors called it a terrorist attack.");
    assertThat(initiators(account)).isEqualTo("man");
    assertThat(
            Shipped.read(
                    "A bus crashed into a group of pedestrians in Lagos on Sunday, killing four. The driver lost control, police said.",
                    "2016-03-14")
                .accounts())
        .isEmpty();
  }
}
