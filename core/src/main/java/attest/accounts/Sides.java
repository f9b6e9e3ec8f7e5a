package attest.accounts;

import attest.document.Span;
import attest.incident.Actor;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells those who did a deed from those who answered it, and the losses of the one side from those
 * of the other. Safe for threads.
 */
final class Sides {
  private static final String LEARNED = "roles.";
  private static final Set<EventType> TWO_SIDED =
      Set.of(EventType.ARMED_CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.ARREST);

  private final KindWords signs;

  Sides(KindWords signs) {
    this.signs = signs;
  }

  /**
   * The participants without what the words around say otherwise: one to whom something was done
   * and whom only the learned roles take for its doer, or the other way round, and the forces who
   * shot the attackers, who are kept as others.
   */
  List<Participant> of(Event event, List<Participant> found) {
    List<Participant> kept = new ArrayList<>();
    for (Participant one : found) {
      boolean contradicted =
          one.rule().startsWith(LEARNED)
              && found.stream()
                  .anyMatch(other ->
                      other.role() != one.role()
                          && (!other.rule().startsWith(LEARNED)
                              || event.type() == EventType.ARREST
                                  && one.role() == Participant.Role.INITIATOR)
                          && other.evidence().span().equals(one.evidence().span()));
      if (!contradicted) {
        kept.add(one);
      }
    }
    return event.type() == null || !TWO_SIDED.contains(event.type())
        ? withoutAnswers(event, kept)
        : kept;
  }

  private static List<Participant> withoutAnswers(Event event, List<Participant> found) {
    List<Participant> kept = new ArrayList<>(found);
    for (Mention mention : event.mentions) {
      List<Participant> doers = of(found, mention, Participant.Role.INITIATOR);
      List<Participant> shot = of(found, mention, Participant.Role.TARGET);
      boolean forces = !doers.isEmpty() && doers.stream().allMatch(Sides::isOfState);
      boolean attackers =
          shot.isEmpty()
              ? isOfAttackers(mention)
              : shot.stream().allMatch(p -> Parties.isArmedNonState(p.actor()));
      if (!forces || !attackers || !isAnswer(event, mention, found, doers)) {
        continue;
      }
      kept.removeAll(shot);
      kept.replaceAll(p -> doers.contains(p) ? aside(p) : p);
    }
    return List.copyOf(kept);
  }

  /** Whether all that a mention counts are losses of those who attacked. */
  private static boolean isOfAttackers(Mention mention) {
    return !mention.claims().isEmpty()
        && mention.claims().stream().allMatch(c -> c.group() == Claim.Group.ASSAILANTS);
  }

  /** Whether the words tell before who attacked, or say it of those who were shot. */
  private static boolean isAnswer(
      Event event, Mention mention, List<Participant> found, List<Participant> doers) {
    int begin = mention.trigger().span().begin();
    boolean before =
        found.stream()
            .anyMatch(p ->
                p.role() == Participant.Role.INITIATOR
                    && !doers.contains(p)
                    && !isOfState(p)
                    && p.evidence().span().begin() < begin);
    return before
        || event.mentions.stream()
            .filter(m -> m != mention)
            .flatMap(m -> m.firmArguments().stream())
            .filter(a -> a.role() == Mention.Role.INITIATOR)
            .anyMatch(a ->
                mention.firmArguments().stream()
                    .anyMatch(v -> v.role() == Mention.Role.VICTIM && v.head().equals(a.head())));
  }

  private static boolean isOfState(Participant p) {
    return p.actor().kind() == Actor.Kind.STATE_FORCES
        || p.actor().kind() == Actor.Kind.EXTERNAL_FORCES;
  }

  private static Participant aside(Participant p) {
    return new Participant(
        Participant.Role.OTHER, p.actor(), p.hedged(), p.claimed(), p.evidence(), p.rule());
  }

  /** The participants of one role whom the arguments of a mention tell. */
  private static List<Participant> of(
      List<Participant> found, Mention mention, Participant.Role role) {
    return found.stream()
        .filter(p -> p.role() == role)
        .filter(p ->
            mention.firmArguments().stream()
                .anyMatch(a ->
                    (a.role() == Mention.Role.INITIATOR) == (role == Participant.Role.INITIATOR)
                        && holds(p.evidence().span(), a.head(), a.evidence().span())))
        .toList();
  }

  private static boolean holds(Span words, Span head, Span argument) {
    return words.contains(head) || argument.contains(words);
  }

  /**
   * The claim, of no group where its people are called by a word for armed people or for criminals
   * who were not the ones that attacked: "the group killed four militiamen", "a mob beat two
   * thieves to death".
   */
  Claim withSide(Claim claim, EventType type, List<Participant> participants) {
    String wording = claim.groupWording();
    if (claim.group() != Claim.Group.ASSAILANTS
        || wording == null
        || TWO_SIDED.contains(type)
        || !(isOfOtherSide(wording) || type == EventType.MOB_VIOLENCE)) {
      return claim;
    }
    boolean told = false;
    for (Participant p : participants) {
      if (p.role() == Participant.Role.INITIATOR) {
        told = true;
        if (isOfState(p) || sharesNoun(wording, p.evidence().quote())) {
          return claim;
        }
      }
    }
    return told ? claim.withGroup(Claim.Group.UNSPECIFIED, claim.party()) : claim;
  }

  private boolean isOfOtherSide(String wording) {
    KindWords.Found found = signs.find(wording);
    return found != null && found.kind().equals("sides");
  }

  private static boolean sharesNoun(String one, String other) {
    String noun = one.substring(one.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return other.toLowerCase(Locale.ROOT).contains(noun.replaceAll("s$", ""));
  }
}
