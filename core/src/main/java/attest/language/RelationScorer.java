package attest.language;

import java.util.Arrays;

/**
 * Names the relation between a word and its head: a layer of rectified sums of what the network
 * says of each, and the best of its outputs. Immutable.
 */
final class RelationScorer {
  private final String[] relations;
  private final float[][] weights;
  private final float[] biases;
  private final int root;

  /**
   * A scorer.
   *
   * @param relations names of the outputs
   * @param weights by input and output, then one bias for each output
   */
  RelationScorer(String[] relations, float[] weights) {
    this.relations = relations;
    int columns = weights.length / relations.length - 1;
    if (columns < 1 || weights.length != relations.length * (columns + 1)) {
      throw new IllegalArgumentException(
          weights.length + " weights do not fit " + relations.length + " relations");
    }
    this.weights = new float[columns][];
    for (int i = 0; i < columns; i++) {
      this.weights[i] =
          Arrays.copyOfRange(weights, i * relations.length, (i + 1) * relations.length);
    }
    biases = Arrays.copyOfRange(weights, columns * relations.length, weights.length);
    int found = -1;
    for (int i = 0; i < relations.length; i++) {
      if (relations[i].equals("root")) {
        found = i;
      }
    }
    root = found;
  }

  /**
   * The relation of a word that is not the root.
   *
   * @param dep the rows of words as governed
   * @param depRow the word's row
   * @param head the rows of words as governors
   * @param headRow its head's row
   */
  String best(float[] dep, int depRow, float[] head, int headRow) {
    float[] scores = biases.clone();
    int d = depRow * weights.length;
    int h = headRow * weights.length;
    for (int i = 0; i < weights.length; i++) {
      float input = dep[d + i] + head[h + i];
      if (input > 0) {
        add(scores, input, weights[i]);
      }
    }
    int best = root == 0 ? 1 : 0;
    for (int r = best + 1; r < scores.length; r++) {
      if (r != root && scores[r] > scores[best]) {
        best = r;
      }
    }
    return relations[best];
  }

  /** Both arrays are read at one index, so that the compiler takes many numbers at once. */
  private static void add(float[] scores, float input, float[] row) {
    for (int r = 0; r < scores.length; r++) {
      scores[r] += input * row[r];
    }
  }
}
