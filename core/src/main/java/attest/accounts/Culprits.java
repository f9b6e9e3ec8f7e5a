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
  private final AnnotatedArticle annotated;
  private final BySentence<ActorMention> groups;
  private final KindWords blame;

  Culprits(AnnotatedArticle annotated, List<ActorMention> actors, KindWords blame) {
    this.annotated = annotated;
    this.blame = blame;
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
    List<Participant> added = new ArrayList<>(blamed(own, main));
    if (added.isEmpty()) {
      Participant sole = sole(found, own, main);
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
   */
  private List<Participant> blamed(Set<Integer> sentences, boolean main) {
    Map<String, Participant> blamed = new LinkedHashMap<>();
    for (ActorMention group : main ? groups.all() : groups.around(sentences, 0)) {
      Sentence sentence = annotated.sentenceAt(group.span().begin());
      if (sentence == null) {
        continue;
      }
      String kind = null;
      boolean cleared = false;
      boolean own = false;
      for (Token token : sentence.tokens()) {
        KindWords.Found word =
            group.span().contains(token.span()) ? null : blame.find(token.lemma());
        if (word != null) {
          cleared |= word.kind().equals("clears");
          own |= word.kind().equals("blames") && saysOfItself(sentence, group, token);
          kind = kind == null || word.kind().equals("blames") ? word.kind() : kind;
        }
      }
      if (kind != null && !cleared) {
        String told = own ? "claims" : kind;
        Participant participant =
            participant(group, !told.equals("claims"), told.equals("claims"), "culprit." + told);
        blamed.putIfAbsent(group.actor().name(), participant);
      }
    }
    return List.copyOf(blamed.values());
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
  private @Nullable Participant sole(List<Participant> found, Set<Integer> own, boolean main) {
    ActorMention near = only(own);
    ActorMention group = near == null && main ? only(null) : near;
    if (group == null) {
      return null;
    }
    String name = group.actor().name();
    if (isCleared(name)) {
      return null;
    }
    boolean suffers =
        found.stream()
            .anyMatch(p -> p.role() == Participant.Role.TARGET && p.actor().name().equals(name));
    boolean others =
        found.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.TARGET
                    && !p.actor().name().equals(name)
                    && !Parties.isArmedNonState(p.actor()));
    return suffers && !others ? null : participant(group, true, false, "culprit.only-group");
  }

  /** "The Taliban denied involvement in both attacks". */
  private boolean isCleared(String name) {
    for (ActorMention group : groups.all()) {
      Sentence sentence = annotated.sentenceAt(group.span().begin());
      Token subject = sentence == null ? null : sentence.topOf(group.span());
      Token verb = sentence == null || subject == null ? null : sentence.head(subject);
      if (group.actor().name().equals(name)
          && subject != null
          && verb != null
          && subject.is("nsubj")
          && blame.is(verb.lemma(), "clears")) {
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
