package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Mention;
import attest.incident.Participant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who took part in an event, and on which side. One for each article. */
final class Parties {
  private static final Set<Actor.Kind> ARMED_NON_STATE =
      EnumSet.of(
          Actor.Kind.REBEL_GROUP,
          Actor.Kind.POLITICAL_MILITIA,
          Actor.Kind.IDENTITY_MILITIA,
          Actor.Kind.UNIDENTIFIED_ARMED,
          Actor.Kind.CRIMINAL);

  private final AnnotatedArticle annotated;
  private final List<ActorMention> actors;
  private final int longest;

  /** Parties among the actors of an article, in order of the text. */
  Parties(AnnotatedArticle annotated, List<ActorMention> actors) {
    this.annotated = annotated;
    this.actors = actors;
    longest = actors.stream().mapToInt(a -> a.span().length()).max().orElse(0);
  }

  /** The actors whose words may touch a stretch of the text, in order. */
  private List<ActorMention> around(Span stretch) {
    int first = firstFrom(stretch.begin() - longest);
    int end = first;
    while (end < actors.size() && actors.get(end).span().begin() < stretch.end()) {
      end++;
    }
    return actors.subList(first, end);
  }

  private int firstFrom(int offset) {
    int low = 0;
    int high = actors.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (actors.get(middle).span().begin() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static boolean isArmedNonState(Actor actor) {
    return ARMED_NON_STATE.contains(actor.kind());
  }

  /** Whether the article speaks of an armed group or of armed people that are no state's. */
  boolean hasArmed() {
    return actors.stream().anyMatch(a -> ARMED_NON_STATE.contains(a.actor().kind()));
  }

  /** Those who took part, each once, initiators first. */
  List<Participant> of(Event event) {
    List<Participant> found = new ArrayList<>();
    for (Mention mention : event.mentions) {
      for (Mention.Argument argument : mention.firmArguments()) {
        Participant.Role role = role(argument.role());
        ActorMention actor = role == null ? null : actorAt(argument);
        if (actor == null && role == Participant.Role.INITIATOR && !tells(event, argument)) {
          actor = named(argument);
        }
        if (role != null && actor != null) {
          add(
              found,
              new Participant(
                  role,
                  actor.actor(),
                  argument.hedged() || actor.hedged() || hedges(argument),
                  argument.rule().startsWith("responsibility"),
                  actor.evidence(),
                  argument.rule() + " + " + actor.rule()));
        }
      }
    }
    found.sort(
        Comparator.comparing((Participant p) -> p.role())
            .thenComparing(p -> !(p.actor() instanceof Actor.Known)));
    return found;
  }

  /** "The station put the toll at 47, with 77 injured": who tells the figures did not do it. */
  private static boolean tells(Event event, Mention.Argument argument) {
    return event.mentions.stream()
        .flatMap(m -> m.claims().stream())
        .map(Claim::speaker)
        .anyMatch(s -> s != null && s.evidence().span().contains(argument.head()));
  }

  private static boolean hedges(Mention.Argument argument) {
    return argument.rule().startsWith("blame");
  }

  private static Participant.@Nullable Role role(Mention.Role role) {
    return switch (role) {
      case INITIATOR -> Participant.Role.INITIATOR;
      case VICTIM, TARGET -> Participant.Role.TARGET;
      case PARTY -> Participant.Role.OTHER;
      default -> null;
    };
  }

  private @Nullable ActorMention actorAt(Mention.Argument argument) {
    ActorMention best = null;
    for (ActorMention actor : around(argument.head().cover(argument.evidence().span()))) {
      Span words = actor.span();
      boolean atHead = words.contains(argument.head());
      boolean inPhrase =
          !argument.rule().endsWith("#modifier") && argument.evidence().span().contains(words);
      if (atHead || (inPhrase && actor.actor() instanceof Actor.Known)) {
        if (best == null || better(actor, best)) {
          best = actor;
        }
      }
    }
    return best;
  }

  /**
   * One who is named and of whom no list knows: a person, or a group by a name or a plural with a
   * capital. Null for anything else, such as "Wednesday" in "Wednesday's attack".
   */
  private @Nullable ActorMention named(Mention.Argument argument) {
    Sentence sentence = annotated.sentenceAt(argument.head().begin());
    Token head = sentence == null ? null : sentence.tokenAt(argument.head().begin());
    if (sentence == null || head == null) {
      return null;
    }
    Entity entity = person(sentence, head);
    if (entity != null) {
      return new ActorMention(
          new Actor.Unknown(entity.span().of(annotated.article().text()), Actor.Kind.INDIVIDUAL),
          Evidence.of(annotated.article(), entity.span()),
          argument.hedged(),
          0.7,
          "person");
    }
    Entity name = annotated.entityAt(head.span());
    boolean capital = Character.isUpperCase(head.form().charAt(0)) && head.upos().equals("PROPN");
    boolean several = head.xpos().equals("NNPS") || name != null;
    if (!capital || !several || (name != null && name.kind() == Entity.Kind.LOCATION)) {
      return null;
    }
    return new ActorMention(
        new Actor.Unknown(argument.evidence().quote(), Actor.Kind.UNIDENTIFIED_ARMED),
        argument.evidence(),
        argument.hedged(),
        0.5,
        "name");
  }

  private @Nullable Entity person(Sentence sentence, Token head) {
    Entity at = annotated.entityAt(head.span());
    if (at != null && at.kind() == Entity.Kind.PERSON) {
      return at;
    }
    for (Token child : sentence.children(head)) {
      Entity beside =
          child.is("appos") || child.is("flat") || child.is("compound")
              ? annotated.entityAt(child.span())
              : null;
      if (beside != null && beside.kind() == Entity.Kind.PERSON) {
        return beside;
      }
    }
    return null;
  }

  private static boolean better(ActorMention one, ActorMention other) {
    boolean known = one.actor() instanceof Actor.Known;
    boolean otherKnown = other.actor() instanceof Actor.Known;
    return known != otherKnown ? known : one.certainty() > other.certainty();
  }

  private static void add(List<Participant> found, Participant added) {
    for (int i = 0; i < found.size(); i++) {
      Participant old = found.get(i);
      if (old.actor().name().equalsIgnoreCase(added.actor().name()) && old.role() == added.role()) {
        found.set(
            i,
            new Participant(
                old.role(),
                old.actor(),
                old.hedged() && added.hedged(),
                old.claimed() || added.claimed(),
                old.evidence(),
                old.rule()));
        return;
      }
    }
    found.add(added);
  }

  /**
   * The claim with the group and party that the actors in its words give it: "a commander of the
   * group" is of the group, whatever ranks of armies the word stands for elsewhere.
   */
  Claim withParty(Claim claim) {
    for (ActorMention actor : around(claim.evidence().span())) {
      boolean near =
          claim.evidence().span().overlaps(actor.span())
              && claim.groupWording() != null
              && (actor.evidence().quote().contains(claim.groupWording())
                  || claim.groupWording().contains(actor.evidence().quote()));
      if (!near) {
        continue;
      }
      Actor who = actor.actor();
      Claim.Group group = claim.group();
      boolean theirs =
          group == Claim.Group.SECURITY_FORCES
              && isArmedNonState(who)
              && who instanceof Actor.Known
              && actor.evidence().quote().contains(claim.groupWording());
      if (group == Claim.Group.UNSPECIFIED || theirs) {
        group =
            ARMED_NON_STATE.contains(who.kind())
                ? Claim.Group.ASSAILANTS
                : who.kind() == Actor.Kind.STATE_FORCES || who.kind() == Actor.Kind.EXTERNAL_FORCES
                    ? Claim.Group.SECURITY_FORCES
                    : group;
      }
      return claim.withGroup(
          group, who instanceof Actor.Known known ? known.name() : claim.party());
    }
    return claim;
  }

  /** The type that the parties make of an event that words call an attack. */
  static @Nullable EventType refine(EventType type, List<Participant> parties, boolean generic) {
    if (type != EventType.ARMED_ASSAULT && type != EventType.OTHER) {
      return type;
    }
    boolean stateActs =
        parties.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.INITIATOR
                    && (p.actor().kind() == Actor.Kind.STATE_FORCES
                        || p.actor().kind() == Actor.Kind.EXTERNAL_FORCES));
    boolean armedSuffer =
        parties.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.TARGET && ARMED_NON_STATE.contains(p.actor().kind()));
    return generic && stateActs && armedSuffer ? EventType.ARMED_CLASH : type;
  }
}
