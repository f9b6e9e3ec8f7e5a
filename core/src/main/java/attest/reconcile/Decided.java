package attest.reconcile;

import attest.incident.AccountKey;
import attest.incident.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which accounts people held to be of one event or of two, by their indices. Of decisions about the
 * same two accounts the later holds; of those of one moment, the one whose identity is greater. A
 * merge does not bring accounts together through a third that a split holds apart.
 */
final class Decided {
  private final Map<Long, Boolean> pairs = new TreeMap<>();
  private final Set<Integer> joined = new HashSet<>();
  private final int[] groups;

  Decided(Collection<Decision> decisions, List<Profile> profiles) {
    Map<AccountKey, Integer> indices = new HashMap<>();
    for (int i = 0; i < profiles.size(); i++) {
      indices.put(profiles.get(i).filed.key(), i);
    }
    List<Decision> ordered = new ArrayList<>(decisions);
    ordered.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id));
    for (Decision decision : ordered) {
      switch (decision.action()) {
        case Decision.Action.Merge merge ->
            decide(decision.accounts(), decision.accounts(), true, indices);
        case Decision.Action.Split split ->
            decide(decision.accounts(), split.others(), false, indices);
        default -> {}
      }
    }
    groups = new int[profiles.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i;
    }
    pairs.forEach((pair, together) -> {
      int a = root((int) (pair >> 32));
      int b = root((int) (long) pair);
      if (together && !holdApart(a, b)) {
        groups[Math.max(a, b)] = Math.min(a, b);
        joined.add((int) (pair >> 32));
        joined.add((int) (long) pair);
      }
    });
  }

  private boolean holdApart(int one, int other) {
    for (Map.Entry<Long, Boolean> pair : pairs.entrySet()) {
      if (!pair.getValue()) {
        int a = root((int) (pair.getKey() >> 32));
        int b = root((int) (long) pair.getKey());
        if ((a == one && b == other) || (a == other && b == one)) {
          return true;
        }
      }
    }
    return false;
  }

  private void decide(
      List<AccountKey> some,
      List<AccountKey> others,
      boolean together,
      Map<AccountKey, Integer> indices) {
    for (AccountKey one : some) {
      for (AccountKey other : others) {
        Integer a = indices.get(one);
        Integer b = indices.get(other);
        if (a != null && b != null && !a.equals(b)) {
          pairs.put(pair(a, b), together);
        }
      }
    }
  }

  private static long pair(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  private int root(int of) {
    int root = of;
    while (groups[root] != root) {
      root = groups[root];
    }
    return root;
  }

  /** The pairs that were said to be of one event. */
  List<int[]> together() {
    List<int[]> together = new ArrayList<>();
    for (int index : joined) {
      together.add(new int[] {root(index), index});
    }
    return together;
  }

  /** The first of the accounts that people's merges hold together with one; itself if none. */
  int group(int index) {
    return root(index);
  }

  /** The pairs that were said to be of two events. */
  List<int[]> apart() {
    List<int[]> apart = new ArrayList<>();
    pairs.forEach((pair, together) -> {
      if (!together) {
        apart.add(new int[] {(int) (pair >> 32), (int) (long) pair});
      }
    });
    return apart;
  }
}
