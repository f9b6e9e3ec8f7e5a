package attest.language;

import java.util.Arrays;

/**
 * Names the relation between a word and its head: a layer of rectified sums of what the network
 * says of each, and the best of its outputs. Immutable.
 */
final class RelationScorer {
  private final String[] relations;
  private final float[] weights;
  private final int width;
  private final int root;

  /**
   * A scorer.
   *
   * @param relations names of the outputs
   * @param weights by input and output, then one bias for each output
   */
  RelationScorer(String[] relations, float[] weights) {
    this.relations = relations;
    this.weights = weights;
    int columns = weights.length / relations.length - 1;
    if (columns < 1 || weights.length != relations.length * (columns + 1)) {
      throw new IllegalArgumentException(
          weights.length + " weights do not fit " + relations.length + " relations");
    }
    width = columns;
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
    int count = relations.length;
    float[] scores = Arrays.copyOfRange(weights, width * count, weights.length);
    int d = depRow * width;
    int h = headRow * width;
    for (int i = 0; i < width; i++) {
      float input = dep[d + i] + head[h + i];
      if (input > 0) {
        int row = i * count;
        for (int r = 0; r < count; r++) {
          scores[r] += input * weights[row + r];
        }
      }
    }
    int best = root == 0 ? 1 : 0;
    for (int r = best + 1; r < count; r++) {
      if (r != root && scores[r] > scores[best]) {
        best = r;
      }
    }
    return relations[best];
  }
}
