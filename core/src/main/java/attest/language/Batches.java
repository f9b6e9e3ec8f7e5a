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
  private static final double CALL = 20;

  /** The length of row at which looking at each other costs wordpieces as much as all else. */
  private static final double ATTENTION = 600;

  /** How many wordpieces longer rows are tried than so many of them would have to be. */
  private static final int LONGER = 4;

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
    int[] sorted = Arrays.stream(falling).mapToInt(i -> lengths[i]).toArray();
    double[] least = new double[n + 1];
    Arrays.fill(least, 1, n + 1, Double.POSITIVE_INFINITY);
    int[] from = new int[n + 1];
    for (int begin = 0; begin < n; begin++) {
      int total = 0;
      for (int end = begin; end < n; end++) {
        total += sorted[end];
        if (total > most && end > begin) {
          break;
        }
        double cost = least[begin] + cost(total, sorted[begin]);
        if (cost < least[end + 1]) {
          least[end + 1] = cost;
          from[end + 1] = begin;
        }
      }
    }
    Deque<Batch> batches = new ArrayDeque<>();
    for (int end = n; end > 0; end = from[end]) {
      batches.addFirst(rows(sorted, from[end], end, most).batch(sorted, falling, from[end], end));
    }
    return List.copyOf(batches);
  }

  private static double cost(int size, int length) {
    return CALL + size * (1 + length / ATTENTION);
  }

  /**
   * The cheapest rows for sentences [from, to): as long as the longest of them, or longer ones that
   * are filled better.
   *
   * @param sorted lengths, falling
   */
  private static Rows rows(int[] sorted, int from, int to, int most) {
    int total = 0;
    for (int i = from; i < to; i++) {
      total += sorted[i];
    }
    int[] place = new int[to - from];
    Rows best = new Rows(sorted[from], fill(sorted, from, place, sorted[from], to - from));
    if (best.size() > most) {
      best = new Rows(total, 1);
    }
    for (int count = best.count() - 1; count > 0; count--) {
      int least = Math.max(sorted[from], (total + count - 1) / count);
      if (cost(total, least) >= best.cost()) {
        break;
      }
      int longest = Math.min(least + LONGER, most / count);
      for (int length = least; length <= longest; length++) {
        if (cost(length * count, length) >= best.cost()) {
          break;
        }
        if (fill(sorted, from, place, length, count) <= count) {
          best = new Rows(length, count);
        }
      }
    }
    return best;
  }

  /**
   * Puts each sentence into the first row in which there is room.
   *
   * @param place takes the row of each sentence
   * @param length of a row
   * @param most rows that there may be
   * @return how many rows there are, more than the most if these do not do
   */
  private static int fill(int[] sorted, int from, int[] place, int length, int most) {
    int[] room = new int[most];
    int rows = 0;
    for (int i = 0; i < place.length; i++) {
      int pieces = sorted[from + i];
      int row = 0;
      while (row < rows && room[row] < pieces) {
        row++;
      }
      if (row == rows) {
        if (++rows > most) {
          return rows;
        }
        room[row] = length;
      }
      room[row] -= pieces;
      place[i] = row;
    }
    return rows;
  }

  /** So many rows of so many wordpieces. */
  private record Rows(int length, int count) {
    int size() {
      return length * count;
    }

    double cost() {
      return Batches.cost(size(), length);
    }

    /** The batch of sentences [from, to) of those that are sorted. */
    Batch batch(int[] sorted, Integer[] sentences, int from, int to) {
      int[] place = new int[to - from];
      fill(sorted, from, place, length, count);
      List<int[]> rows = new ArrayList<>();
      for (int r = 0; r < count; r++) {
        int row = r;
        rows.add(
            IntStream.range(0, place.length)
                .filter(i -> place[i] == row)
                .map(i -> sentences[from + i])
                .toArray());
      }
      return new Batch(length, rows);
    }
  }
}
