package attest.export;

import attest.incident.Claim;
import attest.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * How many came to one kind of harm. A figure of people of no group said is taken to count all; so
 * a total is the greater of it and of the sum over the groups.
 *
 * @param low least; null where no figure sets one
 * @param best the figure to use; null where there is none
 * @param high greatest; null where it is open above
 */
record Totals(@Nullable Long low, @Nullable Long best, @Nullable Long high) {
  /** Nothing known. */
  static final Totals NONE = new Totals(null, null, null);

  /** The total of a harm over all groups. */
  static Totals of(Incident incident, Claim.Harm harm) {
    Totals groups = NONE;
    Totals whole = NONE;
    boolean grouped = false;
    boolean told = false;
    for (Incident.Toll toll : incident.toll()) {
      if (toll.harm() != harm) {
        continue;
      }
      Totals line = new Totals(toll.low(), toll.best(), toll.high());
      if (toll.group() == Claim.Group.UNSPECIFIED) {
        whole = line;
        told = true;
      } else {
        groups = grouped ? groups.plus(line) : line;
        grouped = true;
      }
    }
    return grouped ? groups.orMore(whole, told) : whole;
  }

  /** The total of a harm and a group; {@link #NONE} where there is no such line. */
  static Totals of(Incident incident, Claim.Harm harm, Claim.Group group) {
    for (Incident.Toll toll : incident.toll()) {
      if (toll.harm() == harm && toll.group() == group) {
        return new Totals(toll.low(), toll.best(), toll.high());
      }
    }
    return NONE;
  }

  private Totals plus(Totals other) {
    return new Totals(sum(low, other.low), sum(best, other.best), openSum(high, other.high))
        .inOrder();
  }

  private Totals orMore(Totals whole, boolean isThere) {
    Long open = high == null || (isThere && whole.high == null) ? null : max(high, whole.high);
    return new Totals(max(low, whole.low), max(best, whole.best), open).inOrder();
  }

  /** The same with low &lt;= best &lt;= high, as sums over lines that lack a bound may not be. */
  private Totals inOrder() {
    Long middle = best == null ? null : max(best, low);
    return new Totals(low, middle, high == null ? null : max(high, middle == null ? low : middle));
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(a + b);
  }

  private static @Nullable Long openSum(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(a + b);
  }

  private static @Nullable Long max(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
  }
}
