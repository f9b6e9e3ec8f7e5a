package attest.resolve.place;

import java.util.List;

/** Which places lie in which, as far as the gazetteer says. */
final class Containment {
  private Containment() {}

  /** Whether {@code inner} is a part of {@code outer}. */
  static boolean within(Gazetteer.Entry inner, Gazetteer.Entry outer) {
    if (inner.key() == outer.key()) {
      return false;
    }
    String country = outer.country();
    if (country == null) {
      return isSpread(outer) && distance(inner, outer) < 3000;
    }
    if (!country.equals(inner.country())) {
      return isArea(outer) && distance(inner, outer) < 250;
    }
    if (outer.isCountry()) {
      return !inner.isCountry();
    }
    switch (outer.featureCode()) {
      case "ADM1":
        return outer.name().equals(inner.admin1()) && !inner.featureCode().equals("ADM1");
      case "ADM2":
        return outer.name().equals(inner.name())
            ? inner.isSettlement() && sameFirst(inner, outer) && outer.name().equals(inner.admin2())
            : sameFirst(inner, outer) && outer.name().equals(inner.admin2());
      default:
        return outer.isSettlement()
            ? inner.isSettlement()
                && inner.population() <= outer.population()
                && distance(inner, outer) < 40
            : distance(inner, outer) < 400;
    }
  }

  private static boolean sameFirst(Gazetteer.Entry a, Gazetteer.Entry b) {
    return a.admin1() != null && a.admin1().equals(b.admin1());
  }

  private static boolean isSpread(Gazetteer.Entry entry) {
    return entry.featureCode().equals("CONT") || entry.featureCode().equals("RGN");
  }

  private static boolean isArea(Gazetteer.Entry entry) {
    return !entry.isCountry() && !entry.isSettlement() && !entry.featureCode().startsWith("ADM");
  }

  /** Whether some place of {@code inner} lies in some place of {@code outer}. */
  static boolean possible(List<Gazetteer.Entry> inner, List<Gazetteer.Entry> outer) {
    for (Gazetteer.Entry large : outer) {
      if (isContainer(large)) {
        for (Gazetteer.Entry small : inner) {
          if (within(small, large)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a place is of a kind that news writers put after a comma to say where another is. */
  static boolean isContainer(Gazetteer.Entry entry) {
    return entry.isCountry()
        || entry.featureCode().startsWith("ADM")
        || isArea(entry)
        || entry.population() > 100_000;
  }

  /** Kilometres between two places; good to a per cent below 2,000 km. */
  static double distance(Gazetteer.Entry a, Gazetteer.Entry b) {
    double latitude1 = a.point().latitude();
    double latitude2 = b.point().latitude();
    double east = Math.abs(a.point().longitude() - b.point().longitude());
    if (east > 180) {
      east = 360 - east;
    }
    double x = east * Math.cos(Math.toRadians((latitude1 + latitude2) / 2));
    double y = latitude1 - latitude2;
    return 111.195 * Math.sqrt(x * x + y * y);
  }
}
