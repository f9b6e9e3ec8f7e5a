package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which mentions tell one event: the event that fits best takes those that a sentence tells
 * together, or they begin an event.
 */
final class EventGrouper {
  private static final Set<EventType> BOMBS =
      EnumSet.of(EventType.EXPLOSIVE_ATTACK, EventType.SUICIDE_BOMBING, EventType.GRENADE_ATTACK);

  private static final Set<EventType> GROUND =
      EnumSet.of(
          EventType.ARMED_CLASH,
          EventType.TERRITORY_TAKEN,
          EventType.ARMED_ASSAULT,
          EventType.OTHER);

  /** The events that new words can join: those that an article begins with, and the latest. */
  private static final int FIRST = 8;

  private static final int LATEST = 60;

  private static final int LEAD_WORDS = 6;

  private static final Pattern COUNTED_BACK =
      Pattern.compile("\\b(?:earlier|before)$", Pattern.CASE_INSENSITIVE);

  private final AnnotatedArticle annotated;
  private final Anchors anchors;
  private final SentenceGroups sentences;
  private final RoundUps roundUps;
  private final List<Event> events = new ArrayList<>();

  EventGrouper(AnnotatedArticle annotated, Anchors anchors, PlaceWords placeWords) {
    this.annotated = annotated;
    this.anchors = anchors;
    this.sentences = new SentenceGroups(anchors, placeWords);
    this.roundUps = new RoundUps(anchors);
  }

  List<Event> group(List<Mention> mentions) {
    int i = 0;
    while (i < mentions.size()) {
      int j = i;
      while (j < mentions.size() && mentions.get(j).sentence() == mentions.get(i).sentence()) {
        j++;
      }
      Sentence sentence = annotated.sentences().get(mentions.get(i).sentence());
      for (Event local : sentences.of(sentence, mentions.subList(i, j), lastSettlement())) {
        place(local);
      }
      i = j;
    }
    events.removeIf(event -> !isEvent(event) && !isLead(event));
    inheritTime();
    lookBack();
    return events;
  }

  /** "A series of attacks on Monday": the attacks then told one by one were on Monday too. */
  private void inheritTime() {
    for (Event summary : events) {
      TimeMention time = summary.time();
      if (time == null || !summary.mentions.stream().anyMatch(anchors::isSummary)) {
        continue;
      }
      for (Event event : events) {
        boolean later = event.first().sentence() > summary.first().sentence();
        boolean inside = !Event.placesApart(summary.place(), event.place());
        if (later && inside && event.happened() && event.time() == null && event.count() == 1) {
          event.times.add(time);
        }
      }
    }
  }

  /**
   * "Troops came upon a camp near Tame. Four rebels were killed": the sentence before says where
   * and when.
   */
  private void lookBack() {
    Set<Integer> taken = new HashSet<>();
    events.forEach(e -> e.mentions.forEach(m -> taken.add(m.sentence())));
    for (Event event : events) {
      int at = event.first().sentence();
      boolean another = event.first().separate();
      if (!event.happened() || another || at == 0 || taken.contains(at - 1)) {
        continue;
      }
      Sentence before = annotated.sentences().get(at - 1);
      if (event.place() == null) {
        anchors.loosePlaces(before).stream().limit(1).forEach(event.places::add);
      }
      if (event.time() == null) {
        anchors.looseTimes(before).stream().limit(1).forEach(event.times::add);
      }
    }
  }

  private void place(Event local) {
    Event best = null;
    double most = 0;
    for (int i = 0; i < events.size(); i++) {
      if (i == FIRST) {
        i = Math.max(FIRST, events.size() - LATEST);
      }
      double score = score(events.get(i), local);
      if (score > most) {
        best = events.get(i);
        most = score;
      }
    }
    if (best != null) {
      best.add(local);
    } else {
      events.add(local);
    }
  }

