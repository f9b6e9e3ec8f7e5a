package attest.accounts;

import attest.document.Published;
import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mentions that tell one event, while they are being gathered. Not safe for threads. */
final class Event {
  /** What an article is about was rarely longer ago than so many days. */
  private static final int RECENT_DAYS = 7;

  private static final Set<EventType> PROPERTY = Set.of(EventType.DESTRUCTION, EventType.LOOTING);
  private static final double FAR_KILOMETRES = 60;

  final List<Mention> mentions = new ArrayList<>();
  final List<TimeMention> times = new ArrayList<>();
  final List<PlaceMention> places = new ArrayList<>();
  private final List<TimeMention> harmTimes = new ArrayList<>();
  private final List<PlaceMention> harmPlaces = new ArrayList<>();

  // What the mentions say together, kept up as they come: an event is asked for it by every mention
  // after it.
  private boolean happened;
  private boolean hasClaims;
  private boolean generic = true;
  private int count = 1;
  private int lastSentence;
  private int mentionsRead;
  private int timesRead;
  private int placesRead;
  private @Nullable EventType type;
  private @Nullable TimeMention time;
  private @Nullable PlaceMention place;
  private @Nullable String label;

  Event(Anchored anchored) {
    add(anchored);
  }

  void add(Anchored anchored) {
    addMention(anchored.mention());
    boolean harmAlone = anchored.mention().type() == null;
    addNew(anchored.times(), harmAlone ? harmTimes : times);
    addNew(anchored.places(), harmAlone ? harmPlaces : places);
  }

  void add(Event other) {
    int last = lastSentence;
    other.mentions.stream()
        .filter(m -> m.sentence() > last || !mentions.contains(m))
        .forEach(this::addMention);
    addNew(other.times, times);
    addNew(other.places, places);
    addNew(other.harmTimes, harmTimes);
    addNew(other.harmPlaces, harmPlaces);
    label = label == null ? other.label : label;
  }

  private void addMention(Mention mention) {
    boolean first = mentions.isEmpty();
    mentions.add(mention);
    happened |= mention.status().happened();
    hasClaims |= !mention.claims().isEmpty();
    generic &= mention.generic();
    count = first ? mention.count() : Math.max(count, mention.count());
    lastSentence = Math.max(lastSentence, mention.sentence());
  }

  private static <T> void addNew(List<T> added, List<T> list) {
    added.stream().filter(item -> !list.contains(item)).forEach(list::add);
  }

  /** A mention with the time and place that its sentence gives it. */
  record Anchored(Mention mention, List<TimeMention> times, List<PlaceMention> places) {}

  Mention first() {
    return mentions.get(0);
  }

  int lastSentence() {
    return lastSentence;
  }

  boolean happened() {
    return happened;
  }

  boolean hasClaims() {
    return hasClaims;
  }

  int count() {
    return count;
  }

  /**
   * The narrowest time that the words for the event give, else that of the harm alone: people die
   * later, and elsewhere. A known time comes before one that could not be resolved.
   */
  @Nullable TimeMention time() {
    if (timesRead != times.size() + harmTimes.size()) {
      TimeMention best = narrowest(times);
      time = best == null ? narrowest(harmTimes) : best;
      timesRead = times.size() + harmTimes.size();
    }
    return time;
  }

  private static @Nullable TimeMention narrowest(List<TimeMention> times) {
    TimeMention best = null;
    for (TimeMention time : times) {
      boolean clockAlone = time.kind() == TimeMention.Kind.TIME && time.interval() == null;
      if (clockAlone
          || time.kind() == TimeMention.Kind.DURATION
          || time.kind() == TimeMention.Kind.SET) {
        continue;
      }
      if (best == null || width(time) < width(best)) {
        best = time;
      }
    }
    return best;
  }

  @Nullable TimeInterval interval() {
    TimeMention time = time();
    return time == null ? null : time.interval();
  }

  private static long width(TimeMention time) {
    TimeInterval interval = time.interval();
    return interval == null
        ? Long.MAX_VALUE
        : interval.end().toEpochDay() - interval.start().toEpochDay();
  }

  /**
   * The narrowest place that the words for the event give, else that of the harm; of two as narrow
   * the first.
   */
  @Nullable PlaceMention place() {
    if (placesRead != places.size() + harmPlaces.size()) {
      PlaceMention best = first(places);
      PlaceMention harm = first(harmPlaces);
      place = best == null || isCloser(harm, best) ? harm : best;
      placesRead = places.size() + harmPlaces.size();
    }
    return place;
  }

