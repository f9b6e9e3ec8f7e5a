package attest.accounts;

import attest.incident.EventType;
import attest.incident.Mention;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mentions that tell one event, while they are being gathered. Not safe for threads. */
final class Event {
  private static final Set<EventType> PROPERTY = Set.of(EventType.DESTRUCTION, EventType.LOOTING);
  private static final double FAR_KILOMETRES = 60;

  final List<Mention> mentions = new ArrayList<>();
  final List<TimeMention> times = new ArrayList<>();
  final List<PlaceMention> places = new ArrayList<>();

  Event(Anchored anchored) {
    add(anchored);
  }

  void add(Anchored anchored) {
    mentions.add(anchored.mention());
    anchored.times().stream().filter(t -> !times.contains(t)).forEach(times::add);
    anchored.places().stream().filter(p -> !places.contains(p)).forEach(places::add);
  }

  void add(Event other) {
    other.mentions.stream().filter(m -> !mentions.contains(m)).forEach(mentions::add);
    other.times.stream().filter(t -> !times.contains(t)).forEach(times::add);
    other.places.stream().filter(p -> !places.contains(p)).forEach(places::add);
  }

  /** A mention with the time and place that its sentence gives it. */
  record Anchored(Mention mention, List<TimeMention> times, List<PlaceMention> places) {}

  Mention first() {
    return mentions.get(0);
  }

  int lastSentence() {
    return mentions.stream().mapToInt(Mention::sentence).max().orElse(0);
  }

  boolean happened() {
    return mentions.stream().anyMatch(m -> m.status().happened());
  }

  boolean hasClaims() {
    return mentions.stream().anyMatch(m -> !m.claims().isEmpty());
  }

  int count() {
    return mentions.stream().mapToInt(Mention::count).max().orElse(1);
  }

  /** The narrowest time that the words give; a known one before one that could not be resolved. */
  @Nullable TimeMention time() {
    TimeMention best = null;
    for (TimeMention time : times) {
      if (time.kind() == TimeMention.Kind.DURATION || time.kind() == TimeMention.Kind.SET) {
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
    return interval == null ? Long.MAX_VALUE : interval.end().toEpochDay() - interval.start().toEpochDay();
  }

  /** The narrowest place that the words give; of two as narrow the first. */
  @Nullable PlaceMention place() {
    PlaceMention best = null;
    for (PlaceMention place : places) {
      if (best == null || breadth(place) < breadth(best)) {
        best = place;
      }
    }
    return best;
  }

  private static int breadth(PlaceMention mention) {
    if (!(mention.place() instanceof Place.Known known)) {
      return 5;
    }
    return switch (known.precision()) {
      case SETTLEMENT, NEAR -> 0;
      case DISTRICT -> 1;
      case PROVINCE -> 2;
      case AREA -> 3;
      case COUNTRY, SEA -> 4;
      case UNKNOWN -> 6;
    };
  }

  /** The type that most words say, those that say it plainly first; null where they tell of harm alone. */
  @Nullable EventType type() {
    EventType best = null;
    double most = 0;
    for (Mention candidate : mentions) {
      if (candidate.type() == null) {
        continue;
      }
      double votes = 0;
      for (Mention mention : mentions) {
        if (mention.type() == candidate.type()) {
          votes += (mention.generic() ? 0.4 : 1) + (mention == mentions.get(0) ? 0.3 : 0);
        }
      }
      if (PROPERTY.contains(candidate.type()) && hasClaims()) {
        votes *= 0.3;
      }
      if (votes > most) {
        best = candidate.type();
        most = votes;
      }
    }
    return best;
  }

  boolean generic() {
    return mentions.stream().allMatch(Mention::generic);
  }

  /** Whether the times or places of the two cannot belong to one event. */
  boolean contradicts(Event other) {
    return timesApart(interval(), other.interval()) || placesApart(place(), other.place());
  }

  static boolean timesApart(@Nullable TimeInterval one, @Nullable TimeInterval other) {
    return one != null && other != null && !one.overlaps(other);
  }

  static boolean placesApart(@Nullable PlaceMention one, @Nullable PlaceMention other) {
    if (one == null || other == null || !(one.place() instanceof Place.Known a) || !(other.place() instanceof Place.Known b)) {
      return false;
    }
    if (a.country() != null && b.country() != null && !a.country().equals(b.country())) {
      return true;
    }
    if (a.point() == null || b.point() == null || isWide(a) || isWide(b)) {
      return false;
    }
    return a.point().kilometresTo(b.point()) > FAR_KILOMETRES;
  }

  private static boolean isWide(Place.Known place) {
    return switch (place.precision()) {
      case SETTLEMENT, NEAR, DISTRICT -> false;
      default -> true;
    };
  }
}
