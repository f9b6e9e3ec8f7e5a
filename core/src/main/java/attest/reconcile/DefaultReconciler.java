package attest.reconcile;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reconciles by a sum of weighted reasons and average linkage; docs/reconcile.md explains both.
 * Safe for threads.
 */
public final class DefaultReconciler implements Reconciler {
  private final Profiles profiles;
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
    Frequencies frequencies = Frequencies.load();
    profiles = new Profiles(frequencies);
    comparison = new Comparison(Weights.load());
    keys = new BlockKeys(options, frequencies);
    clusters = new Clusters(comparison, keys, options);
    builder = new IncidentBuilder(origins, WordLists.load());
  }

  @Override
  public Set<String> blockKeys(FiledAccount account) {
    return profiles.of(account).blockKeys(keys);
  }

  @Override
  public Match match(FiledAccount first, FiledAccount second) {
    return comparison.match(profiles.of(first), profiles.of(second));
  }

  @Override
  public int[][] linked(List<FiledAccount> accounts, List<FiledAccount> others, List<int[]> near) {
    Profile[] these = accounts.parallelStream().map(profiles::of).toArray(Profile[]::new);
    Profile[] those = others.parallelStream().map(profiles::of).toArray(Profile[]::new);
    return IntStream.range(0, these.length)
        .parallel()
        .mapToObj(i ->
            Arrays.stream(near.get(i))
                .filter(other -> comparison.areLinked(these[i], those[other]))
                .toArray())
        .toArray(int[][]::new);
  }

  @Override
  public BlockDay blockDay(FiledAccount account) {
    Profile profile = profiles.of(account);
    return new BlockDay(profile.blockDay(), profile.isDated());
  }

  @Override
  public int daysApart() {
    return BlockKeys.DAYS_APART;
  }

  @Override
  public int reach(String blockKey) {
    return keys.reach(blockKey);
  }

  @Override
  public List<Incident> reconcile(
      Collection<FiledAccount> accounts, Collection<Decision> decisions) {
    List<Profile> each = ordered(accounts);
    List<Decision> standing = Decision.standing(decisions);
    List<Incident> incidents = new ArrayList<>();
    for (List<FiledAccount> together : parts(each, clusters.links(each), standing)) {
      incidents.add(build(together, standing));
    }
    return incidents;
  }

  @Override
  public List<List<FiledAccount>> part(
      Collection<FiledAccount> accounts, Collection<Link> links, Collection<Decision> decisions) {
    List<Profile> each = ordered(accounts);
    Map<AccountKey, Integer> indices = new HashMap<>();
    for (int i = 0; i < each.size(); i++) {
      indices.put(each.get(i).filed.key(), i);
    }
    List<Clusters.Link> scored = new ArrayList<>(links.size());
    for (Link link : links) {
      Integer one = indices.get(link.one());
      Integer other = indices.get(link.other());
      if (one == null || other == null || one.equals(other)) {
        throw new IllegalArgumentException("not a link of two of the accounts: " + link);
      }
      clusters.addLink(scored, each, Math.min(one, other), Math.max(one, other));
    }
    return parts(each, scored, Decision.standing(decisions));
  }

  @Override
  public Incident incident(List<FiledAccount> accounts, Collection<Decision> decisions) {
    return build(accounts, Decision.standing(decisions));
  }

  private List<List<FiledAccount>> parts(
      List<Profile> each, List<Clusters.Link> links, List<Decision> standing) {
    List<List<FiledAccount>> parts = new ArrayList<>();
    for (List<Integer> cluster : clusters.of(each, links, new Decided(standing, each))) {
      parts.add(cluster.stream().map(i -> each.get(i).filed).toList());
    }
    return parts;
  }

  private Incident build(List<FiledAccount> together, List<Decision> standing) {
    return Corrections.apply(builder.build(together, standing), together, standing);
  }

  /** The profiles of accounts in the order of their keys, each once. */
  private List<Profile> ordered(Collection<FiledAccount> accounts) {
    List<FiledAccount> ordered = new ArrayList<>(accounts);
    ordered.sort(Comparator.comparing(FiledAccount::key));
    List<Profile> each = new ArrayList<>(ordered.size());
    for (FiledAccount account : ordered) {
      if (each.isEmpty() || !each.get(each.size() - 1).filed.key().equals(account.key())) {
        each.add(profiles.of(account));
      }
    }
    return each;
  }
}
