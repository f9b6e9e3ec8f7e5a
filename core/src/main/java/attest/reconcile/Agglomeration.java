package attest.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Agglomerative clusters of the accounts of one component. Their linkage lies between average
 * (Sokal and Michener 1958) and single (Sneath 1957): two clusters fit by the mean of their pairs
 * for the greater part and by their best pair for the rest, and the two that fit best are joined as
 * long as any fit. Clusters without a link between them cannot fit, so only pairs of clusters that
 * have one are weighed. A large cluster is compared by some of its accounts, those whose keys have
 * the least hashes (a bottom-k sample: Cohen and Kaplan 2007), which depend on the set of its
 * accounts alone. All ties are broken by the order of the accounts' keys. For one use.
 */
final class Agglomeration {
  private static final double MOST = 9;
  private static final double LEAST = -9;
  private static final double MEAN_SHARE = 0.8;

  /**
   * How much it counts what one article's accounts have against each other: an article often tells
   * one event in two accounts.
   */
  private static final double ARTICLE_SHARE = 0.3;

  private final List<Integer> component;
  private final List<Profile> profiles;
  private final Comparison comparison;
  private final Decided decided;
  private final int maxCompared;

  /** Clusters by their first account. */
  private final Map<Integer, Cluster> clusters = new TreeMap<>();

  private final PriorityQueue<Fit> fits =
      new PriorityQueue<>(
          Comparator.comparingDouble((Fit fit) -> -fit.fit)
              .thenComparingInt(fit -> fit.one.first)
              .thenComparingInt(fit -> fit.other.first));
  private final Map<Long, Double> scores = new HashMap<>();

  /**
   * The clusters of a component that are to be made.
   *
   * @param component indices of its accounts, in order
   * @param profiles all accounts
   * @param maxCompared by how many of its accounts a cluster is compared at most
   */
  Agglomeration(
      List<Integer> component,
      List<Profile> profiles,
      Comparison comparison,
      Decided decided,
      int maxCompared) {
    this.component = component;
    this.profiles = profiles;
    this.comparison = comparison;
    this.decided = decided;
    this.maxCompared = maxCompared;
  }

  private static final class Cluster {
    private final int first;
    private final List<Integer> members = new ArrayList<>(2);
    private List<Integer> compared = new ArrayList<>(2);
    private final Map<Cluster, Between> near = new HashMap<>();
    private final Set<Cluster> apart = new HashSet<>();
    private int version;

    Cluster(int first) {
      this.first = first;
    }
  }

  /** What two clusters that have a link have to do with each other. */
  private static final class Between {
    private double best = LEAST;
    private double sum;
  }

  private record Fit(double fit, Cluster one, Cluster other, int versions) {
    boolean holds() {
      return versions == one.version + other.version;
    }
  }

  /**
   * The clusters, each in order, as indices of the accounts.
   *
   * @param links all links of the component
   */
  List<List<Integer>> of(List<Clusters.Link> links) {
    begin(links);
    for (Cluster cluster : clusters.values()) {
      cluster.near.forEach((other, between) -> {
        if (cluster.first < other.first) {
          offer(cluster, other, between);
        }
      });
    }
    for (Fit fit = fits.poll(); fit != null; fit = fits.poll()) {
      if (fit.holds()) {
        join(fit.one, fit.other);
      }
    }
    return clusters.values().stream().map(c -> c.members.stream().sorted().toList()).toList();
  }

  /** Each account alone, but for those that people hold together. */
  private void begin(List<Clusters.Link> links) {
    Map<Integer, Cluster> of = new HashMap<>();
    for (int index : component) {
      int group = decided.group(index);
      Cluster cluster = of.computeIfAbsent(group, g -> new Cluster(index));
      of.put(index, cluster);
      clusters.put(cluster.first, cluster);
      cluster.members.add(index);
    }
    for (Cluster cluster : clusters.values()) {
      cluster.compared = sample(cluster.members);
    }
    decided.apart().forEach(pair -> hold(of.get(pair[0]), of.get(pair[1])));
    toldApart().forEach(pair -> hold(of.get(pair[0]), of.get(pair[1])));
    for (Clusters.Link link : links) {
      Cluster one = of.get(link.one());
      Cluster other = of.get(link.other());
      if (one != null && other != null && one != other) {
        Between between = one.near.computeIfAbsent(other, o -> new Between());
        other.near.put(one, between);
        between.best = Math.max(between.best, Math.min(MOST, link.score()));
      }
    }
    for (Cluster cluster : clusters.values()) {
      cluster.near.forEach((other, between) -> {
        if (cluster.first < other.first) {
          boolean single = cluster.members.size() == 1 && other.members.size() == 1;
          between.sum = single ? between.best : sum(cluster.compared, other.compared, between);
        }
      });
    }
  }

