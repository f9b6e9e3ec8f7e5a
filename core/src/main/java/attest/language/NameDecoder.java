package attest.language;

import attest.document.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best sequence of name labels of a sentence, in which a name goes on only after a word
 * of the same kind of name (Viterbi over the labels O, B-KIND, I-KIND). Immutable.
 */
final class NameDecoder {
  private final int labels;
  private final Entity.@Nullable Kind[] kinds;
  private final boolean[] begins;

  /** A name: words [from, to) of a sentence. */
  record Name(int from, int to, Entity.Kind kind) {}

  NameDecoder(String[] names) {
    labels = names.length;
    kinds = new Entity.Kind[labels];
    begins = new boolean[labels];
    for (int i = 0; i < labels; i++) {
      begins[i] = names[i].startsWith("B-");
      kinds[i] =
          switch (names[i].substring(names[i].indexOf('-') + 1)) {
            case "PER" -> Entity.Kind.PERSON;
            case "LOC" -> Entity.Kind.LOCATION;
            case "ORG" -> Entity.Kind.ORGANIZATION;
            default -> null;
          };
    }
  }

  /**
   * The names of a sentence, in order.
   *
   * @param scores the scores of the labels of each word, one row after the other
   * @param offset where the first word's scores begin
   * @param n the number of words
   */
  List<Name> names(float[] scores, int offset, int n) {
    int[] path = path(scores, offset, n);
    List<Name> names = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= n; i++) {
      boolean goesOn = i < n && kinds[path[i]] != null && !begins[path[i]];
      if (from >= 0 && !goesOn) {
        Entity.Kind kind = kinds[path[from]];
        if (kind != null) {
          names.add(new Name(from, i, kind));
        }
        from = -1;
      }
      if (i < n && begins[path[i]]) {
        from = i;
      }
    }
    return names;
  }

  private int[] path(float[] scores, int offset, int n) {
    float[] reach = new float[labels];
    float[] next = new float[labels];
    byte[] from = new byte[n * labels];
    for (int k = 0; k < labels; k++) {
      reach[k] = kinds[k] != null && !begins[k] ? Float.NEGATIVE_INFINITY : 0;
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < labels; k++) {
        int best = -1;
        for (int p = 0; p < labels; p++) {
          boolean allowed = i == 0 ? p == k : follows(p, k);
          if (allowed && (best < 0 || reach[p] > reach[best])) {
            best = p;
          }
        }
        from[i * labels + k] = (byte) best;
        next[k] = reach[best] + scores[offset + i * labels + k];
      }
      float[] swap = reach;
      reach = next;
      next = swap;
    }
    int[] path = new int[n];
    int at = 0;
    for (int k = 1; k < labels; k++) {
      if (reach[k] > reach[at]) {
        at = k;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      path[i] = at;
      at = from[i * labels + at];
    }
    return path;
  }

  private boolean follows(int before, int after) {
    return kinds[after] == null || begins[after] || kinds[before] == kinds[after];
  }
}
