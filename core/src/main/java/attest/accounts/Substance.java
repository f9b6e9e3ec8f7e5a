package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Participant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells events of political violence from figures of speech and from accidents. One for each
 * article.
 */
final class Substance {
  private static final Set<EventType> AMBIGUOUS =
      EnumSet.of(
          EventType.ARMED_ASSAULT,
          EventType.ARMED_CLASH,
          EventType.EXPLOSIVE_ATTACK,
          EventType.SHELLING,
          EventType.TERRITORY_TAKEN,
          EventType.DESTRUCTION,
          EventType.HOSTAGE_TAKING,
          EventType.EXECUTION,
          EventType.PHYSICAL_ASSAULT,
          EventType.RIOT,
          EventType.OTHER);
  private static final Set<EventType> FIGURES =
      EnumSet.of(EventType.AGREEMENT, EventType.LOOTING, EventType.HIJACKING, EventType.ABDUCTION);
  private static final Set<String> VIOLENT = Set.of("armed", "violence", "war");

  /** How many words of one such kind make a page one on sport, on markets or on cooking. */
  private static final int MANY = 6;

  private static final int LEAD = 3;
  private static final String VEHICLE = "ram-crowd";
  private static final Set<String> DELIBERATE =
      Set.of(
          "shot-dead.verb",
          "shot-dead.particle",
          "shot-dead.adverb",
          "to-death.verb",
          "gun-down.verb",
          "killing.noun",
          "murder.verb");
  private static final Set<Actor.Kind> UNARMED =
      EnumSet.of(Actor.Kind.CIVILIANS, Actor.Kind.INDIVIDUAL);

  private final AnnotatedArticle annotated;
  private final Parties parties;
  private final KindWords targets;
  private final KindWords weapons;
  private final KindWords causes;
  private final KindWords signs;
  private final boolean figurative;
  private final boolean accident;
  private final boolean violentLead;

  Substance(
      AnnotatedArticle annotated,
      Parties parties,
      KindWords targets,
      KindWords weapons,
      KindWords causes,
      KindWords signs) {
    this.annotated = annotated;
    this.parties = parties;
    this.targets = targets;
    this.weapons = weapons;
    this.causes = causes;
    this.signs = signs;
    figurative = isFigurative();
    accident = isOnAccident();
    violentLead = hasViolentLead();
  }

  /** Whether the page is one on sport, on markets or on cooking, where words of war mean else. */
  private boolean isFigurative() {
    Map<String, Set<String>> words = new HashMap<>();
    int tokens = 0;
    for (Sentence sentence : annotated.sentences()) {
      for (Token token : sentence.tokens()) {
        tokens++;
        KindWords.Found sign = token.upos().equals("NOUN") ? signs.find(token.lemma()) : null;
        if (sign != null && !VIOLENT.contains(sign.kind())) {
          words.computeIfAbsent(sign.kind(), k -> new HashSet<>()).add(token.lemma());
        }
      }
    }
    int needed = Math.max(MANY, tokens / 100);
    return words.values().stream().anyMatch(w -> w.size() >= needed);
  }

  /** Whether cars alone say that it was violence: most cars in crowds are accidents. */
  private static boolean isByVehicle(Event event) {
    return event.type() != null
        && event.mentions.stream()
            .filter(m -> m.type() != null)
            .allMatch(m -> m.rule().startsWith(VEHICLE));
  }

  /** Whether the first sentences have a word for armed people or for an attack. */
  private boolean hasViolentLead() {
    return annotated.sentences().stream()
        .limit(LEAD)
        .flatMap(s -> s.tokens().stream())
        .filter(t -> t.upos().equals("NOUN") || t.upos().equals("PROPN"))
        .map(t -> signs.find(t.lemma()))
        .anyMatch(s -> s != null && VIOLENT.contains(s.kind()));
  }

  /** Whether the first sentences speak of an accident, of nature or of illness, not of violence. */
  private boolean isOnAccident() {
    boolean cause = false;
    for (Sentence sentence : annotated.sentences()) {
      if (sentence.index() >= LEAD) {
        break;
      }
      for (Token token : sentence.tokens()) {
        boolean noun = token.upos().equals("NOUN") || token.upos().equals("PROPN");
        if (noun && (signs.find(token.lemma()) instanceof KindWords.Found sign)) {
          if (VIOLENT.contains(sign.kind())) {
            return false;
          }
        }
        cause |= noun && causes.find(token.lemma().toLowerCase(Locale.ROOT)) != null;
      }
    }
    return cause;
  }

  /** Whether the event's sentences name armed people. */
  private boolean namesArmed(Event event) {
    return event.mentions.stream()
        .anyMatch(m ->
            annotated.sentences().get(m.sentence()).tokens().stream()
                .anyMatch(t ->
                    signs.find(t.lemma()) instanceof KindWords.Found found
                        && found.kind().equals("armed")));
  }

  /** Whether the words name violence that cannot be anything else. */
  boolean isPlainViolence(Event event) {
    EventType type = event.type();
    return type != null
        && event.happened()
        && (!AMBIGUOUS.contains(type)
            || hasArmedParty(event)
            || (event.hasClaims() && !hasHarmlessCause(event)));
  }

