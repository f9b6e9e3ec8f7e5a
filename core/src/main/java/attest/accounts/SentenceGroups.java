package attest.accounts;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which mentions of one sentence tell one event: words that hang together in the tree do
 * unless their times or places contradict.
 */
final class SentenceGroups {
  private final Anchors anchors;
  private final PlaceWords placeWords;

  SentenceGroups(Anchors anchors, PlaceWords placeWords) {
    this.anchors = anchors;
    this.placeWords = placeWords;
  }

  /**
   * The events of a sentence.
   *
   * @param settlement the town that was told of before, which "the town" means; null if none was
   */
  List<Event> of(Sentence sentence, List<Mention> mentions, @Nullable PlaceMention settlement) {
    List<Event> groups = new ArrayList<>();
    for (Mention mention : mentions) {
      if (isPurpose(sentence, mention, mentions)) {
        continue;
      }
      Event own = own(sentence, mention, settlement);
      Mention governor = governor(sentence, mention, mentions);
      Event above = governor == null ? null : own(sentence, governor, settlement);
      Event home = null;
      for (Event group : groups) {
        if (home == null
            && group.mentions.stream().anyMatch(m -> linked(sentence, m, mention))
            && !group.contradicts(own)
            && (above == null || !group.contradicts(above))
            && sameReality(group, own)) {
          home = group;
        }
      }
      if (home == null) {
        groups.add(own);
      } else {
        home.add(own);
      }
    }
    attachLoose(sentence, groups);
    PlaceMention label = groups.isEmpty() ? null : anchors.label(sentence);
    String heading = groups.isEmpty() ? null : anchors.heading(sentence);
    if (label != null) {
      groups.forEach(g -> g.label(label));
    } else if (heading != null) {
      groups.forEach(g -> g.heading(heading));
    }
    return groups;
  }

  /** A mention alone, with the times and places that hang by it. */
  private Event own(Sentence sentence, Mention mention, @Nullable PlaceMention settlement) {
    Event.Anchored anchored = anchors.anchor(mention);
    List<PlaceMention> places = new ArrayList<>(anchored.places());
    if (places.isEmpty()
        || places.stream()
            .noneMatch(p -> p.place() instanceof Place.Known k && k.point() != null)) {
      PlaceMention meant = placeWords.find(sentence, mention, settlement);
      if (meant != null) {
        places.add(0, meant);
      }
    }
    return new Event(new Event.Anchored(mention, anchored.times(), places));
  }

  /**
   * "And a suicide bomber killed 24 in Kunduz": the word above the bomber says which of the
   * sentence's events he is of.
   */
  private @Nullable Mention governor(Sentence sentence, Mention mention, List<Mention> mentions) {
    Token token = anchors.token(sentence, mention);
    for (Token up = token == null ? null : sentence.head(token);
        up != null;
        up = sentence.head(up)) {
      for (Mention other : mentions) {
        Token trigger = anchors.token(sentence, other);
        if (trigger != null && trigger.index() == up.index()) {
          return other;
        }
      }
    }
    return null;
  }

  /**
   * What the sentence says of time and place without tying it to a word for an event goes to its
   * first event.
   */
  private void attachLoose(Sentence sentence, List<Event> groups) {
    Event first = groups.stream().filter(Event::happened).findFirst().orElse(null);
    if (first == null) {
      return;
    }
    if (first.time() == null && first.mentions.stream().anyMatch(m -> isProminent(sentence, m))) {
      List<TimeMention> loose = anchors.looseTimes(sentence);
      loose.removeIf(t -> groups.stream().anyMatch(g -> g.times.contains(t)));
      loose.removeIf(t -> first.mentions.stream().anyMatch(m -> anchors.isCountedSince(m, t)));
      loose.removeIf(t ->
          groups.stream()
              .flatMap(g -> g.mentions.stream())
              .anyMatch(m -> anchors.isCompared(m, t)));
      if (loose.size() == 1) {
        first.times.add(loose.get(0));
      }
    }
    if (first.place() == null) {
      List<PlaceMention> loose = anchors.loosePlaces(sentence);
      loose.removeIf(p -> groups.stream().anyMatch(g -> g.places.contains(p)));
      if (!loose.isEmpty()) {
        first.places.add(loose.get(0));
      }
    }
  }

  /** Whether the trigger is a verb, or what the sentence's chief verb is about. */
  boolean isProminent(Sentence sentence, Mention mention) {
    Token token = anchors.token(sentence, mention);
    if (token == null) {
      return false;
    }
    for (Token here = token; here != null; here = sentence.head(here)) {
      if (here.is("acl") || here.is("advcl")) {
        return false;
      }
    }
    Token up = sentence.head(token);
    return token.upos().equals("VERB") || up == null || (up.head() < 0 && !token.is("nmod"));
  }

  /** "A raid to take the town": what the raid was for is no event beside it. */
  private boolean isPurpose(Sentence sentence, Mention mention, List<Mention> others) {
    Token token = anchors.token(sentence, mention);
    if (token == null || mention.status().happened()) {
      return false;
    }
    for (Mention other : others) {
      Token above = anchors.token(sentence, other);
      if (other.status().happened() && above != null && Anchors.isBelow(sentence, token, above)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameReality(Event one, Event other) {
    return one.happened() == other.happened();
  }

  private boolean linked(Sentence sentence, Mention one, Mention other) {
    Token a = anchors.token(sentence, one);
    Token b = anchors.token(sentence, other);
    if (a == null || b == null) {
      return false;
    }
    if (one.count() != other.count() && one.count() > 1 && other.count() > 1) {
      return false;
    }
    boolean kin = Anchors.isBelow(sentence, a, b) || Anchors.isBelow(sentence, b, a);
    boolean coordinated =
        a.is("conj") && a.head() == b.head() || b.is("conj") && b.head() == a.index();
    Token up = sentence.head(a);
    boolean siblings =
        up != null && up.index() == b.head() && (one.type() == null || other.type() == null);
    if (EventKinds.isLawful(one) != EventKinds.isLawful(other)
        || EventKinds.isOverTime(one) != EventKinds.isOverTime(other)
        || EventKinds.isPeaceOf(one, other)
        || EventKinds.isPeaceOf(other, one)) {
      return false;
    }
    boolean foiled =
        (one.type() == EventType.DISRUPTED_ATTACK || other.type() == EventType.DISRUPTED_ATTACK)
            && !one.status().happened()
            && !other.status().happened();
    boolean violent =
        foiled || EventKinds.isViolent(one.type()) && EventKinds.isViolent(other.type());
    if (sharesVictims(one, other)) {
      return true;
    }
    return (kin || coordinated || siblings)
        && (violent
            || EventKinds.compatible(one.type(), other.type(), one.generic() || other.generic()));
  }

  /** "Eight policemen who had been abducted were shot dead": the same people came to harm. */
  private static boolean sharesVictims(Mention one, Mention other) {
    for (Mention.Argument a : one.firmArguments()) {
      for (Mention.Argument b : other.firmArguments()) {
        if (a.role() == Mention.Role.VICTIM
            && b.role() == Mention.Role.VICTIM
            && a.head().equals(b.head())) {
          return true;
        }
      }
    }
    return false;
  }
}
