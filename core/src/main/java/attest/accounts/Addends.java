package attest.accounts;

import attest.incident.Claim;
import attest.incident.Figure;
import java.util.List;

/**
 * Finds figures that together are another figure: "six people, four civilians and two guards, were
 * killed", "eight were killed … killing one … seven were killed".
 */
final class Addends {
  private Addends() {}

  /** Marks such figures as parts, in the list itself. */
  static void mark(List<Claim> claims) {
    for (int i = 0; i < claims.size(); i++) {
      Claim whole = claims.get(i);
      if (whole.figure() instanceof Figure.None
          || whole.figure().low().isEmpty()
          || whole.figure().low().getAsLong() < 2
          || !Tolls.countsToToll(whole)) {
        continue;
      }
      int end = end(claims, i + 1, 1, whole);
      if (end > i + 2) {
        markRange(claims, i + 1, end, whole);
      }
      int begin = end(claims, i - 1, -1, whole);
      if (begin < i - 2 && named(claims, begin + 1, i, whole)) {
        markRange(claims, begin + 1, i, whole);
      }
    }
  }

  /** Where the claims from {@code at} on, of the harm of the whole, have come to its value. */
  private static int end(List<Claim> claims, int at, int step, Claim whole) {
    long rest = whole.figure().low().getAsLong();
    int members = 0;
    for (int i = at; i >= 0 && i < claims.size(); i += step) {
      Claim claim = claims.get(i);
      if (!isAddend(claim, whole)) {
        continue;
      }
      Long value = Tolls.best(claim.figure());
      rest -= value == null ? 0 : value;
      members++;
      if (rest <= 0) {
        return rest == 0 && members > 1 ? i + step : at;
      }
    }
    return at;
  }

  private static boolean isAddend(Claim claim, Claim whole) {
    boolean sides =
        (claim.group() == Claim.Group.ASSAILANTS) == (whole.group() == Claim.Group.ASSAILANTS);
    return claim.harm() == whole.harm() && sides && Tolls.countsToToll(claim);
  }

  private static boolean named(List<Claim> claims, int from, int to, Claim whole) {
    return claims.subList(from, to).stream()
        .filter(c -> isAddend(c, whole))
        .allMatch(c -> c.rule().endsWith("figure.singular"));
  }

  private static void markRange(List<Claim> claims, int from, int to, Claim whole) {
    for (int i = from; i < to; i++) {
      if (isAddend(claims.get(i), whole)) {
        claims.set(i, claims.get(i).withScope(Claim.Scope.PART));
      }
    }
  }
}