  /**
   * Whether there is enough to call it an event.
   *
   * @param violent whether the article tells of violence that cannot be anything else
   */
  boolean isEnough(Event event, boolean violent) {
    EventType type = event.type();
    boolean armed = hasArmedParty(event);
    boolean loose = type == null || AMBIGUOUS.contains(type) || FIGURES.contains(type);
    if (figurative && loose && !armed && !namesArmed(event)) {
      return false;
    }
    if (!violentLead && isByVehicle(event) && !namesArmed(event)) {
      return false;
    }
    if (accident
        && (type == null || AMBIGUOUS.contains(type))
        && event.generic()
        && !armed
        && !namesArmed(event)
        && !hasBomb(event)) {
      return false;
    }
    if ((type == EventType.EXPLOSIVE_ATTACK || type == EventType.DESTRUCTION)
        && !armed
        && !namesArmed(event)
        && isCalledAccident(event)) {
      return false;
    }
    if (type == null) {
      return armed || (!hasHarmlessCause(event) && (violent || isDeliberate(event)));
    }
    if (!AMBIGUOUS.contains(type)) {
      return true;
    }
    if (hasHarmlessCause(event) && !armed && !hasBomb(event)) {
      return false;
    }
    boolean told = event.place() != null || event.time() != null;
    if (event.generic() && !told && !event.hasClaims()) {
      return hasArmedInitiator(event);
    }
    if ((type == EventType.RIOT || type == EventType.PHYSICAL_ASSAULT) && told) {
      return true;
    }
    if (type == EventType.ARMED_CLASH && told && isWar(event)) {
      return true;
    }
    return armed || event.hasClaims() || hasKnownTarget(event) || hasWeapon(event);
  }

  /** "Heavy fighting raged around the town": a word that is used of nothing else. */
  private boolean isWar(Event event) {
    return event.mentions.stream().anyMatch(m -> signs.is(m.trigger().quote(), "war"));
  }

  /** "The governor said it was an accident": in the event's sentences or soon after. */
  private boolean isCalledAccident(Event event) {
    int end = Math.min(annotated.sentences().size(), event.lastSentence() + LEAD);
    for (int at = event.first().sentence(); at < end; at++) {
      Sentence sentence = annotated.sentences().get(at);
      for (Token token : sentence.tokens()) {
        if (causes.is(token.lemma(), "accident")
            && !sentence.children(token, "cop").isEmpty()
            && sentence.children(token, "advmod").isEmpty()
            && sentence.children(token, "det").stream().noneMatch(d -> d.lemma().equals("no"))
            && sentence.children(token, "aux").isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether words of harm alone say that somebody meant it: by whom, with what, or how. */
  private boolean isDeliberate(Event event) {
    for (Mention mention : event.mentions) {
      if (mention.claims().isEmpty() && mention.type() != null) {
        continue;
      }
      if (DELIBERATE.contains(mention.rule())
          || mention.firmArguments().stream().anyMatch(this::isDoer)
          || isSigned(mention.sentence())
          || isSigned(mention.sentence() - 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDoer(Mention.Argument argument) {
    if (argument.role() != Mention.Role.INITIATOR) {
      return false;
    }
    String words = argument.evidence().quote();
    KindWords.Found thing = targets.find(words);
    return causes.find(words) == null && (thing == null || !thing.kind().equals("transport"));
  }

  /** Whether a sentence has a word for arms, for armed people, or for an attack. */
  private boolean isSigned(int sentence) {
    return sentence >= 0
        && annotated.sentences().get(sentence).tokens().stream().anyMatch(this::isSign);
  }

  private boolean isSign(Token token) {
    String word = token.lemma();
    boolean noun = token.upos().equals("NOUN") || token.upos().equals("PROPN");
    KindWords.Found sign = signs.find(word);
    boolean violent = sign != null && VIOLENT.contains(sign.kind());
    boolean deed = token.upos().equals("VERB") && sign != null && sign.kind().equals("deeds");
    return deed || (noun && (violent || weapons.find(word) != null));
  }

  private boolean hasArmedParty(Event event) {
    return parties.of(event).stream().anyMatch(p -> !UNARMED.contains(p.actor().kind()));
  }

  private boolean hasArmedInitiator(Event event) {
    return parties.of(event).stream()
        .anyMatch(
            p -> p.role() == Participant.Role.INITIATOR && !UNARMED.contains(p.actor().kind()));
  }

  private boolean hasKnownTarget(Event event) {
    return event.mentions.stream()
        .flatMap(m -> m.firmArguments().stream())
        .anyMatch(
            a -> a.role() == Mention.Role.TARGET && targets.find(a.evidence().quote()) != null);
  }

  private boolean hasWeapon(Event event) {
    return event.mentions.stream()
        .flatMap(m -> m.firmArguments().stream())
        .anyMatch(
            a -> a.role() == Mention.Role.WEAPON && weapons.find(a.evidence().quote()) != null);
  }

  /** Whether a sentence of an event names arms, as bombs that wreck trains and roofs. */
  private boolean hasBomb(Event event) {
    return event.mentions.stream()
        .anyMatch(m ->
            annotated.sentences().get(m.sentence()).tokens().stream()
                .anyMatch(t -> t.upos().equals("NOUN") && weapons.find(t.lemma()) != null));
  }

  private boolean hasHarmlessCause(Event event) {
    for (Mention mention : event.mentions) {
      Sentence sentence = annotated.sentences().get(mention.sentence());
      for (Token token : sentence.tokens()) {
        if (token.upos().equals("NOUN") && causes.find(token.lemma()) != null) {
          return true;
        }
      }
    }
    return false;
  }
}
