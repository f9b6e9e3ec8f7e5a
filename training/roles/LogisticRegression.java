import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Binary logistic regressions over the same sparse binary rows, by dual coordinate descent (Yu,
 * Huang and Lin 2011). For each output: the weights learnt from all rows, and for each row the
 * score of a model that has not seen the row's fold. Deterministic.
 *
 * <p>Arguments: input file, output file. Input (big-endian): rows n, columns d, outputs k, folds f,
 * C (double), n+1 row starts, the column numbers, n fold numbers, n*k labels (bytes). Output: k
 * times d+1 weights (the last is the bias), then n*k scores, all floats.
 */
public final class LogisticRegression {
  private static final int ROUNDS = 12;

  private final int n;
  private final int d;
  private final double c;
  private final int[] start;
  private final int[] column;

  private LogisticRegression(int n, int d, double c, int[] start, int[] column) {
    this.n = n;
    this.d = d;
    this.c = c;
    this.start = start;
    this.column = column;
  }

  public static void main(String[] args) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(args[0])), 1 << 20))) {
      int n = in.readInt();
      int d = in.readInt();
      int k = in.readInt();
      int f = in.readInt();
      double c = in.readDouble();
      int[] start = ints(in, n + 1);
      int[] column = ints(in, start[n]);
      int[] fold = ints(in, n);
      byte[] label = in.readNBytes(n * k);
      LogisticRegression rows = new LogisticRegression(n, d, c, start, column);
      float[] scores = new float[n * k];
      double[][] weights = new double[k][];
      IntStream.range(0, k * (f + 1)).parallel().forEach(job -> {
        int output = job / (f + 1);
        int held = job % (f + 1) - 1;
        boolean[] y = new boolean[n];
        for (int i = 0; i < n; i++) {
          y[i] = label[i * k + output] != 0;
        }
        double[] w = rows.fit(y, fold, held);
        if (held < 0) {
          weights[output] = w;
        } else {
          for (int i = 0; i < n; i++) {
            if (fold[i] == held) {
              scores[i * k + output] = (float) rows.score(w, i);
            }
          }
        }
      });
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 20))) {
        for (double[] w : weights) {
          for (double x : w) {
            out.writeFloat((float) x);
          }
        }
        for (float s : scores) {
          out.writeFloat(s);
        }
      }
    }
  }

  private static int[] ints(DataInputStream in, int count) throws IOException {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  private double score(double[] w, int row) {
    double sum = w[d];
    for (int j = start[row]; j < start[row + 1]; j++) {
      sum += w[column[j]];
    }
    return sum;
  }

  /** Weights from the rows that are not of the fold {@code held}. */
  private double[] fit(boolean[] y, int[] fold, int held) {
    double[] w = new double[d + 1];
    double[] low = new double[n];
    double[] high = new double[n];
    int[] order = IntStream.range(0, n).filter(i -> fold[i] != held).toArray();
    for (int i : order) {
      low[i] = Math.min(0.001 * c, 1e-8);
      high[i] = c - low[i];
      move(w, i, y[i] ? low[i] : -low[i]);
    }
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int t = order[i];
        order[i] = order[j];
        order[j] = t;
      }
      for (int i : order) {
        step(w, y[i] ? 1 : -1, i, low, high);
      }
    }
    return w;
  }

  private void step(double[] w, int y, int i, double[] low, double[] high) {
    double a = start[i + 1] - start[i] + 1;
    double b = y * score(w, i);
    boolean swap = 0.5 * a * (high[i] - low[i]) + b < 0;
    double[] one = swap ? high : low;
    double[] other = swap ? low : high;
    int sign = swap ? -1 : 1;
    double old = one[i];
    double z = c - old < 0.5 * c ? 0.1 * old : old;
    double slope = a * (z - old) + sign * b + Math.log(z / (c - z));
    int inner = 0;
    while (inner < 100 && Math.abs(slope) > 1e-3) {
      double next = z - slope / (a + c / (c - z) / z);
      z = next <= 0 ? z * 0.1 : Math.min(next, c * (1 - 1e-12));
      slope = a * (z - old) + sign * b + Math.log(z / (c - z));
      inner++;
    }
    if (inner > 0) {
      one[i] = z;
      other[i] = c - z;
      move(w, i, sign * (z - old) * y);
    }
  }

  private void move(double[] w, int row, double by) {
    for (int j = start[row]; j < start[row + 1]; j++) {
      w[column[j]] += by;
    }
    w[d] += by;
  }
}
