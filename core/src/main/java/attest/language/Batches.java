package attest.language;

import java.util.Arrays;

/** Cuts sentences, sorted by length, into the batches that cost least. */
final class Batches {
  /** What a call of the network costs beyond its wordpieces, in wordpieces. */
  private static final int CALL = 10;

  private Batches() {}

  /**
   * Where the batches end. A batch costs a constant and as many wordpieces as its longest sentence
   * has, for each of its sentences; the sum is the least possible.
   *
   * @param lengths wordpieces of the sentences, in rising order
   * @param most wordpieces, with padding, of a batch of several sentences
   * @return the end of each batch, exclusive, in rising order
   */
  static int[] ends(int[] lengths, int most) {
    int n = lengths.length;
    long[] least = new long[n + 1];
    int[] from = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      int longest = lengths[end - 1];
      least[end] = Long.MAX_VALUE;
      for (int begin = end - 1; begin >= 0; begin--) {
        long size = (long) (end - begin) * longest;
        if (size > most && begin < end - 1) {
          break;
        }
        long cost = least[begin] + size + CALL;
        if (cost < least[end]) {
          least[end] = cost;
          from[end] = begin;
        }
      }
    }
    int[] ends = new int[n];
    int count = 0;
    for (int end = n; end > 0; end = from[end]) {
      ends[n - ++count] = end;
    }
    return Arrays.copyOfRange(ends, n - count, n);
  }
}
