package attest.resolve.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.AnnotatedArticle;
import attest.incident.Actor;
import attest.incident.ActorMention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryActorResolverTest {
  private static final ActorResolver RESOLVER = new RegistryActorResolver(ActorOptions.defaults());

  private static List<ActorMention> read(String text) {
    return RESOLVER.resolve(ActorTexts.article(text));
  }

  private static ActorMention find(List<ActorMention> found, String quote) {
    assertThat(found).extracting(m -> m.evidence().quote()).contains(quote);
    return found.stream().filter(m -> m.evidence().quote().equals(quote)).findFirst().orElseThrow();
  }

  private static String id(ActorMention mention) {
    return mention.actor() instanceof Actor.Known known ? known.id() : "unknown";
  }

  /** Names that mean other things too: what the article says around them decides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The raid was an assault by IS. | IS | islamic-state",
        "Some IS jihadists had fled. | IS jihadists | islamic-state",
        "WHAT IS KNOWN ABOUT THE RAID IN TOWN | IS | none",
        "It IS true that the bridge is out. | IS | none",
        "The ADF killed ten people in Uganda. | ADF | adf",
        "The ADF sent planes to the flooded coast. | ADF | none",
        "The RSF and the army fought in Khartoum. | RSF | rsf-sudan",
        "The RSF ranked Norway first for press freedom. | RSF | none",
        "The National Liberation Army bombed a pipeline in Colombia. | National Liberation Army | eln-co",
        "The JEM rebels took the airfield. | JEM rebels | jem",
        "The jem was cut by a jeweller. | jem | none",
        "IRA gunmen shot him. | IRA gunmen | ira",
        "She put money into her IRA. | IRA | none",
        "The PLA killed three soldiers in India's Manipur state. | PLA | pla-manipur",
        "The contras were many and the pros few. | contras | none",
        "Contras crossed the river. | Contras | contras",
        "The mend in the net held. | mend | none",
        "MEND blew up a pipeline. | MEND | mend",
      })
  void theTextDecidesWhatANameMeans(String text, String quote, String id) {
    List<ActorMention> found = read(text);
    if (id.equals("none")) {
      assertThat(found)
          .noneMatch(m -> m.evidence().quote().contains(quote) && m.actor() instanceof Actor.Known);
    } else {
      assertThat(id(find(found, quote))).isEqualTo(id);
    }
  }

  @Test
  void anAcronymInBracketsIsDefinedForTheArticle() {
    List<ActorMention> found =
        read("The Zaranda Liberation Front (ZLF) took the mill. Later the ZLF left.");
    assertThat(found)
        .extracting(m -> m.actor().name())
        .containsExactly("Zaranda Liberation Front", "Zaranda Liberation Front");
    assertThat(found.get(0).evidence().quote()).isEqualTo("Zaranda Liberation Front (ZLF)");
    assertThat(found).allMatch(m -> m.actor() instanceof Actor.Unknown);
    assertThat(read("Later the ZLF left.")).isEmpty();
  }

  @Test
  void theVerbIsNoGroupWhateverItsLetters() {
    AnnotatedArticle article =
        ActorTexts.parsed(
            "It it PRON PRP 2 nsubj;IS be AUX VBZ 2 cop;true true ADJ JJ -1 root;of of ADP IN 4 case;Daesh "
                + "Daesh PROPN NNP 2 obl");
    assertThat(RESOLVER.resolve(article)).extracting(m -> m.evidence().quote()).contains("Daesh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tunisian troops moved in. | Tunisian troops | state:TN:military | STATE_FORCES",
        "The police of Peru moved in. | police of Peru | state:PE:police | STATE_FORCES",
        "Nigeria's security forces moved in. | security forces | state:NG:security | STATE_FORCES",
        "In Mali, in Mali again, French troops moved in. | French troops | state:FR:military | EXTERNAL_FORCES",
        "In Libya and Libya only, a US drone strike killed two. | US | state:US | EXTERNAL_FORCES",
        "The IDF moved in. | IDF | idf | STATE_FORCES",
        "MONUSCO moved in. | MONUSCO | monusco | EXTERNAL_FORCES",
      })
  void forcesBelongToTheirState(String text, String quote, String id, Actor.Kind kind) {
    ActorMention mention = find(read(text), quote);
    assertThat(id(mention)).isEqualTo(id);
    assertThat(mention.actor().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The gunmen fled. | gunmen | UNIDENTIFIED_ARMED",
        "Three masked men fled. | masked men | UNIDENTIFIED_ARMED",
        "Three men fled. | men | CIVILIANS",
        "Rebel troops fled. | Rebel troops | REBEL_GROUP",
        "Police fled. | Police | STATE_FORCES",
        "Prison guards fled. | Prison guards | STATE_FORCES",
        "Seven worshippers fled. | worshippers | CIVILIANS",
        "Aid workers fled. | Aid workers | CIVILIANS",
        "A lynch mob came. | lynch mob | RIOTERS",
        "Anti-government protesters came. | Anti-government protesters | PROTESTERS",
        "Armed bandits came. | Armed bandits | CRIMINAL",
        "Tribesmen came. | Tribesmen | IDENTITY_MILITIA",
        "Pro-government militias came. | Pro-government militias | POLITICAL_MILITIA",
      })
  void peopleHaveAKind(String text, String quote, Actor.Kind kind) {
    assertThat(find(read(text), quote).actor()).isEqualTo(new Actor.Unknown(quote, kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Suspected rebels fled. | Suspected rebels | true",
        "The raid was blamed on Boko Haram. | Boko Haram | true",
        "Men believed to be members of Boko Haram fled. | members of Boko Haram | true",
        "Boko Haram was suspected. | Boko Haram | true",
        "Gunmen linked to Boko Haram fled. | Gunmen linked to Boko Haram | false",
        "Boko Haram-linked gunmen fled. | Boko Haram-linked gunmen | true",
        "Boko Haram claimed the raid. | Boko Haram | false",
        "Rebels fled. | Rebels | false",
      })
  void doubtIsKept(String text, String quote, boolean hedged) {
    assertThat(find(read(text), quote).hedged()).isEqualTo(hedged);
  }

  @Test
  void whatOnlyDescribesAThingIsNoActor() {
    assertThat(read("The army barracks, a police station and a rebel base burned.")).isEmpty();
    assertThat(read("Governor Okoro spoke.")).isEmpty();
  }

  @Test
  void aNounPhraseIsTheGroupThatItIsSaidToBe() {
    AnnotatedArticle article =
        ActorTexts.parsed(
            "The the DET DT 1 det;attackers attacker NOUN NNS 4 nsubj;were be AUX VBD 4 cop;Taliban Taliban PROPN NNP "
                + "4 compound;fighters fighter NOUN NNS -1 root");
    List<ActorMention> found = RESOLVER.resolve(article);
    assertThat(id(find(found, "attackers"))).isEqualTo("taliban");
    assertThat(find(found, "attackers").rule()).isEqualTo("copula");
  }

  @Test
  void anAppositionNamesItsGroup() {
    AnnotatedArticle article =
        ActorTexts.parsed(
            "Hamas Hamas PROPN NNP 5 nsubj;, , PUNCT , 3 punct;the the DET DT 3 det;militants militant NOUN NNS 0 "
                + "appos;, , PUNCT , 0 punct;fired fire VERB VBD -1 root");
    assertThat(id(find(RESOLVER.resolve(article), "militants"))).isEqualTo("hamas");
  }

  @Test
  void civiliansAreNeverTheGroupThatHeldThem() {
    assertThat(find(read("Troops freed women from Boko Haram."), "women").actor())
        .isEqualTo(new Actor.Unknown("women", Actor.Kind.CIVILIANS));
  }

  @Test
  void aParserThatIsWrongEverywhereDoesNoHarm() {
    AnnotatedArticle article =
        ActorTexts.parsed(
            "Boko boko X FW 2 dep;Haram haram X FW 0 dep;gunmen gunman NOUN NNS 1 dep;fled flee VERB VBD -1 root");
    assertThat(RESOLVER.resolve(article))
        .extracting(m -> m.evidence().quote())
        .containsExactly("Boko Haram gunmen");
  }

  @Test
  void readsNoMoreThanItsLimits() {
    ActorResolver small = new RegistryActorResolver(new ActorOptions(6, 1, List.of()));
    assertThat(small.resolve(ActorTexts.article("Rebels and police and bandits."))).hasSize(1);
    assertThatThrownBy(() -> new ActorOptions(1, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
