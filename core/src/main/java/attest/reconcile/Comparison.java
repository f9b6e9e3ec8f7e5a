package attest.reconcile;

import attest.incident.EventType;
import attest.incident.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs two accounts against each other. Symmetric. Safe for threads. */
final class Comparison {
  private static final int SOON = 3;
  private static final int ANCHORED = 14;

  private final Weights weights;
  private final double base;

  Comparison(Weights weights) {
    this.weights = weights;
    base = weights.of("base");
  }

  /** The score alone. */
  double score(Profile one, Profile other) {
    return weigh(one, other, null);
  }

  /** The score with what it is the sum of. */
  Reconciler.Match match(Profile one, Profile other) {
    boolean ordered = one.filed.key().compareTo(other.filed.key()) <= 0;
    List<Reconciler.Reason> reasons = new ArrayList<>(8);
    double score = ordered ? weigh(one, other, reasons) : weigh(other, one, reasons);
    reasons.sort(
        Comparator.comparingDouble((Reconciler.Reason r) -> -Math.abs(r.weight()))
            .thenComparing(Reconciler.Reason::name));
    return new Reconciler.Match(score > 0, score, reasons);
  }

  /**
   * Whether the score is greater than 0. Words are compared only where they can decide, as that
   * takes longer than all else.
   */
  boolean areLinked(Profile a, Profile b) {
    double sum = apartFromWords(a, b, null);
    if (areOfOneArticle(a, b)) {
      return sum > 0;
    }
    return sum + mostOfWords(a, b) > 0 && sum + words(a, b, null) > 0;
  }

  private double weigh(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    double sum = apartFromWords(a, b, reasons);
    return areOfOneArticle(a, b) ? sum : sum + words(a, b, reasons);
  }

  private static boolean areOfOneArticle(Profile a, Profile b) {
    return a.filed.article().id().equals(b.filed.article().id());
  }

  private double apartFromWords(
      Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    double sum = add(reasons, "base", base, "before anything is compared");
    if (areOfOneArticle(a, b)) {
      sum += reason(reasons, "article.same", "their article tells them apart");
    }
    sum += type(a, b, reasons);
    sum += time(a, b, reasons);
    sum += place(a, b, reasons);
    sum += actors(a, b, reasons);
    return sum + tolls(a, b, reasons);
  }

  private double reason(@Nullable List<Reconciler.Reason> reasons, String name, String words) {
    return add(reasons, name, weights.of(name), words);
  }

  private static double add(
      @Nullable List<Reconciler.Reason> reasons, String name, double weight, String words) {
    if (reasons != null) {
      reasons.add(new Reconciler.Reason(name, weight, words));
    }
    return weight;
  }

  private double type(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    double sum = 0;
    if (a.happened != b.happened) {
      sum +=
          reason(
              reasons,
              "status.apart",
              a.filed.account().status().code() + " and " + b.filed.account().status().code());
    }
    if ((a.filed.account().count() > 1) != (b.filed.account().count() > 1)) {
      sum +=
          reason(
              reasons,
              "count.apart",
              a.filed.account().count() + " and " + b.filed.account().count() + " events");
    }
    if (a.type == b.type) {
      String name = a.type == EventType.ARMED_ASSAULT ? "type.same-general" : "type.same";
      return sum + reason(reasons, name, a.type.code());
    }
    String both = reasons == null ? "" : a.type.code() + " and " + b.type.code();
    return sum
        + reason(reasons, weights.areRelated(a.type, b.type) ? "type.related" : "type.apart", both);
  }

  private double time(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    boolean dated = a.dayKnown && b.dayKnown && a.from == b.from;
    double sum = dated ? 0 : published(a, b, reasons);
    String words = reasons == null ? "" : times(a, b);
    if (isAfterward(a, b) || isAfterward(b, a)) {
      return sum + reason(reasons, "time.unpublished", words);
    }
    if (a.from == Profile.NONE && b.from == Profile.NONE) {
      return sum + reason(reasons, "time.unknown", words);
    }
    if (a.from == Profile.NONE || b.from == Profile.NONE) {
      return sum + bounded(a.from == Profile.NONE ? b : a, a.from == Profile.NONE ? a : b, reasons);
    }
    long gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
    String name =
        gap <= 0
            ? a.dayKnown && b.dayKnown
                ? "time.same-day"
                : Math.max(a.to - a.from, b.to - b.from) <= ANCHORED
                    ? "time.overlap"
                    : "time.overlap-long"
            : gap == 1
                ? "time.next-day"
                : gap <= SOON ? "time.days-apart" : gap <= 10 ? "time.week-apart" : "time.apart";
    return sum + reason(reasons, name, words);
  }

  private double published(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    if (a.published == Profile.NONE || b.published == Profile.NONE) {
      return 0;
    }
    long gap = Math.abs(a.published - b.published);
    String name =
        gap <= 1
            ? "published.same"
            : gap <= 4
                ? "published.close"
                : gap <= ANCHORED
                    ? "published.near"
                    : gap <= 60 ? "published.later" : "published.far";
    return reason(reasons, name, reasons == null ? "" : gap + " days apart");
  }

