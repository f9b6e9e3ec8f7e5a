package attest.reconcile;

import attest.incident.EventType;
import attest.incident.Place;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Weighs two accounts against each other. Symmetric. Safe for threads. */
final class Comparison {
  /** What fits no better stays apart: a wrong merge costs more than a missed one. */
  static final double LEAST_FIT = 0.3;

  private static final int SOON = 3;
  private static final int ANCHORED = 14;

  /** How two places lie to each other, best first. */
  private static final List<Ground> NEAREST =
      List.of(
          Ground.PLACE_SAME,
          Ground.PLACE_NEAR,
          Ground.PLACE_SAME_DIVISION,
          Ground.PLACE_SAME_COUNTRY,
          Ground.PLACE_UNKNOWN,
          Ground.PLACE_OTHER_DIVISION,
          Ground.PLACE_AWAY,
          Ground.PLACE_FAR,
          Ground.PLACE_OTHER_COUNTRY);

  private static final Set<Ground> APART =
      EnumSet.of(
          Ground.PLACE_OTHER_DIVISION,
          Ground.PLACE_AWAY,
          Ground.PLACE_FAR,
          Ground.PLACE_OTHER_COUNTRY);

  /** How times lie to each other if one may be that of a later report. */
  private static final Set<Ground> FAR =
      EnumSet.of(
          Ground.TIME_UNPUBLISHED,
          Ground.TIME_UNKNOWN,
          Ground.TIME_BOUND_NEAR,
          Ground.TIME_BOUND_FAR,
          Ground.TIME_WEEK_APART,
          Ground.TIME_APART);

  private final Weights weights;
  private final WordReasons wordReasons;

