package attest.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which groups of accounts belong together; the one with the least number stands for all. */
final class Unions {
  private final Map<Long, Long> parents = new HashMap<>();

  /** The group that a group belongs to; takes note of it if it is new. */
  long find(long component) {
    long root = component;
    Long parent = parents.get(root);
    while (parent != null && parent != root) {
      root = parent;
      parent = parents.get(root);
    }
    parents.put(component, root);
    return root;
  }

  /** Puts two groups together. */
  void join(long first, long second) {
    long a = find(first);
    long b = find(second);
    parents.put(Math.max(a, b), Math.min(a, b));
  }

  /** All groups that were spoken of. */
  Set<Long> all() {
    return parents.keySet();
  }
}
