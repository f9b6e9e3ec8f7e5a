package attest.origin;

import attest.origin.Origin.Basis;
import attest.origin.Origin.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes reports for one origin if a chain of links leads from one to the other: the same words, a
 * copy, or the same reporter. Copies are looked for among those that share a band. Immutable.
 */
public final class LinkedOrigins implements OriginGrouper {
  private final OriginOptions options;

  /** A grouper with these options. */
  public LinkedOrigins(OriginOptions options) {
    this.options = options;
  }

  @Override
  public List<Origin> group(Collection<Report> given) {
    List<Report> reports = given.stream().distinct().sorted(Report.EARLIEST_FIRST).toList();
    Forest forest = new Forest(reports);
    joinSameWording(forest);
    joinCopies(forest);
    if (options.sameReporter()) {
      joinSameReporter(forest);
    }
    return forest.origins();
  }

  private static void joinSameWording(Forest forest) {
    Map<String, Integer> byArticle = new HashMap<>();
    Map<Fingerprint, Integer> byWording = new HashMap<>();
    for (int i = 0; i < forest.reports.size(); i++) {
      Report report = forest.reports.get(i);
      Integer same = byArticle.putIfAbsent(report.article(), i);
      if (same != null) {
        forest.join(same, i, Basis.SAME_WORDING);
      }
      if (report.fingerprint().words() > 0) {
        Integer like = byWording.putIfAbsent(report.fingerprint(), i);
        if (like != null) {
          forest.join(like, i, Basis.SAME_WORDING);
        }
      }
    }
  }

  private void joinCopies(Forest forest) {
    Map<Long, List<Integer>> index = new HashMap<>();
    Set<Fingerprint> seen = new HashSet<>();
    for (int i = 0; i < forest.reports.size(); i++) {
      Fingerprint fingerprint = forest.reports.get(i).fingerprint();
      if (!seen.add(fingerprint)) {
        continue;
      }
      Set<Integer> near = new java.util.TreeSet<>();
      for (Long band : fingerprint.bands()) {
        List<Integer> earlier = index.computeIfAbsent(band, b -> new ArrayList<>());
        near.addAll(earlier);
        earlier.add(i);
      }
      for (int other : near) {
        if (!forest.isJoined(other, i)
            && options.isCopy(forest.reports.get(other).fingerprint(), fingerprint)) {
          forest.join(other, i, Basis.COPY);
        }
      }
    }
  }

  private static void joinSameReporter(Forest forest) {
    Map<String, Integer> byReporter = new HashMap<>();
    for (int i = 0; i < forest.reports.size(); i++) {
      String reporter = forest.reports.get(i).reporter();
      Integer same = reporter == null ? null : byReporter.putIfAbsent(reporter, i);
      if (same != null) {
        forest.join(same, i, Basis.SAME_REPORTER);
      }
    }
  }

  /** Sets of reports that grow together, with the links that joined them. */
  private static final class Forest {
    private final List<Report> reports;
    private final int[] parents;
    private final List<Joint> joints = new ArrayList<>();

    private record Joint(int root, Link link) {}

    Forest(List<Report> reports) {
      this.reports = reports;
      parents = new int[reports.size()];
      Arrays.setAll(parents, i -> i);
    }

    boolean isJoined(int one, int other) {
      return root(one) == root(other);
    }

    void join(int one, int other, Basis basis) {
      int root = root(one);
      int otherRoot = root(other);
      if (root == otherRoot) {
        return;
      }
      parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
      Report first = reports.get(one);
      Report second = reports.get(other);
      if (!first.article().equals(second.article())) {
        double similarity = first.fingerprint().similarity(second.fingerprint());
        joints.add(new Joint(one, new Link(first.article(), second.article(), basis, similarity)));
      }
    }

    List<Origin> origins() {
      Map<Integer, List<Report>> groups = new LinkedHashMap<>();
      Map<Integer, List<Link>> links = new HashMap<>();
      for (int i = 0; i < parents.length; i++) {
        groups.computeIfAbsent(root(i), r -> new ArrayList<>()).add(reports.get(i));
      }
      for (Joint joint : joints) {
        links.computeIfAbsent(root(joint.root()), r -> new ArrayList<>()).add(joint.link());
      }
      List<Origin> origins = new ArrayList<>();
      groups.forEach(
          (root, members) -> origins.add(new Origin(members, links.getOrDefault(root, List.of()))));
      return origins;
    }

    private int root(int index) {
      int root = index;
      while (parents[root] != root) {
        parents[root] = parents[parents[root]];
        root = parents[root];
      }
      return root;
    }
  }
}