  /** Whether what one tells had not happened when the other was published. */
  private static boolean isAfterward(Profile a, Profile b) {
    return a.from != Profile.NONE && b.published != Profile.NONE && a.from > b.published + 1;
  }

  private double bounded(Profile timed, Profile open, @Nullable List<Reconciler.Reason> reasons) {
    String words = reasons == null ? "" : times(timed, open);
    if (open.published == Profile.NONE) {
      return reason(reasons, "time.unknown", words);
    }
    long lag = open.published - timed.to;
    String name =
        lag <= SOON ? "time.bound-close" : lag <= ANCHORED ? "time.bound-near" : "time.bound-far";
    return reason(reasons, name, words);
  }

  private static String times(Profile a, Profile b) {
    return time(a) + "; " + time(b);
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

  private double place(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    if (a.places.isEmpty() || b.places.isEmpty()) {
      String town = sharedTown(a, b);
      if (town != null) {
        return reason(reasons, "place.named", town);
      }
      return reason(reasons, "place.unknown", "one does not say where, or names no known place");
    }
    String best = null;
    double weight = 0;
    Place.Known first = a.places.get(0);
    Place.Known second = b.places.get(0);
    for (Place.Known one : a.places) {
      for (Place.Known other : b.places) {
        String name = nearness(one, other);
        double found = weights.of(name);
        if (best == null || found > weight) {
          best = name;
          weight = found;
          first = one;
          second = other;
        }
      }
    }
    if (best == null) {
      return 0;
    }
    if ((a.ambiguous || b.ambiguous) && weight > 0) {
      weight /= 2;
    }
    return add(
        reasons, best, weight, reasons == null ? "" : first.name() + " and " + second.name());
  }

  private static @Nullable String sharedTown(Profile a, Profile b) {
    for (String word : a.words) {
      if (!Frequencies.isTown(word)) {
        break;
      }
      if (java.util.Arrays.binarySearch(b.words, word) >= 0) {
        return word;
      }
    }
    return null;
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

  private double actors(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    if (a.actors.isEmpty() || b.actors.isEmpty()) {
      return 0;
    }
    String words = reasons == null ? "" : a.actors + " and " + b.actors;
    if (!a.initiators.isEmpty() && !b.initiators.isEmpty()) {
      return reason(
          reasons, meets(a.initiators, b.initiators) ? "actor.same" : "actor.apart", words);
    }
    return meets(a.actors, b.actors) ? reason(reasons, "actor.shared", words) : 0;
  }

  private static boolean meets(java.util.Set<String> one, java.util.Set<String> other) {
    for (String name : one) {
      if (other.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private double tolls(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    double sum = 0;
    if (a.killed >= 0 && b.killed >= 0) {
      sum += toll("killed", a.killed, b.killed, a, b, reasons);
    }
    if (a.wounded >= 0 && b.wounded >= 0) {
      sum += toll("wounded", a.wounded, b.wounded, a, b, reasons);
    }
    return sum;
  }

  private double toll(
      String harm,
      long one,
      long other,
      Profile a,
      Profile b,
      @Nullable List<Reconciler.Reason> reasons) {
    String words = reasons == null ? "" : harm + " " + one + " and " + other;
    if (one == other) {
      return reason(reasons, one >= 3 ? "toll.same" : "toll.same-small", words);
    }
    double low = Math.min(one, other) + 1.0;
    double high = Math.max(one, other) + 1.0;
    boolean fallen =
        a.published != Profile.NONE
            && b.published != Profile.NONE
            && (a.published - b.published) * (one - other) < 0;
    double ratio = high / low;
    String name =
        ratio > 4
            ? "toll.apart"
            : ratio > 1.5 ? "toll.other" : fallen ? "toll.fallen" : "toll.near";
    return reason(reasons, name, words);
  }

  /** No less than what {@link #words} can come to: as if the lighter one shared all its words. */
  private double mostOfWords(Profile a, Profile b) {
    double shared = Math.min(a.weight, b.weight) * 1.001;
    return Math.max(0, value(shared, a, b)) + 1e-6;
  }

  private double value(double shared, Profile a, Profile b) {
    return weights.of("words.shared") * Math.min(shared, 80)
        + weights.of("words.share") * Math.sqrt(Math.min(shared, 80))
        + (Math.min(a.words.length, b.words.length) < 10 ? weights.of("words.none") : 0);
  }

  /**
   * Shared rare words: the sum of their weights, less what articles of their lengths share by
   * chance, within bounds.
   */
  private double words(Profile a, Profile b, @Nullable List<Reconciler.Reason> reasons) {
    if (a.weight == 0 || b.weight == 0) {
      return 0;
    }
    double shared = 0;
    int count = 0;
    StringBuilder words = reasons == null ? null : new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < a.words.length && j < b.words.length) {
      int order = a.words[i].compareTo(b.words[j]);
      if (order == 0) {
        shared += a.weights[i];
        if (words != null && count < 8) {
          words.append(count == 0 ? "" : ", ").append(a.words[i]);
        }
        count++;
        i++;
        j++;
      } else if (order < 0) {
        i++;
      } else {
        j++;
      }
    }
    double value = value(shared, a, b);
    return add(
        reasons,
        "words.shared",
        value,
        words == null || words.isEmpty() ? "none" : words.toString());
  }
}
