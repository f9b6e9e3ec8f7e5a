package attest.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Weights of named features for several outputs, from a gzipped text: a line of biases, one for
 * each output, then a line for each feature: its name, a tab, and the weights in hundredths. A "^"
 * in the name of a feature does not count. Safe for threads.
 */
public final class LinearModel {
  private static final float UNIT = 0.01f;

  private final float[] bias;
  private final Map<String, byte[]> weights = new HashMap<>();

  private LinearModel(float[] bias) {
    this.bias = bias;
  }

  /**
   * A model shipped beside a class.
   *
   * @throws RuleException if it is missing or cannot be used
   */
  public static LinearModel resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new RuleException(name, "", "is not among the program's resources");
      }
      return read(name, in);
    } catch (IOException e) {
      throw new RuleException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  /**
   * A model from a stream, which stays open.
   *
   * @param name for messages
   * @throws IOException if it cannot be read, or is not gzipped
   * @throws RuleException if it is not a model
   */
  public static LinearModel read(String name, InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
    String head = lines.readLine();
    if (head == null) {
      throw new RuleException(name, "", "is empty");
    }
    String[] first = head.split(" ", -1);
    float[] bias = new float[first.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = Float.parseFloat(first[i]);
    }
    LinearModel model = new LinearModel(bias);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int tab = line.indexOf('\t');
      String[] parts = line.substring(tab + 1).split(" ", -1);
      if (tab < 0 || parts.length != bias.length) {
        throw new RuleException(name, line, "has not " + bias.length + " weights");
      }
      byte[] row = new byte[bias.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Byte.parseByte(parts[i]);
      }
      model.weights.put(line.substring(0, tab), row);
    }
    return model;
  }

  /** How many scores it gives. */
  public int outputs() {
    return bias.length;
  }

  /** The scores of a set of features, one for each output: logarithms of odds. */
  public float[] score(Iterable<String> features) {
    float[] sum = bias.clone();
    for (String feature : features) {
      byte[] row = find(feature);
      if (row != null) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += UNIT * row[i];
        }
      }
    }
    return sum;
  }

  private byte @Nullable [] find(String feature) {
    return weights.get(feature.indexOf('^') < 0 ? feature : feature.replace("^", ""));
  }
}