  private double score(Event event, Event local) {
    if ((event.contradicts(local) && !LaterDeaths.isOf(event, local))
        || event.happened() != local.happened()
        || event.mentions.stream().allMatch(EventKinds::isOverTime)
            != local.mentions.stream().allMatch(EventKinds::isOverTime)) {
      return -1;
    }
    Mention first = local.first();
    if (local.count() > 1 && event.count() != local.count() && !first.definite()) {
      return -1;
    }
    boolean pointing =
        first.definite() || local.mentions.stream().anyMatch(m -> m.definite() && m.type() != null);
    if (event.count() > 1 && local.count() == 1 && !pointing && !isTollOf(event, local)) {
      return -1;
    }
    if (roundUps.is(event)
        && hasSettlement(local)
        && !anchors.isSummary(first)
        && !(first.definite() && anchors.isPlural(first))) {
      return -1;
    }
    if (local.mentions.stream().allMatch(anchors::isSummary)
        && isLong(local.interval())
        && !isLong(event.interval())) {
      return -1;
    }
    if (!first.definite()
        && hasSettlement(event)
        && !hasSettlement(local)
        && anchors.isWide(first)) {
      return -1;
    }
    if (!pointing
        && event != events.get(0)
        && event.time() == null
        && event.place() == null
        && local.time() != null
        && hasSettlement(local)) {
      return -1;
    }
    EventType type = event.type();
    EventType localType =
        local.type() == EventType.DESTRUCTION
                && local.hasClaims()
                && EventKinds.LETHAL.contains(type)
            ? null
            : local.type();
    boolean generic = event.generic() || local.generic();
    if (!EventKinds.compatible(type, localType, generic)
        || EventKinds.isLawful(first) != EventKinds.isLawful(event.first())
        || EventKinds.isPeaceOf(event.first(), first)
        || EventKinds.isPeaceOf(first, event.first())) {
      return -1;
    }
    if (first.past() && !first.definite() && event.mentions.stream().noneMatch(Mention::past)) {
      return -1;
    }
    if (event.interval() == null
        && !first.definite()
        && (isLongBefore(local) || isOfOtherMonth(local))) {
      return -1;
    }
    if (!first.definite()
        && isLong(local.interval())
        && (event.interval() == null ? event.hasClaims() : !isLong(event.interval()))) {
      return -1;
    }
    boolean sameTime = event.interval() != null && local.interval() != null;
    PlaceMention there = event.place();
    PlaceMention here = local.place();
    boolean samePlace = there != null && here != null;
    double score =
        0.6 + (sameTime ? 3 : 0) + (samePlace ? 2 : 0) + (event == events.get(0) ? 0.3 : 0);
    if (first.separate()) {
      if (!sameTime || there == null || here == null || !there.place().equals(here.place())) {
        return -1;
      }
      score -= 4;
    }
    boolean ground =
        type != null && localType != null && GROUND.contains(type) && GROUND.contains(localType);
    boolean specific =
        type != null && localType != null && !generic && !(ground && type != localType);
    if (specific) {
      boolean bombs =
          BOMBS.contains(type)
              && localType == EventType.EXPLOSIVE_ATTACK
              && sameParagraph(event, local);
      score += type == localType ? 1.5 : bombs ? 0.5 : -1.2;
    }
    if (isRemote(type) != isRemote(localType)
        && type != null
        && localType != null
        && !local.generic()
        && !first.definite()) {
      score -= 6;
    }
    if (first.definite()) {
      score += 1;
      String lemma = first.trigger().quote();
      score +=
          event.mentions.stream().anyMatch(m -> m.trigger().quote().equalsIgnoreCase(lemma))
              ? 0.5
              : 0;
    } else if (isNoun(first) && specific && type != localType) {
      score -= 0.5;
    }
    boolean toll = first.rule().startsWith("toll.");
    if (toll && first.definite() && isAside(event)) {
      score -= 1.5;
    }
    int gap = local.first().sentence() - event.lastSentence();
    score += gap == 0 ? 0.8 : gap == 1 ? 0.6 : sameParagraph(event, local) ? 0.5 : 0;
    return score;
  }

  /**
   * "In response to a missile that killed one": told within a sentence about another event, so that
   * "the death toll" is not its.
   */
  private boolean isAside(Event event) {
    Mention first = event.first();
    return event != events.get(0)
        && first.sentence() == event.lastSentence()
        && !sentences.isProminent(annotated.sentences().get(first.sentence()), first);
  }

