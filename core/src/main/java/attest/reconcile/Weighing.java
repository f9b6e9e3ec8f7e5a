package attest.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of weighted reasons while two accounts are compared. Says what they are only if asked.
 */
final class Weighing {
  private final Weights weights;
  private final @Nullable List<Reconciler.Reason> reasons;
  private double sum;

  Weighing(Weights weights, boolean explained) {
    this.weights = weights;
    reasons = explained ? new ArrayList<>(16) : null;
  }

  /** Whether words are asked for. */
  boolean isExplained() {
    return reasons != null;
  }

  /** Adds a reason that holds. */
  void add(Ground ground, String words) {
    add(ground, 1, words);
  }

  /** Adds a reason that holds to a degree. */
  void add(Ground ground, double value, String words) {
    double weight = weights.of(ground) * value;
    sum += weight;
    if (reasons != null) {
      reasons.add(new Reconciler.Reason(ground.code(), weight, words));
    }
  }

  double sum() {
    return sum;
  }

  /** The outcome, strongest reasons first. */
  Reconciler.Match match() {
    List<Reconciler.Reason> sorted = new ArrayList<>(reasons == null ? List.of() : reasons);
    sorted.sort(
        Comparator.comparingDouble((Reconciler.Reason r) -> -Math.abs(r.weight()))
            .thenComparing(Reconciler.Reason::name));
    return new Reconciler.Match(sum > Comparison.LEAST_FIT, sum, sorted);
  }
}
