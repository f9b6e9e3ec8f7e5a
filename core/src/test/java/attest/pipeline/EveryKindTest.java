package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.Account;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plain sentences, as agencies write them, of every kind of event: one account with kind, day and
 * place.
 */
class EveryKindTest {
  private static List<Account> read(String text) {
    return Shipped.read(text, "2016-03-14").accounts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abduction|Gunmen seized two aid workers from their car near Menaka on Sunday.
          abduction|A priest was taken from his rectory in Kaduna on Sunday by armed men.
          abduction|Rebels are holding five engineers who went missing near Tumaco on Sunday.
          abduction|Twelve schoolgirls were carried off by militants in Yauri on Sunday.
          abduction|Kidnappers demanded a ransom for a trader snatched in Port-au-Prince on Sunday.
          abduction|Three fishermen were grabbed by pirates off Bonny on Sunday.
          abduction|A Spanish nun was kidnapped on Sunday in the Haitian capital, Port-au-Prince, her order said.
          abduction|Unidentified men bundled an opposition activist into a car in Caracas on Sunday.
          agreement|The government and the rebels signed a ceasefire in Havana on Sunday.
          agreement|Sixty fighters laid down their arms in Goma on Sunday.
          agreement|The two sides exchanged 30 prisoners near Donetsk on Sunday.
          agreement|A truce took effect in Gaza on Sunday.
          agreement|The FARC announced a unilateral ceasefire in Havana on Sunday.
          agreement|Fighters handed over their weapons to UN troops in Bangui on Sunday.
          air_strike|Jets pounded rebel positions near Aden on Sunday.
          air_strike|A drone attack killed a militia commander in Baghdad on Sunday.
          air_strike|Helicopter gunships strafed a village near Magwe on Sunday.
          air_strike|Coalition planes struck an Islamic State base near Raqqa on Sunday.
          air_strike|An unmanned aircraft fired two missiles at a car in Shabwa on Sunday.
          air_strike|Israel bombed a weapons depot near Damascus on Sunday.
          armed_assault|A motorist was killed in a drive-by shooting in San Pedro Sula on Sunday.
          armed_assault|Raiders stormed a mine near Djugu on Sunday and killed seven.
          armed_assault|An off-duty policeman was stabbed to death in Srinagar on Sunday.
          armed_assault|Armed men opened fire on worshippers in a church in Owo on Sunday.
          armed_assault|A councillor was assassinated in Reynosa on Sunday.
          armed_assault|Attackers armed with machetes hacked 12 villagers to death in Beni on Sunday.
          armed_assault|A sniper killed a policeman in Cairo on Sunday.
          armed_assault|Gunmen ambushed a bus near Mocimboa on Sunday.
          armed_assault|Masked men sprayed a bar with bullets in Salamanca on Sunday, killing 11.
          armed_assault|A teenager stabbed a teacher in Hangzhou on Sunday.
          armed_assault|Unknown gunmen attacked a police post in Bijapur on Sunday, killing two constables and stealing rifles.
          armed_assault|A security guard was shot in the head during a raid on a bank in Durban on Sunday.
          armed_assault|The mayor of Gao was gunned down outside his home on Sunday.
          armed_clash|Troops and rebels exchanged fire near Zalingei on Sunday.
          armed_clash|Fighting erupted between rival militias in Tripoli on Sunday.
          armed_clash|A gunfight between police and drug traffickers left four dead in Rio de Janeiro on Sunday.
          armed_clash|Soldiers repelled an attack on their base near Diffa on Sunday, killing nine jihadists.
          armed_clash|Seven rebels were killed in an operation by the army near Mocoa on Sunday.
          armed_clash|The army said it killed 14 insurgents in a firefight near Sambisa on Sunday.
          armed_clash|Pakistani and Afghan troops traded fire at the border crossing of Chaman on Sunday.
          armed_clash|Two soldiers and six rebels died in combat near Arauquita on Sunday.
          armed_clash|Rival gangs fought with guns in Cite Soleil on Sunday, leaving nine dead.
          armed_clash|Troops ambushed a column of rebels near Kismayo on Sunday, killing seven.
          arrest|Police arrested 14 suspected militants in Jakarta on Sunday.
          arrest|Security forces rounded up dozens of activists in Cairo on Sunday.
          arrest|An opposition leader was detained in Harare on Sunday.
          arrest|Troops captured a rebel commander near Goma on Sunday.
          chemical_attack|Chlorine gas was dropped on a suburb of Idlib on Sunday, choking dozens.
          chemical_attack|Nerve gas killed 80 people in Khan Sheikhoun on Sunday.
          chemical_attack|Schoolgirls were poisoned in Qom on Sunday.
          destruction|Arsonists set fire to a mosque in Berlin on Sunday.
          destruction|Soldiers bulldozed nine homes in Hebron on Sunday.
          destruction|A church was torched in Imphal on Sunday.
          destruction|Vandals smashed headstones at a Jewish cemetery in Lyon on Sunday.
          destruction|Militiamen burned 200 huts in Pibor on Sunday.
          destruction|An oil pipeline was sabotaged near Warri on Sunday.
          destruction|The army demolished the family home of an attacker in Jenin on Sunday.
          disrupted_attack|Police foiled a plot to bomb a train in Mumbai on Sunday.
          disrupted_attack|Soldiers defused a car bomb in Kandahar on Sunday.
          disrupted_attack|A cache of rifles was found in a house in Derry on Sunday.
          disrupted_attack|Police seized 200 kilograms of explosives in Lahore on Sunday.
          execution|Two men were hanged in Shiraz on Sunday for murder.
          execution|Militants beheaded a captive soldier near Arsal on Sunday.
          execution|A firing squad shot two soldiers in Sanaa on Sunday.
          explosive_attack|A landmine blast killed two farmers near Dara on Sunday.
          explosive_attack|A parcel bomb injured a clerk at a post office in Rome on Sunday.
          explosive_attack|Twin blasts rocked a bus station in Abuja on Sunday.
          explosive_attack|A car bomb ripped through a cafe in Kirkuk on Sunday.
          explosive_attack|Three children died when they picked up an unexploded shell in Kunduz on Sunday.
          explosive_attack|A magnetic bomb attached to a minibus exploded in Kabul on Sunday, killing four.
          explosive_attack|A military truck ran over a landmine near Pibor on Sunday; two soldiers died.
          explosive_attack|A letter bomb went off at an embassy in Madrid on Sunday.
          explosive_attack|Explosives were thrown at the home of a prosecutor in Guayaquil on Sunday.
          grenade_attack|A grenade was thrown into a bar in Kayanza on Sunday, injuring eight.
          grenade_attack|Unknown men lobbed two grenades at a police post in Srinagar on Sunday.
          grenade_attack|A hand grenade exploded at a wedding in Baidoa on Sunday.
          grenade_attack|An attacker tossed a grenade into a crowded market in Bangui on Sunday, wounding 11.
          hijacking|Pirates hijacked a tanker off Hobyo on Sunday.
          hijacking|Two men hijacked a passenger plane on its way to Larnaca on Sunday.
          hijacking|A cargo ship was seized by armed men in the Gulf of Guinea on Sunday.
          hostage_taking|A gunman held nine bank customers hostage in Porto Alegre on Sunday.
          hostage_taking|Inmates took four guards hostage at a prison in Guayaquil on Sunday.
          looting|Bandits stole 300 head of cattle in Baringo on Sunday.
          looting|A crowd looted a food warehouse in Rafah on Sunday.
          looting|Soldiers plundered shops in Wau on Sunday.
          looting|Gunmen ambushed a convoy near Kalma on Sunday and stole 14 trucks of food.
          mob_violence|Villagers beat a woman to death in Jharkhand on Sunday after accusing her of witchcraft.
          mob_violence|Hindus and Muslims clashed in Delhi on Sunday, leaving nine dead.
          physical_assault|Masked men beat a journalist with iron bars in Kyiv on Sunday.
          physical_assault|A man threw acid at two students in Dhaka on Sunday.
          physical_assault|Soldiers tortured four detainees at a base in Kampala on Sunday.
          physical_assault|Settlers beat a shepherd with clubs near Yatta on Sunday.
          physical_assault|Police officers kicked and punched a protester in Minsk on Sunday.
          protest|Thousands marched in Minsk on Sunday to demand the president's resignation.
          protest|Teachers staged a sit-in in Rabat on Sunday.
          protest|Demonstrators rallied outside parliament in Tbilisi on Sunday.
          protest|Farmers blocked a highway near Delhi on Sunday to protest against new laws.
          protest|Hundreds of women took to the streets of Tehran on Sunday.
          protest|A crowd gathered in Yerevan on Sunday to call for the prime minister to quit.
          riot|Rioters burned tyres and threw stones at police in Kingston on Sunday.
          riot|Rioting broke out in Nantes on Sunday after a teenager was shot.
          riot|Youths clashed with police in Dakar on Sunday.
          riot|Fans fought with riot police outside a stadium in Belgrade on Sunday.
          riot|Four officers were hurt in riots in Belfast on Sunday.
          riot|Prisoners rioted at a jail in Manaus on Sunday.
          sexual_violence|At least 20 women were raped by soldiers in Minova on Sunday, the UN said.
          sexual_violence|Militiamen gang-raped six girls in a village near Kavumu on Sunday.
          sexual_violence|Women were sexually assaulted by men in uniform in Hawassa on Sunday.
          sexual_violence|Fighters raped and killed a nurse in Bunia on Sunday.
          shelling|Artillery fire killed a family of four in Kherson on Sunday.
          shelling|The army shelled villages near Kaya on Sunday.
          shelling|Mortar rounds landed near the presidential palace in Mogadishu on Sunday.
          shelling|Tanks fired on a hospital in Misrata on Sunday.
          shelling|Hezbollah launched dozens of rockets at Kiryat Shmona on Sunday.
          suicide_bombing|A woman blew herself up at a checkpoint in Yola on Sunday.
          suicide_bombing|A bomber detonated his vest among worshippers in Sanaa on Sunday, killing 30.
          suicide_bombing|A man drove a truck packed with explosives into a police station in Kandahar on Sunday.
          suicide_bombing|Two attackers wearing explosive belts struck a market in Fotokol on Sunday.
          territory_taken|Rebels captured the town of Bunia on Sunday.
          territory_taken|Government forces retook the city of Palmyra on Sunday.
          territory_taken|The Taliban overran a district centre in Farah on Sunday.
          territory_taken|Troops entered the rebel stronghold of Benghazi on Sunday after militants withdrew.
          territory_taken|Islamist fighters seized control of Palma on Sunday.
          territory_taken|The army regained control of the northern town of Mubi on Sunday.
          riot|At least 19 inmates died in a prison riot in Tegucigalpa on Sunday.
          protest|Police used tear gas to disperse a peaceful march in Kampala on Sunday.
          protest|Tens of thousands of people demonstrated in Budapest on Sunday against the government.
          protest|Students occupied a university building in Belgrade on Sunday.
          protest|A general strike shut down Dhaka on Sunday.
          protest|Relatives of the missing demonstrated in front of the ministry in Mexico City on Sunday.
          sexual_violence|A girl of 12 was raped and murdered in Hathras on Sunday.
          sexual_violence|Five women were gang-raped when armed men attacked a village near Walikale on Sunday.
          disrupted_attack|Customs officers intercepted a shipment of 50 rifles in Mombasa on Sunday.
          disrupted_attack|Soldiers discovered an arms dump near Arauca on Sunday.
          disrupted_attack|The army found 300 kilograms of explosives in a truck near Homs on Sunday.
          agreement|The government and the M23 signed a peace deal in Nairobi on Sunday.
          agreement|Israel and Hamas agreed to a four-day truce in Doha on Sunday.
          agreement|More than 200 militants surrendered to the authorities in Maiduguri on Sunday.
          agreement|The two armies began a ceasefire in Stepanakert on Sunday.
          agreement|Warring clans signed an accord in Wajir on Sunday.
          arrest|Soldiers captured the leader of a rebel group in Gulu on Sunday.
          arrest|Sixteen people were taken into custody in Brussels on Sunday in anti-terror raids.
          arrest|A former general was arrested on Sunday in Kigali on charges of genocide.
          arrest|Secret police seized a human rights lawyer at his home in Minsk on Sunday.
          looting|Pirates robbed the crew of a bulk carrier off Lagos on Sunday.
          looting|Aid trucks were looted by a crowd near Khan Younis on Sunday.
          looting|Armed men stole drugs from a clinic in Bambari on Sunday.
          destruction|Unknown people set a school on fire in Pulwama on Sunday.
          destruction|Two churches were burned down in Jaranwala on Sunday by a mob.
          destruction|A statue of the president was pulled down in Hama on Sunday.
          destruction|Israeli bulldozers demolished a house in Silwan on Sunday.
          hijacking|An Ethiopian airliner was hijacked by its co-pilot on Sunday and landed in Geneva.
          hijacking|Gunmen seized a bus with 30 passengers near Zamfara on Sunday and drove it into the forest.
          hostage_taking|Gunmen are holding about 30 people in a cafe in Dhaka on Sunday.
          hostage_taking|Militants seized a school and took hundreds of children and parents hostage in Beslan on Sunday.
          hostage_taking|A man armed with a shotgun took his former colleagues hostage in Manila on Sunday.
          abduction|The bodyguard of a minister was kidnapped on Sunday in Owerri.
          abduction|A Reuters cameraman disappeared in Aleppo on Sunday and is believed to have been abducted.
          abduction|The son of a politician was seized by unknown gunmen in Jacmel on Sunday.
          abduction|Insurgents ambushed a bus near Ghazni on Sunday and took away 17 passengers.
          execution|Seven people were executed by firing squad in Kuwait City on Sunday.
          execution|Hamas executed two men in Gaza City on Sunday for collaborating with Israel.
          mob_violence|A mob attacked an Ahmadi mosque in Chakwal on Sunday.
          mob_violence|Ethnic clashes left 30 dead in Pibor on Sunday.
          territory_taken|Houthi fighters took control of the port of Hodeida on Sunday.
          territory_taken|Kurdish forces recaptured Sinjar on Sunday.
          territory_taken|Government troops drove militants from Kidal on Sunday.
          chemical_attack|Rescue workers said a chlorine attack on Douma on Sunday killed 40 people.
          chemical_attack|Inspectors confirmed that sarin was used in an attack on Ltamenah on Sunday.
          physical_assault|A reporter was beaten up by police in Baku on Sunday.
          physical_assault|Two migrants were assaulted by a gang of youths in Calais on Sunday.
          physical_assault|Prison guards tortured an opposition activist to death in Bujumbura on Sunday.
          grenade_attack|Three grenades were hurled at a restaurant in Kigali on Sunday.
          grenade_attack|A grenade attack on a bus in Nairobi on Sunday wounded 13 people.
          shelling|The town of Avdiivka came under artillery fire on Sunday.
          shelling|Rebels fired mortars at a checkpoint near Juba on Sunday.
          shelling|Heavy shelling killed 11 civilians in Hodeida on Sunday.
          air_strike|Warplanes attacked a hospital in Aleppo on Sunday.
          air_strike|A suspected US drone strike killed four militants in Miranshah on Sunday.
          air_strike|A Turkish drone targeted a car in Qamishli on Sunday.
          air_strike|The air force bombed rebel camps near Kutum on Sunday.
          armed_assault|Gunmen attacked a cattle market in Beni on Sunday.
          armed_assault|Rebels shot down a drone near Palmyra on Sunday.
          armed_assault|Houthi rebels said they had shot down a Saudi warplane over Marib on Sunday.
          armed_assault|Islamic State militants burned a family of six alive in Hawija on Sunday.
          abduction|Kidnappers have held a banker for ransom in Bonn since Sunday.
          hijacking|Guerrillas of the M-19 seized a plane in Cali on Sunday and flew it to Cuba.
          armed_clash|Security forces killed three militants in a gun battle in Pulwama on Sunday.
          armed_clash|Heavy fighting raged around Malakal on Sunday.
          armed_clash|Police and gang members traded gunfire in a slum of Rio de Janeiro on Sunday.
          """)
  void aPlainSentence(String kind, String text) {
    List<Account> accounts = read(text);
    assertThat(accounts).extracting(a -> a.type().code()).containsExactly(kind);
    assertThat(accounts.get(0).time().interval().start()).isEqualTo("2016-03-13");
    assertThat(accounts.get(0).place()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The storm damaged a church in Lyon on Sunday.
          Experts detonated a wartime bomb in Hamburg on Sunday.
          The striker kicked the ball over the bar in Turin on Sunday.
          A priest was taken from the crash to a hospital in Kaduna on Sunday.
          The rocket fell into the sea off Kourou on Sunday after its launch.
          A charity group called for calm in Jos on Sunday.
          """)
  void whatIsNoEvent(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void aFamilyOfFourIsFourAndAFamilyIsNobodyKnowsHowMany() {
    assertThat(read("A blast killed a family of four in Kherson on Sunday.").get(0).claims())
        .extracting(c -> c.claim().figure().low().orElse(0))
        .containsExactly(4L);
    assertThat(read("A bomb killed a family in Kherson on Sunday.").get(0).claims()).isEmpty();
  }
}
