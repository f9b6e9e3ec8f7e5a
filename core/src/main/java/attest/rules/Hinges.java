package attest.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regressions over a few numbers, each number bent at some knots. Read from a text with a
 * line for each model: the bias, and for each number its slope and pairs of knot and added slope.
 * Safe for threads.
 */
public final class Hinges {
  private final double bias;
  private final double[][] slopes;

  private Hinges(double bias, double[][] slopes) {
    this.bias = bias;
    this.slopes = slopes;
  }

  /**
   * The models of a text shipped beside a class, in its order.
   *
   * @throws IllegalStateException if it is missing
   */
  public static List<Hinges> resource(Class<?> owner, String name) {
    List<Hinges> models = new ArrayList<>();
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the program's resources");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          models.add(read(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return models;
  }

  /** The model of one line. */
  public static Hinges read(String line) {
    String[] groups = line.split(";", -1);
    double[][] slopes = new double[groups.length - 1][];
    for (int i = 0; i < slopes.length; i++) {
      String[] parts = groups[i + 1].trim().split(" ", -1);
      slopes[i] = new double[parts.length];
      for (int j = 0; j < parts.length; j++) {
        slopes[i][j] = Double.parseDouble(parts[j]);
      }
    }
    return new Hinges(Double.parseDouble(groups[0].trim()), slopes);
  }

  /** The score of as many numbers as the model was made for: the logarithm of the odds. */
  public double score(double... numbers) {
    if (numbers.length != slopes.length) {
      throw new IllegalArgumentException(slopes.length + " numbers wanted: " + numbers.length);
    }
    double sum = bias;
    for (int i = 0; i < numbers.length; i++) {
      double[] slope = slopes[i];
      sum += slope[0] * numbers[i];
      for (int j = 1; j < slope.length; j += 2) {
        sum += slope[j + 1] * Math.max(0, numbers[i] - slope[j]);
      }
    }
    return sum;
  }
}
