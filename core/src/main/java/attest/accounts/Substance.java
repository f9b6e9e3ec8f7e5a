package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.EventType;
import attest.incident.Mention;
import java.util.EnumSet;
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
    if (type == null) {
      return armed || (!hasHarmlessCause(event) && (violent || isDeliberate(event)));
    }
    if (!AMBIGUOUS.contains(type)) {
      return true;
    }
    if (hasHarmlessCause(event) && !armed && !hasBomb(event)) {
      return false;
    }
    return armed || event.hasClaims() || hasKnownTarget(event) || hasWeapon(event);
  }

  /** Whether words of harm alone say that somebody meant it: by whom, with what, or how. */
  private boolean isDeliberate(Event event) {
    for (Mention mention : event.mentions) {
      if (mention.claims().isEmpty()) {
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
    return noun && (signs.find(word) != null || weapons.find(word) != null);
  }

  private boolean hasArmedParty(Event event) {
    return parties.of(event).stream().anyMatch(p -> !UNARMED.contains(p.actor().kind()));
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
