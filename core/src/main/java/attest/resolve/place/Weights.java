package attest.resolve.place;

/**
 * How much each sign counts for a stretch of text being the name of a place; they are added, and a
 * sum above 0 is a place. Set on one half of two public corpora (LGL, GeoVirus) and checked on the
 * other.
 */
record Weights(
    double bias,
    double location,
    double person,
    double organisation,
    double organisationStart,
    double preposition,
    double otherPreposition,
    double parent,
    double otherName,
    double derivedName,
    double country,
    double division,
    double population,
    double area,
    double manyWords,
    double generic,
    double office,
    double facility,
    double nextName,
    double title,
    double previousName,
    double dateline,
    double sentenceStart,
    double sure,
    double repeated,
    double list) {
  /** The weights where no recogniser has marked any name. */
  static final Weights ALONE =
      new Weights(
          -3, 3.5, -3, -1, 0, 2, 1, 2.5, -1.5, -1.5, 4, 3, 3, 3, 0.7, 1.5, 1, -3, -2.5, -3, -2.5, 3,
          -0.7, 1, 1.2, 1.5);

  /** The weights beside a recogniser of names. */
  static final Weights DEFAULT =
      new Weights(
          -3, 3.3, -6.7, -0.4, 0, 1.2, 0.5, 2.1, -2.2, -1.7, 9.6, 3.3, 3, 2, 0.3, 1.6, 1, -5, -0.75,
          -2.8, -4.8, 2.8, -0.7, -0.1, 2, 4.3);
}
