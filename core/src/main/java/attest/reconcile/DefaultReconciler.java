package attest.reconcile;

import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reconciles by a sum of weighted reasons and average linkage; docs/reconcile.md explains both. Safe
 * for threads.
 */
public final class DefaultReconciler implements Reconciler {
  private final Frequencies frequencies;
  private final Comparison comparison;
  private final BlockKeys keys;
  private final Clusters clusters;
  private final IncidentBuilder builder;

  /**
   * A reconciler.
   *
   * @param options limits
   * @param origins tells which articles are independent
   */
  public DefaultReconciler(ReconcileOptions options, OriginCounter origins) {
    frequencies = Frequencies.load();
    comparison = new Comparison(Weights.load());
    keys = new BlockKeys(options.wordKeys());
    clusters = new Clusters(comparison, keys, options);
    builder = new IncidentBuilder(origins);
  }

  @Override
  public Set<String> blockKeys(FiledAccount account) {
    return keys.of(new Profile(account, frequencies));
  }

  @Override
  public Match match(FiledAccount first, FiledAccount second) {
    return comparison.match(new Profile(first, frequencies), new Profile(second, frequencies));
  }

  @Override
  public List<Incident> reconcile(
      Collection<FiledAccount> accounts, Collection<Decision> decisions) {
    List<FiledAccount> ordered = new ArrayList<>(accounts);
    ordered.sort(Comparator.comparing(FiledAccount::key));
    List<Profile> profiles = new ArrayList<>(ordered.size());
    for (FiledAccount account : ordered) {
      if (profiles.isEmpty()
          || !profiles.get(profiles.size() - 1).filed.key().equals(account.key())) {
        profiles.add(new Profile(account, frequencies));
      }
    }
    List<Incident> incidents = new ArrayList<>();
    for (List<Integer> cluster : clusters.of(profiles, new Decided(decisions, profiles))) {
      List<FiledAccount> together = cluster.stream().map(i -> profiles.get(i).filed).toList();
      incidents.add(Corrections.apply(builder.build(together, decisions), together, decisions));
    }
    return incidents;
  }
}
