package attest.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts accounts into events: components of links, and inside each agglomerative clusters; see
 * {@link Agglomeration}. The result depends on the set of the accounts alone.
 */
final class Clusters {
  private final Comparison comparison;
  private final BlockKeys keys;
  private final ReconcileOptions options;

  Clusters(Comparison comparison, BlockKeys keys, ReconcileOptions options) {
    this.comparison = comparison;
    this.keys = keys;
    this.options = options;
  }

  /** Two accounts, by their indices, and how well they fit. */
  record Link(int one, int other, double score) {}

  /**
   * The clusters, as indices of the accounts.
   *
   * @param profiles in the order of their keys
   * @param links which of them are linked
   * @param decided what people decided
   */
  List<List<Integer>> of(List<Profile> profiles, List<Link> links, Decided decided) {
    int[] parents = roots(profiles.size());
    for (Link link : links) {
      union(parents, link.one(), link.other());
    }
    decided.together().forEach(pair -> union(parents, pair[0], pair[1]));
    Map<Integer, List<Link>> linksOf = new HashMap<>();
    for (Link link : links) {
      linksOf.computeIfAbsent(find(parents, link.one()), r -> new ArrayList<>()).add(link);
    }
    List<List<Integer>> clusters = new ArrayList<>();
    components(parents)
        .forEach((root, component) -> {
          if (component.size() == 1) {
            clusters.add(component);
          } else {
            List<Link> inside = linksOf.getOrDefault(root, List.of());
            clusters.addAll(
                new Agglomeration(component, profiles, comparison, decided, options.maxCompared())
                    .of(inside));
          }
        });
    clusters.sort((a, b) -> Integer.compare(a.get(0), b.get(0)));
    return clusters;
  }

  /** The links of accounts that share a block. */
  List<Link> links(List<Profile> profiles) {
    Map<String, List<Integer>> blocks = new HashMap<>();
    for (int i = 0; i < profiles.size(); i++) {
      for (String key : profiles.get(i).blockKeys(keys)) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    List<Link> links = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (Map.Entry<String, List<Integer>> entry : blocks.entrySet()) {
      List<Integer> block = entry.getValue();
      int reach = keys.reach(entry.getKey());
      if (block.size() > reach) {
        block.sort((a, b) -> {
          int byDay = Long.compare(profiles.get(a).blockDay(), profiles.get(b).blockDay());
          return byDay != 0 ? byDay : Integer.compare(a, b);
        });
      }
      for (int x = 0; x < block.size(); x++) {
        int last = Math.min(block.size() - 1, x + reach);
        for (int y = x + 1; y <= last; y++) {
          int a = Math.min(block.get(x), block.get(y));
          int b = Math.max(block.get(x), block.get(y));
          boolean crowded = x + reach < block.size() - 1 && y > reach;
          if (mayMeet(profiles.get(a), profiles.get(b), crowded)
              && seen.add(((long) a << 32) | b)) {
            addLink(links, profiles, a, b);
          }
        }
      }
    }
    return links;
  }

  /** Adds the link of two accounts, the first the lesser index; nothing where they have none. */
  void addLink(List<Link> links, List<Profile> profiles, int one, int other) {
    double score = comparison.linkScore(profiles.get(one), profiles.get(other));
    if (score > Comparison.LEAST_FIT) {
      links.add(new Link(one, other, score));
    }
  }

  private static boolean mayMeet(Profile one, Profile other, boolean crowded) {
    return (!crowded && (!one.isDated() || !other.isDated()))
        || Math.abs(one.blockDay() - other.blockDay()) <= BlockKeys.DAYS_APART;
  }

  private static int[] roots(int size) {
    int[] parents = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = i;
    }
    return parents;
  }

  private static int find(int[] parents, int of) {
    int root = of;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private static void union(int[] parents, int one, int other) {
    int a = find(parents, one);
    int b = find(parents, other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private static Map<Integer, List<Integer>> components(int[] parents) {
    Map<Integer, List<Integer>> components = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      components.computeIfAbsent(find(parents, i), r -> new ArrayList<>()).add(i);
    }
    return components;
  }
}
