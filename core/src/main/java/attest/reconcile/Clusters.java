package attest.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts accounts into events: components of links, and inside each agglomerative clusters. Their
 * linkage lies between average (Sokal and Michener 1958) and single (Sneath 1957): two clusters fit
 * by the mean of their pairs for the greater part and by their best pair for the rest, and the two
 * that fit best are joined as long as any fit. All ties are broken by the order of the accounts'
 * keys, so the result depends on the set alone.
 */
final class Clusters {
  private static final double MOST = 9;
  private static final double LEAST = -9;
  private static final double MEAN_SHARE = 0.7;

  /** Clusters that fit no better stay apart: a wrong merge costs more than a missed one. */
  private static final double LEAST_FIT = 0.5;

  /**
   * How much it counts what one article's accounts have against each other: an article often tells
   * one event in two accounts.
   */
  private static final double ARTICLE_SHARE = 0.3;

  private final Comparison comparison;
  private final BlockKeys keys;
  private final ReconcileOptions options;

  Clusters(Comparison comparison, BlockKeys keys, ReconcileOptions options) {
    this.comparison = comparison;
    this.keys = keys;
    this.options = options;
  }

  /**
   * The clusters, as indices of the accounts.
   *
   * @param profiles in the order of their keys
   * @param decided what people decided
   */
  List<List<Integer>> of(List<Profile> profiles, Decided decided) {
    List<long[]> links = links(profiles);
    int[] parents = roots(profiles.size());
    for (long[] link : links) {
      union(parents, (int) link[0], (int) link[1]);
    }
    decided.together().forEach(pair -> union(parents, pair[0], pair[1]));
    List<List<Integer>> clusters = new ArrayList<>();
    for (List<Integer> component : components(parents)) {
      if (component.size() == 1) {
        clusters.add(component);
      } else {
        for (List<Integer> piece : bounded(component, profiles, decided)) {
          clusters.addAll(average(piece, profiles, decided));
        }
      }
    }
    clusters.sort((a, b) -> Integer.compare(a.get(0), b.get(0)));
    return clusters;
  }

  private List<long[]> links(List<Profile> profiles) {
    Map<String, List<Integer>> blocks = new HashMap<>();
    for (int i = 0; i < profiles.size(); i++) {
      for (String key : profiles.get(i).blockKeys(keys)) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    List<long[]> links = new ArrayList<>();
    java.util.Set<Long> seen = new java.util.HashSet<>();
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
          if (mayMeet(profiles.get(a), profiles.get(b))
              && seen.add(((long) a << 32) | b)
              && comparison.areLinked(profiles.get(a), profiles.get(b))) {
            links.add(new long[] {a, b});
          }
        }
      }
    }
    return links;
  }

  private static boolean mayMeet(Profile one, Profile other) {
    return !one.isDated()
        || !other.isDated()
        || Math.abs(one.blockDay() - other.blockDay()) <= BlockKeys.DAYS_APART;
  }

  /** Pieces of at most the allowed size, by asking for ever stronger links. */
  private List<List<Integer>> bounded(
      List<Integer> component, List<Profile> profiles, Decided decided) {
    List<List<Integer>> pieces = new ArrayList<>();
    List<List<Integer>> open = List.of(component);
    for (double least = 1; !open.isEmpty(); least += 1) {
      List<List<Integer>> next = new ArrayList<>();
      for (List<Integer> piece : open) {
        if (piece.size() <= options.maxComponent() || least > 12) {
          pieces.add(piece);
        } else {
          next.addAll(parts(piece, least, profiles, decided));
        }
      }
      open = next;
    }
    return pieces;
  }

  private List<List<Integer>> parts(
      List<Integer> piece, double least, List<Profile> profiles, Decided decided) {
    int[] parents = roots(piece.size());
    for (int x = 0; x < piece.size(); x++) {
      for (int y = x + 1; y < piece.size(); y++) {
        if (decided.areTogether(piece.get(x), piece.get(y))
            || comparison.score(profiles.get(piece.get(x)), profiles.get(piece.get(y))) > least) {
          union(parents, x, y);
        }
      }
    }
    List<List<Integer>> parts = new ArrayList<>();
    for (List<Integer> part : components(parents)) {
      parts.add(part.stream().map(piece::get).toList());
    }
    return parts;
  }

  private List<List<Integer>> average(
      List<Integer> piece, List<Profile> profiles, Decided decided) {
    int n = piece.size();
    double[][] sums = new double[n][n];
    double[][] best = new double[n][n];
    boolean[][] apart = new boolean[n][n];
    int[] sizes = new int[n];
    Arrays.fill(sizes, 1);
    List<List<Integer>> clusters = new ArrayList<>();
    for (int x = 0; x < n; x++) {
      clusters.add(new ArrayList<>(List.of(piece.get(x))));
      for (int y = 0; y < x; y++) {
        sums[x][y] = bounded(profiles.get(piece.get(x)), profiles.get(piece.get(y)));
        sums[y][x] = sums[x][y];
        best[x][y] = sums[x][y];
        best[y][x] = sums[x][y];
        apart[x][y] = decided.areApart(piece.get(x), piece.get(y));
        apart[y][x] = apart[x][y];
      }
    }
    for (int x = 0; x < n; x++) {
      for (int y = x + 1; y < n; y++) {
        if (sizes[x] > 0 && sizes[y] > 0 && decided.areTogether(piece.get(x), piece.get(y))) {
          merge(x, y, sums, best, apart, sizes, clusters);
        }
      }
    }
    while (true) {
      int one = -1;
      int with = -1;
      double most = LEAST_FIT;
      for (int x = 0; x < n; x++) {
        for (int y = x + 1; sizes[x] > 0 && y < n; y++) {
          if (sizes[y] > 0 && !apart[x][y]) {
            double mean = sums[x][y] / ((double) sizes[x] * sizes[y]);
            double fit = MEAN_SHARE * mean + (1 - MEAN_SHARE) * best[x][y];
            if (fit > most) {
              most = fit;
              one = x;
              with = y;
            }
          }
        }
      }
      if (one < 0) {
        break;
      }
      merge(one, with, sums, best, apart, sizes, clusters);
    }
    List<List<Integer>> kept = new ArrayList<>();
    for (int x = 0; x < n; x++) {
      if (sizes[x] > 0) {
        kept.add(clusters.get(x).stream().sorted().toList());
      }
    }
    return kept;
  }

  private double bounded(Profile one, Profile other) {
    double score = comparison.score(one, other);
    return Comparison.areOfOneArticle(one, other)
        ? Math.min(0, ARTICLE_SHARE * score)
        : Math.max(LEAST, Math.min(MOST, score));
  }

  private static void merge(
      int x,
      int y,
      double[][] sums,
      double[][] best,
      boolean[][] apart,
      int[] sizes,
      List<List<Integer>> clusters) {
    for (int z = 0; z < sizes.length; z++) {
      sums[x][z] += sums[y][z];
      sums[z][x] = sums[x][z];
      best[x][z] = Math.max(best[x][z], best[y][z]);
      best[z][x] = best[x][z];
      apart[x][z] |= apart[y][z];
      apart[z][x] = apart[x][z];
    }
    sizes[x] += sizes[y];
    sizes[y] = 0;
    clusters.get(x).addAll(clusters.get(y));
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

  private static List<List<Integer>> components(int[] parents) {
    Map<Integer, List<Integer>> components = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      components.computeIfAbsent(find(parents, i), r -> new ArrayList<>()).add(i);
    }
    return new ArrayList<>(components.values());
  }
}
