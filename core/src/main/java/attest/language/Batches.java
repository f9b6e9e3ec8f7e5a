package attest.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Packs the sentences of a document into the batches that cost least. A batch is rows of one
 * length; a row holds as many sentences as fit, one after the other, and the network keeps them
 * apart. The same lengths always give the same batches.
 */
final class Batches {
  /** What a call of the network costs beyond its wordpieces, in wordpieces. */
  private static final double CALL = 10;

  /** The length of row at which looking at each other costs wordpieces as much as all else. */
  private static final double ATTENTION = 500;

  private Batches() {}

  /**
   * Sentences that go through the network in one call.
   *
   * @param length wordpieces of a row
   * @param rows the numbers of the sentences in each row
   */
  record Batch(int length, List<int[]> rows) {
    /** The numbers of all sentences, row by row. */
    int[] sentences() {
      return rows.stream().flatMapToInt(Arrays::stream).toArray();
    }
  }

  /**
   * The batches of a document.
   *
   * @param lengths wordpieces of each sentence
   * @param most wordpieces, with padding, of a batch of several sentences
   */
  static List<Batch> of(int[] lengths, int most) {
    int n = lengths.length;
    Integer[] falling = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(falling, Comparator.comparingInt(i -> -lengths[i]));
    double[] least = new double[n + 1];
    Arrays.fill(least, 1, n + 1, Double.POSITIVE_INFINITY);
    int[] from = new int[n + 1];
    for (int begin = 0; begin < n; begin++) {
      Rows rows = new Rows(lengths[falling[begin]]);
      for (int end = begin; end < n; end++) {
        rows.add(falling[end], lengths[falling[end]]);
        if (rows.size() > most && end > begin) {
          break;
        }
        double cost = least[begin] + rows.cost();
        if (cost < least[end + 1]) {
          least[end + 1] = cost;
          from[end + 1] = begin;
        }
      }
    }
    Deque<Batch> batches = new ArrayDeque<>();
    for (int end = n; end > 0; end = from[end]) {
      Rows rows = new Rows(lengths[falling[from[end]]]);
      for (int i = from[end]; i < end; i++) {
        rows.add(falling[i], lengths[falling[i]]);
      }
      batches.addFirst(rows.batch());
    }
    return List.copyOf(batches);
  }

  /** Rows that are being filled: a sentence goes into the first in which there is room. */
  private static final class Rows {
    private final int length;
    private final List<List<Integer>> rows = new ArrayList<>();
    private final List<Integer> room = new ArrayList<>();

    Rows(int length) {
      this.length = length;
    }

    void add(int sentence, int pieces) {
      int row = 0;
      while (row < rows.size() && room.get(row) < pieces) {
        row++;
      }
      if (row == rows.size()) {
        rows.add(new ArrayList<>());
        room.add(length);
      }
      rows.get(row).add(sentence);
      room.set(row, room.get(row) - pieces);
    }

    int size() {
      return rows.size() * length;
    }

    double cost() {
      return CALL + size() * (1 + length / ATTENTION);
    }

    Batch batch() {
      return new Batch(
          length,
          rows.stream().map(row -> row.stream().mapToInt(Integer::intValue).toArray()).toList());
    }
  }
}
