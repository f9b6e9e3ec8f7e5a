package attest.resolve.place;

/**
 * How much each sign counts for one of the places that share a name; they are added, and the
 * highest sum is taken. Set on one half of two public corpora (LGL, GeoVirus) and checked on the
 * other.
 */
record Senses(
    double english,
    double other,
    double derived,
    double population,
    double country,
    double division,
    double district,
    double capital,
    double seat,
    double lesserSeat,
    double part,
    double area,
    double continent,
    double fits,
    double people,
    double home,
    double homeScale,
    double homeCountry,
    double homeDivision,
    double parent,
    double child,
    double peoples,
    double sameCountry,
    double sameDivision,
    double near,
    double nearScale,
    double nearMany) {
  /** The weights in use. */
  static final Senses DEFAULT =
      new Senses(
          -0.1, -4.1, -1, 5.7, 3.2, 1.2, -0.7, 1, 0.4, 0.2, -0.5, 3, 13, 2.6, 1.6, 3.6, 100, 0.5,
          1.6, 6, 2, 1, 6.3, 3, 2.4, 90, -0.15);
}
