package attest.incident;

import org.jspecify.annotations.Nullable;

/**
 * How many people came to one harm in an incident, over the groups of its tolls. The lines of a
 * harm count different people, so they add up. Only where nobody but attackers is counted beside
 * people of no group said, it stays open whether those are among these: then the greater line is
 * the least and the best, and the sum of both the greatest.
 *
 * @param low least; null where no figure sets one
 * @param best the figure to use; null where there is none
 * @param high greatest; null where it is open above
 */
public record HarmTotal(@Nullable Long low, @Nullable Long best, @Nullable Long high) {
  /** Nothing known. */
  public static final HarmTotal NONE = new HarmTotal(null, null, null);

  /** The total of a harm over all groups; {@link #NONE} where no line is of it. */
  public static HarmTotal of(Incident incident, Claim.Harm harm) {
    HarmTotal sum = null;
    HarmTotal attackers = null;
    HarmTotal unspecified = null;
    int lines = 0;
    for (Incident.Toll toll : incident.toll()) {
      if (toll.harm() != harm) {
        continue;
      }
      HarmTotal line = new HarmTotal(toll.low(), toll.best(), toll.high());
      lines++;
      sum = sum == null ? line : sum.plus(line);
      if (toll.group() == Claim.Group.ASSAILANTS) {
        attackers = line;
      } else if (toll.group() == Claim.Group.UNSPECIFIED) {
        unspecified = line;
      }
    }
    if (sum == null) {
      return NONE;
    }
    if (attackers != null && unspecified != null && lines == 2) {
      return new HarmTotal(
              max(attackers.low, unspecified.low), max(attackers.best, unspecified.best), sum.high)
          .inOrder();
    }
    return sum;
  }

  /** The line of a harm and a group; {@link #NONE} where there is none. */
  public static HarmTotal of(Incident incident, Claim.Harm harm, Claim.Group group) {
    for (Incident.Toll toll : incident.toll()) {
      if (toll.harm() == harm && toll.group() == group) {
        return new HarmTotal(toll.low(), toll.best(), toll.high());
      }
    }
    return NONE;
  }

  /** The best figure, else the least; null where there is neither. */
  public @Nullable Long size() {
    return best == null ? low : best;
  }

  /** Both together: open above where one of them is. */
  public HarmTotal plus(HarmTotal other) {
    return new HarmTotal(sum(low, other.low), sum(size(), other.size()), openSum(high, other.high))
        .inOrder();
  }

  /** The same with low &lt;= best &lt;= high, as sums over lines that lack a bound may not be. */
  private HarmTotal inOrder() {
    Long middle = best == null ? null : max(best, low);
    return new HarmTotal(
        low, middle, high == null ? null : max(high, middle == null ? low : middle));
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
