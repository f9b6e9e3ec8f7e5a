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
  private final KindWords signs;
  private final int longest;

  /** Parties among the actors of an article, in order of the text. */
  Parties(AnnotatedArticle annotated, List<ActorMention> actors, KindWords signs) {
    this.annotated = annotated;
    this.actors = actors;
    this.signs = signs;
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
        if (actor != null
            && actor.actor() instanceof Actor.Unknown
            && actor.span().contains(argument.head())) {
          ActorMention person = apposed(argument);
          actor = person == null ? actor : person;
        }
        if (actor == null && role == Participant.Role.INITIATOR && !tells(event, argument)) {
          actor = named(argument);
        }
        ActorMention own = role == Participant.Role.INITIATOR ? ofItself(argument, actor) : null;
        actor = own == null ? actor : own;
        if (role != null && actor != null) {
          add(
              found,
              new Participant(
                  role,
                  actor.actor(),
                  argument.hedged()
                      || actor.hedged()
                      || hedges(argument)
                      || isSupposed(mention, argument),
                  own != null || argument.rule().startsWith("responsibility"),
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

  /**
   * "The group said it had fired the rockets", "said its fighters had": the armed group that speaks
   * of its own deed; null if none does.
   */
  private @Nullable ActorMention ofItself(Mention.Argument argument, @Nullable ActorMention known) {
    Sentence sentence = annotated.sentenceAt(argument.head().begin());
    Token head = sentence == null ? null : sentence.tokenAt(argument.head().begin());
    if (sentence == null || head == null || known != null && known.actor() instanceof Actor.Known) {
      return null;
    }
    boolean pronoun = head.upos().equals("PRON");
    for (Token child : sentence.children(head)) {
      pronoun |= child.deprel().equals("nmod:poss") && child.upos().equals("PRON");
    }
    Token here = pronoun ? head : null;
    while (here != null && !here.is("ccomp")) {
      here = sentence.head(here);
    }
    Token said = here == null ? null : sentence.head(here);
    ActorMention best = null;
    for (Token subject : said == null ? List.<Token>of() : sentence.children(said, "nsubj")) {
      for (Token word : withOwner(sentence, subject)) {
        for (ActorMention actor : around(word.span())) {
          boolean state = isOfState(actor.actor()) && head.form().equals("it");
          if (actor.span().contains(word.span())
              && (isArmedNonState(actor.actor()) || state)
              && (state || actor.actor() instanceof Actor.Known || !actor.rule().equals("phrase"))
              && (best == null || better(actor, best))) {
            best = actor;
          }
        }
      }
    }
    return best;
  }

  private static boolean isOfState(Actor actor) {
    return actor.kind() == Actor.Kind.STATE_FORCES || actor.kind() == Actor.Kind.EXTERNAL_FORCES;
  }

  /** A noun and those whose it is: "the group's spokesman", and the name beside it. */
  private static List<Token> withOwner(Sentence sentence, Token noun) {
    List<Token> words = new ArrayList<>(List.of(noun));
    for (Token child : sentence.children(noun)) {
      if (child.deprel().equals("nmod:poss") || child.is("compound") || child.is("appos")) {
        words.add(child);
      }
    }
    return words;
  }

  /** "The station put the toll at 47, with 77 injured": who tells the figures did not do it. */
  private static boolean tells(Event event, Mention.Argument argument) {
    return event.mentions.stream()
        .flatMap(m -> m.claims().stream())
        .map(Claim::speaker)
        .anyMatch(s -> s != null && s.evidence().span().contains(argument.head()));
  }

  /** "Is suspected to have been carried out by rebels": who did it is only supposed. */
  private boolean isSupposed(Mention mention, Mention.Argument argument) {
    Sentence sentence = annotated.sentenceAt(argument.head().begin());
    Token here = sentence == null ? null : sentence.tokenAt(argument.head().begin());
    if (sentence == null
        || here == null
        || argument.role() != Mention.Role.INITIATOR
        || sentence.index() != mention.sentence()) {
      return false;
    }
    boolean below = false;
    for (int step = 0; here != null && step < 5; step++) {
      if (below && signs.is(here.lemma(), "supposes")) {
        return true;
      }
      below = here.is("xcomp") || here.is("ccomp") || here.is("advcl");
      here = sentence.head(here);
    }
    return false;
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
    if (best == null) {
      return gathered(argument);
    }
    ActorMention members = best.actor() instanceof Actor.Unknown ? gathered(argument) : null;
    return members != null && isNamed(members) ? members : best;
  }

  /** "A mob of Hindu hardliners": whether a word with a capital says who people are. */
  private static boolean isNamed(ActorMention people) {
    return people.evidence().quote().codePoints().anyMatch(Character::isUpperCase);
  }

  /** "A group of gunmen", "dozens of soldiers": those whom a word for several people gathers. */
  private @Nullable ActorMention gathered(Mention.Argument argument) {
    Sentence sentence = annotated.sentenceAt(argument.head().begin());
    Token here = sentence == null ? null : sentence.tokenAt(argument.head().begin());
    while (sentence != null && here != null) {
      Token members = members(sentence, here);
      for (ActorMention actor :
          members == null ? List.<ActorMention>of() : around(members.span())) {
        if (members != null && actor.span().contains(members.span())) {
          return actor;
        }
      }
      here = members;
    }
    return null;
  }

  /** The noun of the of-phrase behind a word for several people; null if there is none. */
  private @Nullable Token members(Sentence sentence, Token head) {
    if (signs.is(head.lemma(), "gathers")) {
      for (Token child : sentence.children(head, "nmod")) {
        if (sentence.children(child, "case").stream().anyMatch(c -> c.form().equals("of"))) {
          return child;
        }
      }
    }
    return null;
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
      return individual(argument, entity);
    }
    Token members = members(sentence, head);
    Entity whole = members == null ? null : annotated.entityAt(members.span());
    if (whole != null && whole.kind() == Entity.Kind.ORGANIZATION) {
      return new ActorMention(
          new Actor.Unknown(
              whole.span().of(annotated.article().text()), Actor.Kind.UNIDENTIFIED_ARMED),
          Evidence.of(annotated.article(), whole.span()),
          argument.hedged(),
          0.5,
          "members-of-name");
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

  private ActorMention individual(Mention.Argument argument, Entity person) {
    return new ActorMention(
        new Actor.Unknown(person.span().of(annotated.article().text()), Actor.Kind.INDIVIDUAL),
        Evidence.of(annotated.article(), person.span()),
        argument.hedged(),
        0.7,
        "person");
  }

  /** "Her husband Nabil Sadek": the person whose name stands beside the word for one. */
  private @Nullable ActorMention apposed(Mention.Argument argument) {
    Sentence sentence = annotated.sentenceAt(argument.head().begin());
    Token head = sentence == null ? null : sentence.tokenAt(argument.head().begin());
    boolean one = head != null && (head.xpos().equals("NN") || head.xpos().equals("NNP"));
    Entity person = sentence == null || head == null || !one ? null : person(sentence, head);
    return person == null ? null : individual(argument, person);
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
      Entity named = beside == null ? called(sentence, child) : beside;
      if (named != null && named.kind() == Entity.Kind.PERSON) {
        return named;
      }
    }
    return null;
  }

  /** The name in "named Paul Renner", "identified as Paul Renner" behind a noun. */
  private @Nullable Entity called(Sentence sentence, Token naming) {
    if (naming.is("acl") && signs.is(naming.lemma(), "names")) {
      for (Token child : sentence.children(naming)) {
        Entity entity =
            child.is("xcomp") || child.is("obj") || child.is("obl")
                ? annotated.entityAt(child.span())
                : null;
        if (entity != null) {
          return entity;
        }
      }
    }
    return null;
  }

  private static boolean better(ActorMention one, ActorMention other) {
    boolean known = one.actor() instanceof Actor.Known;
    boolean otherKnown = other.actor() instanceof Actor.Known;
    return known != otherKnown ? known : one.certainty() > other.certainty();
  }

  /** Whether only the learned roles say so: they cannot tell what is sure from what is not. */
  private static boolean isLearned(Participant p) {
    return p.rule().startsWith("roles.");
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
                isLearned(added)
                    ? old.hedged()
                    : isLearned(old) ? added.hedged() : old.hedged() && added.hedged(),
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

  /** "Israel bombed a depot": what states bomb they bomb from the air. */
  static boolean isBombedByState(Event event, List<Participant> parties) {
    List<Participant> doers =
        parties.stream().filter(p -> p.role() == Participant.Role.INITIATOR).toList();
    return !doers.isEmpty()
        && doers.stream().allMatch(p -> isOfState(p.actor()))
        && event.mentions.stream()
            .anyMatch(m -> m.rule().equals("bomb.verb") && m.trigger().quote().startsWith("bomb"));
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
