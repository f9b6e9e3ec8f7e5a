package attest.accounts;

import attest.incident.Claim;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of those told as further people ("another", "three others", "a fourth victim", "the
 * other two") an earlier figure counts already: others than the dead are no others than the
 * wounded, and of five told one by one the second is one of the five.
 */
final class Additions {
  private static final Pattern FURTHER =
      Pattern.compile("\\b(other|others|another|more|additional)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern REMAINDER =
      Pattern.compile(
          "\\bother (two|three|four|five|six|seven|eight|nine|ten|\\d+)\\b",
          Pattern.CASE_INSENSITIVE);

  private Additions() {}

  /**
   * Whether the people of a claim, told as further ones, are among those counted before.
   *
   * @param before the claims of the event before it, with those marked that are parts
   */
  static boolean isCounted(Claim claim, List<Claim> before) {
    Long value = Tolls.best(claim.figure());
    if (value == null || value == 0 || !Retold.isAddition(claim)) {
      return false;
    }
    if (before.stream().anyMatch(b -> isSameWords(claim, b))) {
      return true;
    }
    Claim total = total(claim, before);
    if (total == null) {
      return false;
    }
    long most = most(total);
    if (value == 1) {
      int ordinal = Ordinals.find(Retold.own(claim));
      boolean also = ordinal == 0 && !FURTHER.matcher(Retold.own(claim)).find();
      return ordinal <= most && !(also && claim.rule().endsWith("indefinite-singular"));
    }
    String words = Retold.own(claim);
    if (value < most
        && (value + besides(claim, before) == most || isOneByOne(claim, total, before))) {
      return true;
    }
    if (REMAINDER.matcher(words).find() && most > value) {
      return true;
    }
    return isTold(claim, value, before)
        && !(FURTHER.matcher(words).find() && isRightBefore(claim, value, before));
  }

  /** "Another guard was hit", told twice in the same words. */
  private static boolean isSameWords(Claim claim, Claim earlier) {
    return isKin(claim, earlier)
        && claim.evidence().quote().equalsIgnoreCase(earlier.evidence().quote());
  }

  /** The greatest earlier figure of more than one that counts whole people of the same harm. */
  private static @Nullable Claim total(Claim claim, List<Claim> before) {
    Claim found = null;
    for (Claim earlier : before) {
      boolean wide =
          earlier.group() == claim.group()
              || earlier.group() == Claim.Group.UNSPECIFIED
              || claim.group() == Claim.Group.UNSPECIFIED;
      if (isKin(claim, earlier)
          && wide
          && Tolls.countsToToll(earlier)
          && most(earlier) > 1
          && (found == null || most(earlier) > most(found))) {
        found = earlier;
      }
    }
    return found;
  }

  private static long most(Claim claim) {
    Long best = Tolls.best(claim.figure());
    return best == null ? 0 : best;
  }

  private static boolean isKin(Claim claim, Claim earlier) {
    return earlier.harm() == claim.harm()
        && earlier.phrase() != claim.phrase()
        && (earlier.group() == Claim.Group.ASSAILANTS) == (claim.group() == Claim.Group.ASSAILANTS);
  }

  /** "Five were hurt. One was flown out; three others were driven": the five one by one. */
  private static boolean isOneByOne(Claim claim, Claim total, List<Claim> before) {
    return before.subList(before.indexOf(total) + 1, before.size()).stream()
        .anyMatch(b -> isKin(claim, b) && b.scope() == Claim.Scope.PART);
  }

  /** "He and three others were shot": those told before in the same row. */
  private static long besides(Claim claim, List<Claim> before) {
    return before.stream()
        .filter(b -> b.phrase() == claim.phrase() && b.harm() == claim.harm())
        .mapToLong(Additions::most)
        .sum();
  }

  private static boolean isTold(Claim claim, long value, List<Claim> before) {
    return before.stream()
        .anyMatch(b -> isKin(claim, b) && Tolls.countsToToll(b) && most(b) == value);
  }

  /** "Two were hurt. Two others were hurt": further ones beside as many told right before. */
  private static boolean isRightBefore(Claim claim, long value, List<Claim> before) {
    Claim last = before.isEmpty() ? null : before.get(before.size() - 1);
    return last != null
        && isKin(claim, last)
        && most(last) == value
        && !FURTHER.matcher(Retold.own(last)).find();
  }
}
