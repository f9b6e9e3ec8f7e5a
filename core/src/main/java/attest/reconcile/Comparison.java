package attest.reconcile;

import attest.incident.EventType;
import attest.incident.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Weighs two accounts against each other. Symmetric. Safe for threads. */
final class Comparison {
  private static final int SOON = 3;
  private static final int ANCHORED = 14;

  /** How two places lie to each other, best first. */
  private static final List<String> NEAREST =
      List.of(
          "place.same",
          "place.near",
          "place.same-division",
          "place.same-country",
          "place.unknown",
          "place.other-division",
          "place.away",
          "place.far",
          "place.other-country");

  private static final Set<String> APART =
      Set.of("place.other-division", "place.away", "place.far", "place.other-country");

  /** How times lie to each other if one may be that of a later report. */
  private static final Set<String> FAR =
      Set.of(
          "time.unpublished",
          "time.unknown",
          "time.bound-near",
          "time.bound-far",
          "time.week-apart",
          "time.apart");

  private final Weights weights;
  private final double mostOfWords;

  Comparison(Weights weights) {
    this.weights = weights;
    mostOfWords = WordReasons.REASONS.stream().mapToDouble(n -> Math.max(0, weights.of(n))).sum();
  }

  /** The score alone. */
  double score(Profile one, Profile other) {
    Weighing to = new Weighing(weights, false);
    weigh(one, other, to);
    return to.sum();
  }

  /** The score with what it is the sum of. */
  Reconciler.Match match(Profile one, Profile other) {
    boolean ordered = one.filed.key().compareTo(other.filed.key()) <= 0;
    Weighing to = new Weighing(weights, true);
    weigh(ordered ? one : other, ordered ? other : one, to);
    return to.match();
  }

  /**
   * Whether the score is greater than 0. Words are compared only where they can decide, as that
   * takes longer than all else.
   */
  boolean areLinked(Profile a, Profile b) {
    Weighing to = new Weighing(weights, false);
    apartFromWords(a, b, to);
    if (!areOfOneArticle(a, b) && to.sum() + mostOfWords > 0) {
      WordReasons.weigh(a.words, b.words, to);
    }
    return to.sum() > 0;
  }

  private void weigh(Profile a, Profile b, Weighing to) {
    apartFromWords(a, b, to);
    if (!areOfOneArticle(a, b)) {
      WordReasons.weigh(a.words, b.words, to);
    }
  }

  static boolean areOfOneArticle(Profile a, Profile b) {
    return a.filed.article().id().equals(b.filed.article().id());
  }

  private void apartFromWords(Profile a, Profile b, Weighing to) {
    to.add("base", "before anything is compared");
    if (areOfOneArticle(a, b)) {
      to.add("article.same", "their article tells them apart");
    }
    type(a, b, to);
    time(a, b, to);
    place(a, b, to);
    actors(a, b, to);
    tolls(a, b, to);
  }

  private void type(Profile a, Profile b, Weighing to) {
    if (a.happened != b.happened) {
      to.add(
          "status.apart",
          a.filed.account().status().code() + " and " + b.filed.account().status().code());
    }
    if ((a.filed.account().count() > 1) != (b.filed.account().count() > 1)) {
      to.add(
          "count.apart",
          a.filed.account().count() + " and " + b.filed.account().count() + " events");
    }
    if (a.type == b.type) {
      to.add(a.type == EventType.ARMED_ASSAULT ? "type.same-general" : "type.same", a.type.code());
    } else {
      to.add(
          weights.areRelated(a.type, b.type) ? "type.related" : "type.apart",
          to.isExplained() ? a.type.code() + " and " + b.type.code() : "");
    }
  }

  private static void time(Profile a, Profile b, Weighing to) {
    boolean timed = a.from != Profile.NONE && b.from != Profile.NONE;
    boolean sameDay = a.dayKnown && b.dayKnown && a.from == b.from;
    boolean apart = timed && Math.max(a.from, b.from) > Math.min(a.to, b.to);
    if (!sameDay && !apart) {
      published(a, b, to);
    }
    String words = to.isExplained() ? time(a) + "; " + time(b) : "";
    String name = relation(a, b);
    to.add(FAR.contains(name) && namesDay(a, b) ? "time.named" : name, words);
  }

  private static String relation(Profile a, Profile b) {
    if (isAfterward(a, b) || isAfterward(b, a)) {
      return "time.unpublished";
    }
    if (a.from == Profile.NONE && b.from == Profile.NONE) {
      return "time.unknown";
    }
    return a.from == Profile.NONE
        ? bounded(b, a)
        : b.from == Profile.NONE ? bounded(a, b) : intervals(a, b);
  }

  /** Whether one names the day of the other, which is not within days of its own. */
  private static boolean namesDay(Profile a, Profile b) {
    if (a.from != Profile.NONE
        && b.from != Profile.NONE
        && Math.max(a.from, b.from) - Math.min(a.to, b.to) <= SOON) {
      return false;
    }
    return (a.dayKnown && b.words.contains(a.day)) || (b.dayKnown && a.words.contains(b.day));
  }

  private static String intervals(Profile a, Profile b) {
    long gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
    if (gap <= 0) {
      return a.dayKnown && b.dayKnown
          ? "time.same-day"
          : Math.max(a.to - a.from, b.to - b.from) <= ANCHORED
              ? "time.overlap"
              : "time.overlap-long";
    }
    return gap == 1
        ? "time.next-day"
        : gap <= SOON ? "time.days-apart" : gap <= 10 ? "time.week-apart" : "time.apart";
  }

