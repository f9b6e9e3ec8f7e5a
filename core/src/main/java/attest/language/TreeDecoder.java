package attest.language;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds the best tree with one root: every word has one governor, and one word alone has the root
 * (0). Where each word's best governor makes such a tree, that is it. Else the maximum spanning
 * arborescence is found with the algorithm of Chu and Liu (1965) and Edmonds (1967) in Tarjan's
 * dense form, which is quadratic in the number of words. The single root is enforced as Stanojević
 * and Cohen (2021) show: the reach of the scores is taken off every arc from the root, so that a
 * second one can never pay.
 */
final class TreeDecoder {
  private TreeDecoder() {}

  /**
   * The heads of the words of a sentence.
   *
   * @param scores scores[d * stride + h] is the score of head h (0 is the root, h the h-th word)
   *     for the d-th word, d from 0
   * @param offset where the sentence's scores begin
   * @param stride distance between the scores of one word and the next
   * @param n the number of words
   * @return for each word its head: 0 for the root, h for the h-th word
   */
  static int[] heads(float[] scores, int offset, int stride, int n) {
    int[] greedy = new int[n];
    for (int d = 0; d < n; d++) {
      int row = offset + d * stride;
      int best = 0;
      for (int h = 1; h <= n; h++) {
        if (h != d + 1 && scores[row + h] > scores[row + best]) {
          best = h;
        }
      }
      greedy[d] = best;
    }
    return isTree(greedy) ? greedy : arborescence(scores, offset, stride, n);
  }

  /** Whether one word alone has the root and every word comes from it. */
  static boolean isTree(int[] heads) {
    int n = heads.length;
    int roots = 0;
    int[] seen = new int[n + 1];
    seen[0] = -1;
    for (int d = 1; d <= n; d++) {
      roots += heads[d - 1] == 0 ? 1 : 0;
      int at = d;
      while (seen[at] == 0) {
        seen[at] = d;
        at = heads[at - 1];
      }
      if (seen[at] == d) {
        return false;
      }
      for (int w = d; w != 0 && seen[w] == d; w = heads[w - 1]) {
        seen[w] = -1;
      }
    }
    return n == 0 || roots == 1;
  }

  private static int[] arborescence(float[] scores, int offset, int stride, int n) {
    return new Contraction(scores, offset, stride, n).solve();
  }

  /** A cycle made into one node: what is needed to take it apart again. */
  private record Cycle(int node, int[] members, int[] heads, int[] deps, int[] nodeOfWord) {}

  /** One run of the algorithm. Nodes are numbered like words, 0 being the root. */
  private static final class Contraction {
    private final int n;
    private final double[][] score;
    private final int[][] arcHead;
    private final int[][] arcDep;
    private final int[] best;
    private final int[] nodeOfWord;
    private final boolean[] gone;
    private final boolean[] onPath;
    private final boolean[] done;
    private final Deque<Cycle> cycles = new ArrayDeque<>();

    Contraction(float[] scores, int offset, int stride, int n) {
      this.n = n;
      score = new double[n + 1][n + 1];
      arcHead = new int[n + 1][n + 1];
      arcDep = new int[n + 1][n + 1];
      best = new int[n + 1];
      nodeOfWord = new int[n + 1];
      gone = new boolean[n + 1];
      onPath = new boolean[n + 1];
      done = new boolean[n + 1];
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int d = 1; d <= n; d++) {
        nodeOfWord[d] = d;
        for (int h = 0; h <= n; h++) {
          double s = scores[offset + (d - 1) * stride + h];
          score[d][h] = s;
          arcHead[d][h] = h;
          arcDep[d][h] = d;
          if (h != d) {
            least = Math.min(least, s);
            most = Math.max(most, s);
          }
        }
      }
      double toll = (most - least) * (n + 1) + 1;
      for (int d = 1; d <= n; d++) {
        score[d][0] -= toll;
      }
    }

    int[] solve() {
      for (int d = 1; d <= n; d++) {
        best[d] = bestHead(d);
      }
      done[0] = true;
      int[] path = new int[n + 1];
      for (int d = 1; d <= n; d++) {
        int length = 0;
        int at = nodeOfWord[d];
        while (!done[at]) {
          if (onPath[at]) {
            int first = length - 1;
            while (path[first] != at) {
              first--;
            }
            int[] members = Arrays.copyOfRange(path, first, length);
            contract(members);
            length = first;
            at = members[0];
          }
          onPath[at] = true;
          path[length++] = at;
          at = best[at];
        }
        for (int i = 0; i < length; i++) {
          onPath[path[i]] = false;
          done[path[i]] = true;
        }
      }
      return expand();
    }

    private int bestHead(int d) {
      int found = 0;
      for (int h = 1; h <= n; h++) {
        if (h != d && !gone[h] && score[d][h] > score[d][found]) {
          found = h;
        }
      }
      return found;
    }

    /** Makes the members of a cycle one node, which takes the number of the first. */
    private void contract(int[] members) {
      int node = members[0];
      boolean[] inside = new boolean[n + 1];
      int[] heads = new int[members.length];
      int[] deps = new int[members.length];
      double[] paid = new double[members.length];
      for (int i = 0; i < members.length; i++) {
        int m = members[i];
        inside[m] = true;
        heads[i] = arcHead[m][best[m]];
        deps[i] = arcDep[m][best[m]];
        paid[i] = score[m][best[m]];
      }
      cycles.push(new Cycle(node, members, heads, deps, nodeOfWord.clone()));
      for (int x = 0; x <= n; x++) {
        if (!gone[x] && !inside[x]) {
          join(members, paid, node, x);
          if (x != 0 && inside[best[x]]) {
            best[x] = node;
          }
        }
      }
      for (int m : members) {
        gone[m] = m != node;
        onPath[m] = false;
      }
      for (int w = 1; w <= n; w++) {
        if (inside[nodeOfWord[w]]) {
          nodeOfWord[w] = node;
        }
      }
      best[node] = bestHead(node);
    }

    /** The best arcs between the new node and a node outside, both ways. */
    private void join(int[] members, double[] paid, int node, int x) {
      int in = 0;
      int out = members[0];
      for (int i = 1; i < members.length; i++) {
        int m = members[i];
        if (score[m][x] - paid[i] > score[members[in]][x] - paid[in]) {
          in = i;
        }
        if (score[x][m] > score[x][out]) {
          out = m;
        }
      }
      int entry = members[in];
      score[node][x] = score[entry][x] - paid[in];
      arcHead[node][x] = arcHead[entry][x];
      arcDep[node][x] = arcDep[entry][x];
      score[x][node] = score[x][out];
      arcHead[x][node] = arcHead[x][out];
      arcDep[x][node] = arcDep[x][out];
    }

    private int[] expand() {
      int[] heads = new int[n];
      int[] entered = new int[n + 1];
      for (int d = 1; d <= n; d++) {
        if (!gone[d]) {
          entered[d] = arcDep[d][best[d]];
          heads[entered[d] - 1] = arcHead[d][best[d]];
        }
      }
      while (!cycles.isEmpty()) {
        Cycle cycle = cycles.pop();
        int word = entered[cycle.node()];
        int broken = cycle.nodeOfWord()[word];
        for (int i = 0; i < cycle.members().length; i++) {
          int m = cycle.members()[i];
          if (m == broken) {
            entered[m] = word;
          } else {
            entered[m] = cycle.deps()[i];
            heads[entered[m] - 1] = cycle.heads()[i];
          }
        }
      }
      return heads;
    }
  }
}