  /** "Last month": a month or more that was over when the article appeared. */
  private boolean isOfOtherMonth(Event local) {
    TimeInterval interval = local.interval();
    Published published = annotated.article().published();
    return interval != null
        && published != null
        && isLong(interval)
        && interval.end().isBefore(published.date());
  }

  /** "Militants had raided the village two weeks earlier": counted back from what is told. */
  private boolean isLongBefore(Event local) {
    TimeMention time = local.time();
    return time != null
        && Event.isLongBefore(local.interval(), annotated.article().published())
        && COUNTED_BACK.matcher(time.evidence().quote()).find();
  }

  /** "Two bombs went off. Nine people were killed": the toll of all of them, told right after. */
  private static boolean isTollOf(Event event, Event local) {
    return !event.hasClaims()
        && local.hasClaims()
        && local.place() == null
        && local.first().sentence() <= event.lastSentence() + 2
        && local.mentions.stream().allMatch(m -> m.type() == null && !m.separate());
  }

  private boolean isNoun(Mention mention) {
    Token token = anchors.token(annotated.sentences().get(mention.sentence()), mention);
    return token != null && token.upos().equals("NOUN");
  }

  private boolean sameParagraph(Event event, Event local) {
    int paragraph = annotated.sentences().get(local.first().sentence()).paragraph();
    return annotated.sentences().get(event.lastSentence()).paragraph() == paragraph;
  }

  /** Whether all that the words say together is enough to be an event. */
  private static boolean isEvent(Event local) {
    if (!local.happened()) {
      return local.mentions.stream().anyMatch(m -> m.status() != Mention.Status.HYPOTHETICAL)
          && (hasSettlement(local)
              || local.time() != null
              || local.hasClaims()
              || local.mentions.stream()
                  .anyMatch(m ->
                      m.firmArguments().stream().anyMatch(a -> a.role() == Mention.Role.TARGET)));
    }
    boolean told = local.place() != null || local.time() != null;
    boolean parties = local.mentions.stream().anyMatch(m -> !m.firmArguments().isEmpty());
    return local.hasClaims() || (local.generic() ? told && parties : told || parties);
  }

  /** What the article's first sentence is about, said in words that mean nothing else. */
  private boolean isLead(Event event) {
    Mention first = event.first();
    return event.happened()
        && first.type() != null
        && first.sentence() == lead()
        && sentences.isProminent(annotated.sentences().get(first.sentence()), first)
        && (!event.generic() || isDoneToSomething(event));
  }

  /** The first sentence that is more than a dateline. */
  private int lead() {
    for (Sentence sentence : annotated.sentences()) {
      if (sentence.tokens().size() >= LEAD_WORDS) {
        return sentence.index();
      }
    }
    return 0;
  }

  private static boolean isDoneToSomething(Event event) {
    return event.mentions.stream()
        .anyMatch(m ->
            m.firmArguments().stream().anyMatch(a -> a.role() == Mention.Role.INITIATOR)
                && m.firmArguments().stream()
                    .anyMatch(
                        a -> a.role() == Mention.Role.TARGET || a.role() == Mention.Role.VICTIM));
  }

  private static boolean isRemote(@Nullable EventType type) {
    return type == EventType.AIR_STRIKE || type == EventType.SHELLING;
  }

  private static boolean isLong(@Nullable TimeInterval interval) {
    return interval != null && interval.end().toEpochDay() - interval.start().toEpochDay() > 20;
  }

  private static boolean hasSettlement(Event local) {
    PlaceMention place = local.place();
    return place != null
        && place.place() instanceof Place.Known known
        && known.precision() != Place.Precision.COUNTRY;
  }

  private @Nullable PlaceMention lastSettlement() {
    for (Event event : events) {
      PlaceMention place = event.place();
      if (place != null
          && place.place() instanceof Place.Known known
          && (known.precision() == Place.Precision.SETTLEMENT
              || known.precision() == Place.Precision.NEAR)) {
        return place;
      }
    }
    return null;
  }
}