  private static void hold(@Nullable Cluster one, @Nullable Cluster other) {
    if (one != null && other != null && one != other) {
      one.apart.add(other);
      other.apart.add(one);
    }
  }

  /** The pairs of accounts that their article tells apart by place. */
  private List<int[]> toldApart() {
    Map<String, List<Integer>> articles = new HashMap<>();
    for (int index : component) {
      String article = profiles.get(index).filed.article().id();
      articles.computeIfAbsent(article, a -> new ArrayList<>(1)).add(index);
    }
    List<int[]> apart = new ArrayList<>();
    for (List<Integer> told : articles.values()) {
      for (int i = 0; i < told.size(); i++) {
        for (int j = i + 1; j < told.size(); j++) {
          int one = told.get(i);
          int other = told.get(j);
          if (Comparison.areToldApart(profiles.get(one), profiles.get(other))) {
            apart.add(new int[] {one, other});
          }
        }
      }
    }
    return apart;
  }

  private void offer(Cluster one, Cluster other, Between between) {
    double mean = between.sum / ((double) one.compared.size() * other.compared.size());
    double fit = MEAN_SHARE * mean + (1 - MEAN_SHARE) * between.best;
    if (fit > Comparison.LEAST_FIT && !one.apart.contains(other)) {
      boolean ordered = one.first < other.first;
      fits.add(
          new Fit(fit, ordered ? one : other, ordered ? other : one, one.version + other.version));
    }
  }

  private void join(Cluster into, Cluster from) {
    clusters.remove(from.first);
    from.near.remove(into);
    into.near.remove(from);
    List<Integer> before = into.compared;
    into.members.addAll(from.members);
    List<Integer> all = new ArrayList<>(before);
    all.addAll(from.compared);
    into.compared = sample(all);
    boolean whole = into.compared.size() == all.size();
    from.near.forEach((other, second) -> {
      Between first = other.near.get(into);
      if (first == null) {
        first = new Between();
        first.sum = whole ? sum(before, other.compared, first) : 0;
        into.near.put(other, first);
        other.near.put(into, first);
      }
      first.best = Math.max(first.best, second.best);
      first.sum += second.sum;
    });
    into.near.forEach((other, between) -> {
      if (!whole) {
        between.sum = sum(into.compared, other.compared, between);
      } else if (other.near.remove(from) == null) {
        between.sum += sum(from.compared, other.compared, between);
      }
      other.near.remove(from);
    });
    for (Cluster other : from.apart) {
      other.apart.remove(from);
      other.apart.add(into);
      into.apart.add(other);
    }
    into.version++;
    from.version = Integer.MIN_VALUE / 2;
    into.near.forEach((other, between) -> offer(into, other, between));
  }

  /** By which of its accounts a cluster is compared. */
  private List<Integer> sample(List<Integer> members) {
    if (members.size() <= maxCompared) {
      return List.copyOf(members);
    }
    return members.stream()
        .sorted(
            Comparator.comparingLong((Integer index) -> profiles.get(index).keyHash)
                .thenComparing(index -> index))
        .limit(maxCompared)
        .toList();
  }

  /** The sum of the scores of all pairs; the best of them goes to {@code between}. */
  private double sum(List<Integer> some, List<Integer> others, Between between) {
    boolean kept = some.size() + others.size() >= maxCompared;
    double sum = 0;
    for (int one : some) {
      for (int other : others) {
        double score;
        if (kept) {
          long pair = ((long) Math.min(one, other) << 32) | Math.max(one, other);
          score = scores.computeIfAbsent(pair, p -> bounded(one, other));
        } else {
          score = bounded(one, other);
        }
        sum += score;
        between.best = Math.max(between.best, score);
      }
    }
    return sum;
  }

  private double bounded(int index, int otherIndex) {
    Profile one = profiles.get(index);
    Profile other = profiles.get(otherIndex);
    double score = comparison.score(one, other);
    return Comparison.areOfOneArticle(one, other)
        ? Math.min(0, ARTICLE_SHARE * score)
        : Math.max(LEAST, Math.min(MOST, score));
  }
}
