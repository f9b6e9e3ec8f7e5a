package attest.reconcile;

import attest.incident.Claim;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses low, best and high of one harm and group from what the articles tell, by the rule {@value
 * #RULE}; docs/tolls.md states it.
 */
final class TollLine {
  static final String RULE = "latest-line/1";
  private static final int RISING_DAYS = 30;
  private static final int FIRST_DAYS = 7;
  private static final long MANYFOLD = 8;

  private final Claim.Harm harm;
  private final Claim.Group group;
  private final List<Telling> current;
  private final Telling chosen;

  private TollLine(Claim.Harm harm, Claim.Group group, List<Telling> current, Telling chosen) {
    this.harm = harm;
    this.group = group;
    this.current = current;
    this.chosen = chosen;
  }

  /**
   * The line of some tellings; marks the entries of those that others supersede.
   *
   * @param tellings at least one
   * @param origins the number of the origin of each article
   */
  static TollLine of(
      Claim.Harm harm, Claim.Group group, List<Telling> tellings, Map<String, Integer> origins) {
    List<Telling> current = new ArrayList<>();
    for (Telling telling : tellings) {
      Telling later = successor(telling, tellings);
      if (later == null) {
        current.add(telling);
      } else {
        String why =
            later.line().equals(telling.line())
                ? "the same source later gives " + later.words()
                : later.day() == telling.day()
                    ? "another report says that it rose to " + later.words()
                    : "a later report gives more: " + later.words();
        telling.entries().forEach(e -> e.set(Incident.Use.SUPERSEDED, why));
      }
    }
    return new TollLine(harm, group, current, choose(current, origins));
  }

  /** The telling that supersedes one, the first of several; null if none does. */
  private static @Nullable Telling successor(Telling telling, List<Telling> tellings) {
    Telling successor = null;
    for (Telling later : tellings) {
      boolean supersedes =
          telling.day() != Profile.NONE
              && later.best() != null
              && !later.best().equals(telling.best())
              && isGrowth(telling, later)
              && (later.day() > telling.day()
                  ? later.line().equals(telling.line())
                      ? !isVaguer(later, telling)
                      : isRise(telling, later) && !isContested(telling, later, tellings)
                  : saysRise(telling, later));
      if (supersedes && (successor == null || later.day() < successor.day())) {
        successor = later;
      }
    }
    return successor;
  }

  /** Whether a figure can have grown to the later one: not manyfold after the first week. */
  private static boolean isGrowth(Telling earlier, Telling later) {
    return later.best() == null
        || earlier.best() == null
        || later.day() - earlier.day() <= FIRST_DAYS
        || later.best() <= MANYFOLD * Math.max(earlier.best(), MANYFOLD);
  }

  /** Whether the later figure only rounds the earlier down: "more than 200" after "213". */
  private static boolean isVaguer(Telling later, Telling earlier) {
    return later.high() == null && earlier.best() != null && later.allows(earlier.best());
  }

  private static boolean isRise(Telling earlier, Telling later) {
    return earlier.best() == null
        || (later.best() != null
            && later.best() > earlier.best()
            && later.day() - earlier.day() <= RISING_DAYS);
  }

  /**
   * "The toll rose to 11": of one day, the figure that says it takes the place of a smaller one.
   */
  private static boolean saysRise(Telling earlier, Telling later) {
    return later.rises()
        && later.day() == earlier.day()
        && !later.isOfOneArticle(earlier)
        && later.best() != null
        && (earlier.best() == null || later.best() > earlier.best());
  }

  /** Whether others still hold to the earlier figure when the later is told. */
  private static boolean isContested(Telling earlier, Telling later, List<Telling> tellings) {
    for (Telling other : tellings) {
      if (other.day() >= later.day()
          && !other.line().equals(later.line())
          && !other.agreesWith(later)
          && other.best() != null
          && earlier.agreesWith(other)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The figure that most origins allow; of several the latest, then a firm one, then the greatest.
   */
  private static Telling choose(List<Telling> current, Map<String, Integer> origins) {
    Map<Telling, Integer> support = new HashMap<>();
    for (Telling telling : current) {
      Set<Integer> allowing = new HashSet<>();
      for (Telling other : current) {
        if (telling.best() != null && other.allows(telling.best())) {
          allowing.add(origins.getOrDefault(other.entries().get(0).account.article(), -1));
        }
      }
      support.put(telling, allowing.size());
    }
    Comparator<Telling> order =
        Comparator.comparing((Telling t) -> t.best() != null)
            .thenComparing(t -> support.getOrDefault(t, 0))
            .thenComparing(Telling::day)
            .thenComparing(Telling::isFirm)
            .thenComparing(t -> t.best() == null ? -1L : t.best())
            .thenComparing(t -> t.entries().get(0).key());
    return current.stream().max(order).orElseThrow();
  }

  List<Telling> current() {
    return current;
  }

  Telling chosen() {
    return chosen;
  }

  Claim.Group group() {
    return group;
  }

  Incident.Toll toll() {
    Long best = chosen.best();
    Long low = null;
    Long high = null;
    boolean beyond = false;
    for (Telling telling : current) {
      low =
          telling.low() == null
              ? low
              : low == null ? telling.low() : Long.valueOf(Math.min(low, telling.low()));
      if (telling.high() != null) {
        high = high == null ? telling.high() : Long.valueOf(Math.max(high, telling.high()));
      }
    }
    for (Telling telling : current) {
      beyond |=
          telling.high() == null && telling.low() != null && high != null && telling.low() > high;
    }
    if (beyond) {
      high = null;
    }
    if (best != null) {
      low = low == null ? null : Long.valueOf(Math.min(low, best));
      high = high == null ? null : Long.valueOf(Math.max(high, best));
    }
    return new Incident.Toll(harm, group, low, best, high, RULE, keys(current));
  }

  /** The tellings that cannot all be true; null if they can. */
  Incident.@Nullable Disagreement disagreement() {
    List<Telling> odd = new ArrayList<>();
    for (Telling telling : current) {
      if (current.stream().anyMatch(other -> !telling.agreesWith(other))) {
        odd.add(telling);
      }
    }
    if (odd.isEmpty()) {
      return null;
    }
    odd.sort(Comparator.comparing(Telling::day).thenComparing(t -> t.entries().get(0).key()));
    StringBuilder reason = new StringBuilder("cannot all be the whole: ");
    for (int i = 0; i < odd.size(); i++) {
      reason.append(i == 0 ? "" : ", ").append(odd.get(i).words());
    }
    return new Incident.Disagreement(harm, group, keys(odd), reason.toString());
  }

  static List<String> keys(List<Telling> tellings) {
    List<String> keys = new ArrayList<>();
    tellings.forEach(t -> t.entries().forEach(e -> keys.add(e.key())));
    return keys;
  }
}
