package attest.language;

/**
 * Names the relation between a word and its head: a layer of rectified sums of what the network says of
 * each, and the best of its outputs. Immutable.
 */
final class RelationScorer {
  private final String[] relations;
  private final float[] weights;
  private final int width;
  private final int root;

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

  /** The length of the rows that {@link #best} reads. */
  int width() {
    return width;
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
    float[] joint = new float[width];
    int d = depRow * width;
    int h = headRow * width;
    for (int i = 0; i < width; i++) {
      joint[i] = Math.max(0, dep[d + i] + head[h + i]);
    }
    int best = root == 0 ? 1 : 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int r = 0; r < relations.length; r++) {
      if (r == root) {
        continue;
      }
      float score = weights[relations.length * width + r];
      int row = r * width;
      for (int i = 0; i < width; i++) {
        score += weights[row + i] * joint[i];
      }
      if (score > most) {
        most = score;
        best = r;
      }
    }
    return relations[best];
  }
}