  /** "Gunmen killed 60 in a hall in Moscow. It was the deadliest attack in Russia." */
  private static boolean isCloser(@Nullable PlaceMention harm, PlaceMention own) {
    return harm != null
        && breadth(harm) <= 1
        && (breadth(own) == 2 || breadth(own) >= 4)
        && !placesApart(own, harm);
  }

  private static @Nullable PlaceMention first(List<PlaceMention> places) {
    PlaceMention best = null;
    for (PlaceMention place : places) {
      if (best == null || breadth(place) < breadth(best)) {
        best = place;
      }
    }
    return best;
  }

  /** How much of the map a place leaves open: 0 for a settlement. */
  static int breadth(PlaceMention mention) {
    return switch (mention.place()) {
      case Place.Unknown unknown -> 2;
      case Place.Ambiguous ambiguous -> 6;
      case Place.Known known ->
          switch (known.precision()) {
            case SETTLEMENT, NEAR -> 0;
            case DISTRICT -> 1;
            case PROVINCE -> 3;
            case AREA -> 4;
            case COUNTRY, SEA -> 5;
            case UNKNOWN -> 7;
          };
    };
  }

  /**
   * The type that most words say, those that say it plainly first; null where they tell of harm
   * alone.
   */
  @Nullable EventType type() {
    if (mentionsRead != mentions.size()) {
      EventType plain = elect(mentions.stream().filter(m -> !m.generic() && !isBeside(m)).toList());
      type = plain == null ? elect(mentions) : plain;
      mentionsRead = mentions.size();
    }
    return type;
  }

  /** What was burnt or taken beside the killing is not what the event is. */
  private boolean isBeside(Mention mention) {
    return mention.type() != null
        && PROPERTY.contains(mention.type())
        && mentions.size() > 1
        && hasClaims();
  }

  private static @Nullable EventType elect(List<Mention> voters) {
    Map<EventType, Double> votes = new LinkedHashMap<>();
    for (int i = 0; i < voters.size(); i++) {
      EventType type = voters.get(i).type();
      if (type != null) {
        votes.merge(type, i == 0 ? 1.3 : 1.0, Double::sum);
      }
    }
    EventType best = null;
    for (Map.Entry<EventType, Double> vote : votes.entrySet()) {
      if (best == null || vote.getValue() > votes.getOrDefault(best, 0.0)) {
        best = vote.getKey();
      }
    }
    return best;
  }

  boolean generic() {
    return generic;
  }

  /** Takes note of the place that its paragraph begins with, its own where it has no other. */
  void label(PlaceMention given) {
    if (place() == null) {
      places.add(given);
    }
    label = given.evidence().quote();
  }

  /** What the paragraph is headed with where that is no place that is known. */
  void heading(String given) {
    label = given;
  }

  /** Whether the times or places of the two cannot belong to one event. */
  boolean contradicts(Event other) {
    return (label != null && other.label != null && !label.equals(other.label))
        || timesApart(interval(), other.interval())
        || placesApart(place(), other.place());
  }

  static boolean timesApart(@Nullable TimeInterval one, @Nullable TimeInterval other) {
    return one != null && other != null && !one.overlaps(other);
  }

  static boolean placesApart(@Nullable PlaceMention one, @Nullable PlaceMention other) {
    if (one == null
        || other == null
        || !(one.place() instanceof Place.Known a)
        || !(other.place() instanceof Place.Known b)) {
      return false;
    }
    if (a.country() != null && b.country() != null && !a.country().equals(b.country())) {
      return true;
    }
    if (isNamedFor(a, b) || isNamedFor(b, a)) {
      return false;
    }
    if (a.precision() == Place.Precision.PROVINCE || b.precision() == Place.Precision.PROVINCE) {
      return a.admin1() != null && b.admin1() != null && !a.admin1().equals(b.admin1());
    }
    if (a.point() == null || b.point() == null || isWide(a) || isWide(b)) {
      return false;
    }
    return a.point().kilometresTo(b.point()) > FAR_KILOMETRES;
  }

  /** Whether a time was over long before an article appeared; false where either is unknown. */
  static boolean isLongBefore(@Nullable TimeInterval interval, @Nullable Published published) {
    return interval != null
        && published != null
        && interval.end().isBefore(published.date().minusDays(RECENT_DAYS));
  }

  /** "Narathiwat" is a town, and the province in which Rueso is. */
  private static boolean isNamedFor(Place.Known town, Place.Known other) {
    String division = other.admin1();
    int end = town.name().length();
    return division != null
        && division.startsWith(town.name())
        && (division.length() == end || !Character.isLetter(division.charAt(end)));
  }

  private static boolean isWide(Place.Known place) {
    return switch (place.precision()) {
      case SETTLEMENT, NEAR, DISTRICT -> false;
      default -> true;
    };
  }
}