  Comparison(Weights weights) {
    this.weights = weights;
    wordReasons = new WordReasons(weights);
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

  /** Whether two accounts fit so well that they may be of one cluster. */
  boolean areLinked(Profile a, Profile b) {
    return linkScore(a, b) > LEAST_FIT;
  }

  /**
   * The score, if it makes a link; else any number that makes none. Words are compared only where
   * they can decide, as that takes longer than all else. Accounts of one article are never linked.
   */
  double linkScore(Profile a, Profile b) {
    if (areOfOneArticle(a, b)) {
      return LEAST_FIT;
    }
    Weighing to = new Weighing(weights, false);
    apartFromWords(a, b, to);
    if (to.sum() + wordReasons.most(a.words, b.words) > LEAST_FIT) {
      wordReasons.weigh(a.words, b.words, to);
    }
    return to.sum();
  }

  private void weigh(Profile a, Profile b, Weighing to) {
    apartFromWords(a, b, to);
    if (!areOfOneArticle(a, b)) {
      wordReasons.weigh(a.words, b.words, to);
    }
  }

  static boolean areOfOneArticle(Profile a, Profile b) {
    return a.isOfArticleOf(b);
  }

  private void apartFromWords(Profile a, Profile b, Weighing to) {
    to.add(Ground.BASE, "before anything is compared");
    if (areOfOneArticle(a, b)) {
      to.add(Ground.ARTICLE_SAME, "their article tells them apart");
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
          Ground.STATUS_APART,
          to.isExplained()
              ? a.filed.account().status().code() + " and " + b.filed.account().status().code()
              : "");
    }
    if (a.several != b.several) {
      to.add(
          Ground.COUNT_APART,
          to.isExplained()
              ? a.filed.account().count() + " and " + b.filed.account().count() + " events"
              : "");
    }
    if (a.type == b.type) {
      to.add(
          a.type == EventType.ARMED_ASSAULT ? Ground.TYPE_SAME_GENERAL : Ground.TYPE_SAME,
          a.type.code());
    } else {
      to.add(
          weights.areRelated(a.type, b.type) ? Ground.TYPE_RELATED : Ground.TYPE_APART,
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
    Ground ground = relation(a, b);
    to.add(FAR.contains(ground) && namesDay(a, b) ? Ground.TIME_NAMED : ground, words);
  }

  private static Ground relation(Profile a, Profile b) {
    if (isAfterward(a, b) || isAfterward(b, a)) {
      return Ground.TIME_UNPUBLISHED;
    }
    if (a.from == Profile.NONE && b.from == Profile.NONE) {
      return Ground.TIME_UNKNOWN;
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

  private static Ground intervals(Profile a, Profile b) {
    long gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
    if (gap <= 0) {
      return a.dayKnown && b.dayKnown
          ? Ground.TIME_SAME_DAY
          : Math.max(a.to - a.from, b.to - b.from) <= ANCHORED
              ? Ground.TIME_OVERLAP
              : Ground.TIME_OVERLAP_LONG;
    }
    return gap == 1
        ? Ground.TIME_NEXT_DAY
        : gap <= SOON
            ? Ground.TIME_DAYS_APART
            : gap <= 10 ? Ground.TIME_WEEK_APART : Ground.TIME_APART;
  }

  private static void published(Profile a, Profile b, Weighing to) {
    if (a.published == Profile.NONE || b.published == Profile.NONE) {
      return;
    }
    long gap = Math.abs(a.published - b.published);
    to.add(
        gap <= 1
            ? Ground.PUBLISHED_SAME
            : gap <= 4
                ? Ground.PUBLISHED_CLOSE
                : gap <= ANCHORED
                    ? Ground.PUBLISHED_NEAR
                    : gap <= 60 ? Ground.PUBLISHED_LATER : Ground.PUBLISHED_FAR,
        to.isExplained() ? gap + " days apart" : "");
  }

  /** Whether what one tells had not happened when the other was published. */
  private static boolean isAfterward(Profile a, Profile b) {
    return a.from != Profile.NONE && b.published != Profile.NONE && a.from > b.published + 1;
  }

  private static Ground bounded(Profile timed, Profile open) {
    if (open.published == Profile.NONE) {
      return Ground.TIME_UNKNOWN;
    }
    long lag = open.published - timed.to;
    return lag <= SOON
        ? Ground.TIME_BOUND_CLOSE
        : lag <= ANCHORED ? Ground.TIME_BOUND_NEAR : Ground.TIME_BOUND_FAR;
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

  /**
   * Whether one article tells of both and puts them in two places far apart on one day: then they
   * are two events, however much its words make them alike. Those of several days are apart by
   * that.
   */
  static boolean areToldApart(Profile a, Profile b) {
    return areOfOneArticle(a, b)
        && a.happened
        && b.happened
        && a.dayKnown
        && b.dayKnown
        && a.from == b.from
        && a.places.size() == 1
        && b.places.size() == 1
        && areFar(a.places.get(0), b.places.get(0));
  }

  /** Whether two places are towns or the like, and so far apart that no event is of both. */
  static boolean areFar(Place.Known one, Place.Known other) {
    return nearness(one, other) == Ground.PLACE_FAR;
  }

  private static void place(Profile a, Profile b, Weighing to) {
    if (!(a.settled && b.settled)
        && meet(a.sites, b.sites)
        && !areOfTwoCountries(a.places, b.places)) {
      to.add(Ground.PLACE_TOLD, "the town of one, or one that it names, is named by the other");
      return;
    }
    if (a.places.isEmpty() || b.places.isEmpty()) {
      to.add(Ground.PLACE_UNKNOWN, "one does not say where");
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
    Ground ground = NEAREST.get(best);
    String words = to.isExplained() ? first.name() + " and " + second.name() : "";
    boolean namesBoth = APART.contains(ground) && a.words.shares(b.words, WordKind.TOWN);
    to.add(namesBoth ? ground.named() : ground, a.ambiguous || b.ambiguous ? 0.5 : 1, words);
  }

  /** Whether no country of some places is one of the others'. */
  private static boolean areOfTwoCountries(List<Place.Known> some, List<Place.Known> others) {
    boolean two = false;
    for (Place.Known one : some) {
      for (Place.Known other : others) {
        String country = one.country();
        if (country == null || other.country() == null || country.equals(other.country())) {
          return false;
        }
        two = true;
      }
    }
    return two;
  }

  private static boolean meet(List<Place.Point> some, List<Place.Point> others) {
    for (Place.Point one : some) {
      for (Place.Point other : others) {
        if (Math.abs(one.latitude() - other.latitude()) < 1
            && one.kilometresTo(other) <= Profile.TOWN) {
          return true;
        }
      }
    }
    return false;
  }

  private static Ground nearness(Place.Known one, Place.Known other) {
    Place.Point here = one.point();
    Place.Point there = other.point();
    boolean fine = Profile.isFine(one) && Profile.isFine(other) && here != null && there != null;
    if (fine && here != null && there != null) {
      if (one.geonamesId() != null && one.geonamesId().equals(other.geonamesId())) {
        return Ground.PLACE_SAME;
      }
      double latitudes = Math.abs(here.latitude() - there.latitude());
      double distance = latitudes > 2 ? 111 * latitudes : here.kilometresTo(there);
      return distance <= Profile.TOWN
          ? Ground.PLACE_SAME
          : distance <= 30
              ? Ground.PLACE_NEAR
              : distance <= 100 ? Ground.PLACE_AWAY : Ground.PLACE_FAR;
    }
    String country = one.country();
    if (country == null || other.country() == null) {
      return Ground.PLACE_UNKNOWN;
    }
    if (!country.equals(other.country())) {
      return Ground.PLACE_OTHER_COUNTRY;
    }
    String division = one.admin1();
    if (one.precision() == Place.Precision.COUNTRY
        || other.precision() == Place.Precision.COUNTRY
        || division == null
        || other.admin1() == null) {
      return Ground.PLACE_SAME_COUNTRY;
    }
    return division.equals(other.admin1())
        ? Ground.PLACE_SAME_DIVISION
        : Ground.PLACE_OTHER_DIVISION;
  }

  private static void actors(Profile a, Profile b, Weighing to) {
    if (a.parties.length == 0 || b.parties.length == 0) {
      return;
    }
    String words = to.isExplained() ? a.actors + " and " + b.actors : "";
    if (a.initiators.length > 0 && b.initiators.length > 0) {
      to.add(meets(a.initiators, b.initiators) ? Ground.ACTOR_SAME : Ground.ACTOR_APART, words);
    } else if (meets(a.parties, b.parties)) {
      to.add(Ground.ACTOR_SHARED, words);
    }
  }

  private static boolean meets(long[] some, long[] others) {
    for (long one : some) {
      for (long other : others) {
        if (one == other) {
          return true;
        }
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
      to.add(one >= 3 ? Ground.TOLL_SAME : Ground.TOLL_SAME_SMALL, one >= 2 ? 1 : 0.5, words);
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
            ? Ground.TOLL_APART
            : ratio > 1.5 ? Ground.TOLL_OTHER : fallen ? Ground.TOLL_FALLEN : Ground.TOLL_NEAR,
        words);
  }
}
