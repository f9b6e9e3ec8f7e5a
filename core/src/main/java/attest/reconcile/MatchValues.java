package attest.reconcile;

import attest.incident.FiledAccount;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reasons for and against two accounts being of one event, with the values that their weights
 * multiply: what weights are learned from (training/links). Safe for threads.
 */
public final class MatchValues {
  private final Profiles profiles = new Profiles(Frequencies.load());
  private final Comparison comparison = new Comparison(Weights.load().all(1));

  /** Values with the program's own words. */
  public MatchValues() {}

  /** The values by the names of the reasons; several of one name are added up. */
  public Map<String, Double> of(FiledAccount first, FiledAccount second) {
    Map<String, Double> values = new TreeMap<>();
    comparison
        .match(profiles.of(first), profiles.of(second))
        .reasons()
        .forEach(r -> values.merge(r.name(), r.weight(), Double::sum));
    return values;
  }
}
