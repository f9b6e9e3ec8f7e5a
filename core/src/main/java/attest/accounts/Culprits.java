package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.EventType;
import attest.incident.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the armed group that an article holds to have done a deed, where the words for the deed do
 * not name it: "The Taliban are suspected", "attributed to ETA", or the one group that the article
 * names at all. Those found so are hedged, but for one that claims the deed. One for each article.
 */
final class Culprits {
  private static final Set<String> TIES = Set.of("claims", "accuses", "blames", "clears");

  private final AnnotatedArticle annotated;
  private final List<ActorMention> actors;
  private final BySentence<ActorMention> groups;
  private final KindWords blame;
  private final EventWords owners;

  Culprits(
      AnnotatedArticle annotated, List<ActorMention> actors, KindWords blame, EventWords owners) {
    this.annotated = annotated;
    this.owners = owners;
    this.blame = blame;
    this.actors = actors;
    List<ActorMention> armed =
        actors.stream()
            .filter(a -> a.actor() instanceof Actor.Known && Parties.isArmedNonState(a.actor()))
            .toList();
    groups = new BySentence<>(annotated, armed, ActorMention::span);
  }

  /**
   * Those who took part, with the group held to have done it where no group is named among the
   * initiators.
   *
   * @param main whether the whole article speaks of the event
   */
  List<Participant> with(List<Participant> found, Event event, boolean main) {
    boolean settled =
        found.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.INITIATOR
                    && (p.actor() instanceof Actor.Known
                        || p.actor().kind() == Actor.Kind.STATE_FORCES
                        || p.actor().kind() == Actor.Kind.EXTERNAL_FORCES));
    boolean lawful = event.type() == EventType.ARREST;
    if (settled || lawful || groups.all().isEmpty() || !event.happened()) {
      return found;
    }
    Set<Integer> own = new TreeSet<>();
    event.mentions.forEach(m -> own.add(m.sentence()));
    List<Participant> added = new ArrayList<>(blamed(found, own, main));
    if (added.isEmpty()) {
      Participant sole = sole(found, event, own, main);
      if (sole != null) {
        added.add(sole);
      }
    }
    added.removeIf(p ->
        found.stream()
            .anyMatch(f ->
                f.role() == Participant.Role.INITIATOR
                    && f.actor().name().equals(p.actor().name())));
    added.addAll(found);
    return added;
  }

  /**
   * The groups of sentences that blame or claim: the event's own, or any where it is the main one.
   * A group whose own people came to harm is not taken for the culprit unless it is accused.
   */
  private List<Participant> blamed(List<Participant> found, Set<Integer> sentences, boolean main) {
    Map<String, Participant> blamed = new LinkedHashMap<>();
    for (ActorMention group : main ? groups.all() : groups.around(sentences, 0)) {
      Sentence sentence = annotated.sentenceAt(group.span().begin());
      if (sentence == null) {
        continue;
      }
      String kind = null;
      boolean cleared = false;
      boolean own = false;
      boolean doubted = false;
      for (Token token : sentence.tokens()) {
        KindWords.Found word =
            group.span().contains(token.span()) ? null : blame.find(token.lemma());
        boolean ties = word != null && TIES.contains(word.kind());
        if (word != null
            && ties
            && !speaksOfOthers(sentence, group, token)
            && !isOfPeople(sentence, token)
            && !(word.kind().equals("claims") && isClaimedByNobody(sentence, token))) {
          boolean accuses = word.kind().equals("accuses");
          boolean deed = word.kind().equals("blames");
          cleared |= word.kind().equals("clears");
          doubted |= word.kind().equals("claims") && isDoubted(sentence, token);
          own |= deed && saysOfItself(sentence, group, token);
          if (accuses || (deed && !suffers(found, group.actor().name()))) {
            kind = "blames";
          } else if (kind == null && !deed) {
            kind = word.kind();
          }
        }
      }
      if (kind != null && !cleared) {
        String told = own ? "claims" : kind;
        Participant participant =
            participant(
                group, doubted || !told.equals("claims"), told.equals("claims"), "culprit." + told);
        blamed.putIfAbsent(group.actor().name(), participant);
      }
    }
    return List.copyOf(blamed.values());
  }

  /**
   * "The group blamed the army", "said that the army had carried it out": of others than itself.
   */
  private boolean speaksOfOthers(Sentence sentence, ActorMention group, Token word) {
    Token verb = saysOrDoes(sentence, group);
    if (verb == null) {
      return false;
    }
    boolean accuser = blame.is(verb.lemma(), "accuses");
    boolean said = false;
    for (Token here = word; here != null; here = sentence.head(here)) {
      if (here.equals(verb)) {
        boolean accuses = blame.is(word.lemma(), "accuses");
        return accuser || (said && (accuses || !saysOfItself(sentence, group, word)));
      }
      said |= here.is("ccomp");
    }
    return false;
  }

  /** "Militants linked to the group have gained ground": who people are, and no deed of theirs. */
  private boolean isOfPeople(Sentence sentence, Token word) {
    Token people = word.is("acl") ? sentence.head(word) : null;
    return people != null
        && people.deprel().equals("nsubj")
        && actors.stream().anyMatch(a -> a.span().contains(people.span()));
  }

  /** "Discounted a claim by the group": somebody does not believe what is claimed. */
  private boolean isDoubted(Sentence sentence, Token claim) {
    for (Token here = claim; here != null; here = sentence.head(here)) {
      if (blame.is(here.lemma(), "doubts")) {
        return true;
      }
    }
    return false;
  }

  /** "No group claimed responsibility, but …": what nobody claimed. */
  private boolean isClaimedByNobody(Sentence sentence, Token word) {
    Token verb = word;
    while (verb != null && !verb.upos().equals("VERB")) {
      verb = sentence.head(verb);
    }
    if (verb == null) {
      return false;
    }
    for (Token subject : sentence.children(verb, "nsubj")) {
      if (blame.is(subject.lemma(), "nobody")
          || sentence.children(subject, "det").stream()
              .anyMatch(d -> blame.is(d.lemma(), "nobody"))) {
        return true;
      }
    }
    return sentence.children(verb, "advmod").stream().anyMatch(a -> blame.is(a.lemma(), "nobody"));
  }

  /** The verb that a group is the active subject of; null if there is none. */
  private static @Nullable Token saysOrDoes(Sentence sentence, ActorMention group) {
    Token subject = sentence.topOf(group.span());
    Token verb =
        subject == null || !subject.deprel().equals("nsubj") ? null : sentence.head(subject);
    boolean active =
        verb != null
            && verb.upos().equals("VERB")
            && sentence.children(verb).stream().noneMatch(c -> c.deprel().equals("aux:pass"));
    return active ? verb : null;
  }

  /** Whether a group, or somebody of it, is among those who came to harm. */
  private boolean suffers(List<Participant> found, String group) {
    return found.stream().anyMatch(p -> p.role() == Participant.Role.TARGET && isOf(p, group));
  }

  /** Whether a participant is a group, or its words name it, as in "a commander of the group". */
  private boolean isOf(Participant participant, String group) {
    return participant.actor().name().equals(group)
        || groups.all().stream()
            .anyMatch(mention ->
                mention.actor().name().equals(group)
                    && participant.evidence().span().contains(mention.span()));
  }

  /** "The group said that it had carried out the attack": it speaks of itself. */
  private static boolean saysOfItself(Sentence sentence, ActorMention group, Token deed) {
    Token speaker = sentence.topOf(group.span());
    Token verb = speaker == null || !speaker.is("nsubj") ? null : sentence.head(speaker);
    Token said = deed;
    while (said != null && !said.is("ccomp")) {
      said = sentence.head(said);
    }
    return verb != null
        && said != null
        && said.head() == verb.index()
        && sentence.children(deed, "nsubj").stream().anyMatch(s -> s.upos().equals("PRON"));
  }

  /** The one group named in the event's sentences, else in the article. */
  private @Nullable Participant sole(
      List<Participant> found, Event event, Set<Integer> own, boolean main) {
    ActorMention near = only(own);
    ActorMention group = near == null && main ? only(null) : near;
    Sentence said = group == null ? null : annotated.sentenceAt(group.span().begin());
    Token top = group == null || said == null ? null : said.topOf(group.span());
    if (said != null && top != null && owners.isOfAnother(said, top, event) && !main) {
      return null;
    }
    if (group == null) {
      return null;
    }
    String name = group.actor().name();
    if (isCleared(name)) {
      return null;
    }
    boolean others =
        found.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.TARGET
                    && !isOf(p, name)
                    && !Parties.isArmedNonState(p.actor()));
    return suffers(found, name) && !others
        ? null
        : participant(group, true, false, "culprit.only-group");
  }

  /** "The Taliban denied involvement in both attacks", or blamed somebody else. */
  private boolean isCleared(String name) {
    for (ActorMention group : groups.all()) {
      Sentence sentence = annotated.sentenceAt(group.span().begin());
      Token verb = sentence == null ? null : saysOrDoes(sentence, group);
      if (group.actor().name().equals(name)
          && verb != null
          && (blame.is(verb.lemma(), "clears") || blame.is(verb.lemma(), "accuses"))) {
        return true;
      }
    }
    return false;
  }

  /** The mention of the only group of some sentences, of all where they are null. */
  private @Nullable ActorMention only(@Nullable Set<Integer> sentences) {
    ActorMention one = null;
    for (ActorMention group : sentences == null ? groups.all() : groups.around(sentences, 0)) {
      if (one != null && !one.actor().name().equals(group.actor().name())) {
        return null;
      }
      one = one == null ? group : one;
    }
    return one;
  }

  private static Participant participant(
      ActorMention group, boolean hedged, boolean claimed, String rule) {
    return new Participant(
        Participant.Role.INITIATOR,
        group.actor(),
        hedged,
        claimed,
        group.evidence(),
        rule + " + " + group.rule());
  }
}