  private static void published(Profile a, Profile b, Weighing to) {
    if (a.published == Profile.NONE || b.published == Profile.NONE) {
      return;
    }
    long gap = Math.abs(a.published - b.published);
    to.add(
        gap <= 1
            ? "published.same"
            : gap <= 4
                ? "published.close"
                : gap <= ANCHORED
                    ? "published.near"
                    : gap <= 60 ? "published.later" : "published.far",
        to.isExplained() ? gap + " days apart" : "");
  }

  /** Whether what one tells had not happened when the other was published. */
  private static boolean isAfterward(Profile a, Profile b) {
    return a.from != Profile.NONE && b.published != Profile.NONE && a.from > b.published + 1;
  }

  private static String bounded(Profile timed, Profile open) {
    if (open.published == Profile.NONE) {
      return "time.unknown";
    }
    long lag = open.published - timed.to;
    return lag <= SOON
        ? "time.bound-close"
        : lag <= ANCHORED ? "time.bound-near" : "time.bound-far";
  }

  private static String time(Profile a) {
    if (a.from == Profile.NONE) {
      return a.published == Profile.NONE
          ? "no time"
          : "no time, published " + LocalDate.ofEpochDay(a.published);
    }
    LocalDate start = LocalDate.ofEpochDay(a.from);
    return a.dayKnown ? start.toString() : start + " to " + LocalDate.ofEpochDay(a.to);
  }

  private static void place(Profile a, Profile b, Weighing to) {
    if (a.places.isEmpty() || b.places.isEmpty()) {
      to.add("place.unknown", "one does not say where");
      return;
    }
    int best = NEAREST.size();
    Place.Known first = a.places.get(0);
    Place.Known second = b.places.get(0);
    for (Place.Known one : a.places) {
      for (Place.Known other : b.places) {
        int rank = NEAREST.indexOf(nearness(one, other));
        if (rank < best) {
          best = rank;
          first = one;
          second = other;
        }
      }
    }
    String name = NEAREST.get(best);
    String words = to.isExplained() ? first.name() + " and " + second.name() : "";
    boolean namesBoth = APART.contains(name) && a.words.shared(b.words).count(WordKind.TOWN) > 0;
    to.add(namesBoth ? name + "-named" : name, a.ambiguous || b.ambiguous ? 0.5 : 1, words);
  }

  private static String nearness(Place.Known one, Place.Known other) {
    Place.Point here = one.point();
    Place.Point there = other.point();
    boolean fine = isFine(one) && isFine(other) && here != null && there != null;
    if (fine && here != null && there != null) {
      if (one.geonamesId() != null && one.geonamesId().equals(other.geonamesId())) {
        return "place.same";
      }
      double latitudes = Math.abs(here.latitude() - there.latitude());
      double distance = latitudes > 2 ? 111 * latitudes : here.kilometresTo(there);
      return distance <= 5
          ? "place.same"
          : distance <= 30 ? "place.near" : distance <= 100 ? "place.away" : "place.far";
    }
    String country = one.country();
    if (country == null || other.country() == null) {
      return "place.unknown";
    }
    if (!country.equals(other.country())) {
      return "place.other-country";
    }
    String division = one.admin1();
    if (one.precision() == Place.Precision.COUNTRY
        || other.precision() == Place.Precision.COUNTRY
        || division == null
        || other.admin1() == null) {
      return "place.same-country";
    }
    return division.equals(other.admin1()) ? "place.same-division" : "place.other-division";
  }

  private static boolean isFine(Place.Known place) {
    return switch (place.precision()) {
      case SETTLEMENT, NEAR, DISTRICT -> true;
      default -> false;
    };
  }

  private static void actors(Profile a, Profile b, Weighing to) {
    if (a.actors.isEmpty() || b.actors.isEmpty()) {
      return;
    }
    String words = to.isExplained() ? a.actors + " and " + b.actors : "";
    if (!a.initiators.isEmpty() && !b.initiators.isEmpty()) {
      to.add(meets(a.initiators, b.initiators) ? "actor.same" : "actor.apart", words);
    } else if (meets(a.actors, b.actors)) {
      to.add("actor.shared", words);
    }
  }

  private static boolean meets(Set<String> one, Set<String> other) {
    for (String name : one) {
      if (other.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static void tolls(Profile a, Profile b, Weighing to) {
    if (a.killed >= 0 && b.killed >= 0) {
      toll("killed", a.killed, b.killed, a, b, to);
    }
    if (a.wounded >= 0 && b.wounded >= 0) {
      toll("wounded", a.wounded, b.wounded, a, b, to);
    }
  }

  private static void toll(String harm, long one, long other, Profile a, Profile b, Weighing to) {
    String words = to.isExplained() ? harm + " " + one + " and " + other : "";
    if (one == other) {
      to.add(one >= 3 ? "toll.same" : "toll.same-small", words);
      return;
    }
    double low = Math.min(one, other) + 1.0;
    double high = Math.max(one, other) + 1.0;
    boolean fallen =
        a.published != Profile.NONE
            && b.published != Profile.NONE
            && (a.published - b.published) * (one - other) < 0;
    double ratio = high / low;
    to.add(
        ratio > 4
            ? "toll.apart"
            : ratio > 1.5 ? "toll.other" : fallen ? "toll.fallen" : "toll.near",
        words);
  }
}
