package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Published;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Figure;
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
 * Decides which mentions tell one event. Within a sentence, words that hang together in the tree do
 * unless their times or places contradict; across sentences, the event that fits best takes the new
 * words, or they begin an event.
 */
final class EventGrouper {
  private static final Set<EventType> LETHAL =
      EnumSet.of(
          EventType.ARMED_CLASH,
          EventType.TERRITORY_TAKEN,
          EventType.ARMED_ASSAULT,
          EventType.EXPLOSIVE_ATTACK,
          EventType.SUICIDE_BOMBING,
          EventType.AIR_STRIKE,
          EventType.SHELLING,
          EventType.GRENADE_ATTACK,
          EventType.CHEMICAL_ATTACK,
          EventType.EXECUTION,
          EventType.OTHER,
          EventType.MOB_VIOLENCE,
          EventType.HOSTAGE_TAKING,
          EventType.RIOT);

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

  private static final Pattern OF_THOSE =
      Pattern.compile("\\bof (?:the|those|them)\\b", Pattern.CASE_INSENSITIVE);

  /** "An eighth person": one more of those told before. */
  private static final Pattern ONE_MORE =
      Pattern.compile(
          "\\ban? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_HURT =
      Pattern.compile(
          "\\bof (?:the|those|its)(?: \\p{Alpha}+)? (?:wounded|injured|hurt)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTED_BACK =
      Pattern.compile("\\b(?:earlier|before)$", Pattern.CASE_INSENSITIVE);

  /** How long after an event people are told to have died of it. */
  private static final int DYING_DAYS = 30;

  private final AnnotatedArticle annotated;
  private final Anchors anchors;
  private final PlaceWords placeWords;
  private final List<Event> events = new ArrayList<>();

  EventGrouper(AnnotatedArticle annotated, Anchors anchors, PlaceWords placeWords) {
    this.annotated = annotated;
    this.anchors = anchors;
    this.placeWords = placeWords;
  }

  List<Event> group(List<Mention> mentions) {
    int i = 0;
    while (i < mentions.size()) {
      int j = i;
      while (j < mentions.size() && mentions.get(j).sentence() == mentions.get(i).sentence()) {
        j++;
      }
      Sentence sentence = annotated.sentences().get(mentions.get(i).sentence());
      for (Event local : withinSentence(sentence, mentions.subList(i, j))) {
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

  private List<Event> withinSentence(Sentence sentence, List<Mention> mentions) {
    List<Event> groups = new ArrayList<>();
    for (Mention mention : mentions) {
      if (isPurpose(sentence, mention, mentions)) {
        continue;
      }
      Event.Anchored anchored = anchors.anchor(mention);
      List<PlaceMention> places = new ArrayList<>(anchored.places());
      if (places.isEmpty()
          || places.stream()
              .noneMatch(p -> p.place() instanceof Place.Known k && k.point() != null)) {
        PlaceMention meant = placeWords.find(sentence, mention, lastSettlement());
        if (meant != null) {
          places.add(0, meant);
        }
      }
      Event own = new Event(new Event.Anchored(mention, anchored.times(), places));
      Event home = null;
      for (Event group : groups) {
        if (home == null
            && group.mentions.stream().anyMatch(m -> linked(sentence, m, mention))
            && !group.contradicts(own)
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
  private boolean isProminent(Sentence sentence, Mention mention) {
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
    if (isLawful(one) != isLawful(other)
        || isOverTime(one) != isOverTime(other)
        || isPeaceOf(one, other)
        || isPeaceOf(other, one)) {
      return false;
    }
    boolean foiled =
        (one.type() == EventType.DISRUPTED_ATTACK || other.type() == EventType.DISRUPTED_ATTACK)
            && !one.status().happened()
            && !other.status().happened();
    boolean violent = foiled || isViolent(one.type()) && isViolent(other.type());
    if (sharesVictims(one, other)) {
      return true;
    }
    return (kin || coordinated || siblings)
        && (violent || compatible(one.type(), other.type(), one.generic() || other.generic()));
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

  /** Whether the words tell of arrests and nothing else. */
  private static boolean isLawful(Mention mention) {
    return mention.type() == EventType.ARREST
        || (mention.type() == null
            && mention.claims().stream().allMatch(c -> c.harm() == Claim.Harm.DETAINED));
  }

  /** Whether the words only count those harmed over a whole war or a length of time. */
  static boolean isOverTime(Mention mention) {
    return mention.type() == null
        && !mention.claims().isEmpty()
        && mention.claims().stream().allMatch(c -> c.scope() == Claim.Scope.CUMULATIVE);
  }

  private static boolean isViolent(@Nullable EventType type) {
    return type == null
        || LETHAL.contains(type)
        || type == EventType.DESTRUCTION
        || type == EventType.LOOTING
        || type == EventType.PHYSICAL_ASSAULT;
  }

  /** Nobody is killed or wounded by an agreement, but some surrender while others are killed. */
  private static boolean isPeaceOf(Mention peace, Mention harm) {
    return peace.type() == EventType.AGREEMENT
        && peace.claims().isEmpty()
        && harm.type() == null
        && harm.claims().stream()
            .anyMatch(c -> c.harm() == Claim.Harm.KILLED || c.harm() == Claim.Harm.WOUNDED);
  }

  private static boolean compatible(
      @Nullable EventType one, @Nullable EventType other, boolean generic) {
    if (one == null || other == null || one == other || generic) {
      return true;
    }
    return LETHAL.contains(one) && LETHAL.contains(other);
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
    if ((event.contradicts(local) && !isLaterDeath(event, local))
        || event.happened() != local.happened()
        || event.mentions.stream().allMatch(EventGrouper::isOverTime)
            != local.mentions.stream().allMatch(EventGrouper::isOverTime)) {
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
    if (event.mentions.stream().allMatch(anchors::isSummary)
        && !hasSettlement(event)
        && hasSettlement(local)
        && !anchors.isSummary(first)) {
      return -1;
    }
    if (local.mentions.stream().allMatch(anchors::isSummary)
        && isLong(local.interval())
        && !isLong(event.interval())) {
      return -1;
    }
    if (!first.definite() && hasSettlement(event) && !hasSettlement(local) && anchors.isWide(first)) {
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
        local.type() == EventType.DESTRUCTION && local.hasClaims() && LETHAL.contains(type)
            ? null
            : local.type();
    boolean generic = event.generic() || local.generic();
    if (!compatible(type, localType, generic)
        || isLawful(first) != isLawful(event.first())
        || isPeaceOf(event.first(), first)
        || isPeaceOf(first, event.first())) {
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
    boolean samePlace = event.place() != null && local.place() != null;
    double score =
        0.6 + (sameTime ? 3 : 0) + (samePlace ? 2 : 0) + (event == events.get(0) ? 0.3 : 0);
    if (first.separate()) {
      if (!(sameTime && samePlace)) {
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
    int gap = local.first().sentence() - event.lastSentence();
    score += gap == 0 ? 0.8 : gap == 1 ? 0.6 : sameParagraph(event, local) ? 0.5 : 0;
    return score;
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
    TimeInterval interval = local.interval();
    Published published = annotated.article().published();
    return time != null
        && interval != null
        && published != null
        && interval.end().isBefore(published.date().minusDays(Event.RECENT_DAYS))
        && COUNTED_BACK.matcher(time.evidence().quote()).find();
  }

  /**
   * "The guard died on Sunday", "one of the wounded has died": somebody whom the event hurt, days
   * after it.
   */
  private static boolean isLaterDeath(Event event, Event local) {
    TimeInterval then = event.interval();
    TimeInterval now = local.interval();
    return then != null
        && now != null
        && now.start().isAfter(then.end())
        && now.start().toEpochDay() - then.end().toEpochDay() <= DYING_DAYS
        && !Event.placesApart(event.place(), local.place())
        && (event.mentions.stream().flatMap(m -> m.claims().stream()).anyMatch(EventGrouper::isHurt)
            || local.mentions.stream()
                .flatMap(m -> m.claims().stream())
                .allMatch(c ->
                    OF_THE_HURT.matcher(c.evidence().quote()).find()
                        || ONE_MORE.matcher(c.evidence().quote()).find()))
        && local.mentions.stream()
            .allMatch(m ->
                m.type() == null
                    && !m.separate()
                    && !m.claims().isEmpty()
                    && m.claims().stream().allMatch(EventGrouper::isKnownDead));
  }

  private static boolean isHurt(Claim claim) {
    return claim.harm() == Claim.Harm.WOUNDED && !(claim.figure() instanceof Figure.None);
  }

  private static boolean isKnownDead(Claim claim) {
    return claim.harm() == Claim.Harm.KILLED
        && (claim.rule().endsWith("figure.singular")
            || ONE_MORE.matcher(claim.evidence().quote()).find()
            || OF_THOSE.matcher(claim.evidence().quote()).find());
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
        && isProminent(annotated.sentences().get(first.sentence()), first)
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
