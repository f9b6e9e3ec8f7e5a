package attest.accounts;

import attest.incident.Claim;
import attest.incident.Figure;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells figures of people who were counted before: one victim told by a description and again by
 * name, one who was shot and then died. Such a figure is included in another, so it does not add to
 * a toll.
 */
final class Retold {
  private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'’-]{2,}");
  private static final Pattern ADDITION =
      Pattern.compile(
          "\\b(other|others|another|more|also|additional|" + Ordinals.LATER + ")\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ALSO = Pattern.compile("\\balso\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern BORDER = Pattern.compile("[,;:]\\s|\\s(?:and|or|&)\\s|\\s?--");
  private static final Set<String> HIT =
      Set.of(
          "shoot.verb",
          "hospital.verb",
          "struck.verb",
          "people-hit.verb",
          "in-hospital.noun",
          "hospitalised.verb",
          "hurt-treated.verb",
          "shooting-of.noun");
  private static final Set<String> PRONOUNS = Set.of("he", "she");

  private Retold() {}

  /** Whether a claim tells of somebody whom another claim of the event counts. */
  static boolean isRetold(Claim claim, int index, List<Claim> claims) {
    if (isRepeated(claim, index, claims)) {
      return true;
    }
    if (isAddition(claim)) {
      return false;
    }
    return isToldBefore(claim, index, claims)
        || (claim.harm() == Claim.Harm.WOUNDED && died(claim, index, claims));
  }

  /** "23 soldiers were hurt … killing five and injuring 23": the same number of another wording. */
  private static boolean isRepeated(Claim claim, int index, List<Claim> claims) {
    if (!(claim.figure() instanceof Figure.Exact now) || now.value() < 2) {
      return false;
    }
    for (int i = 0; i < index; i++) {
      Claim before = claims.get(i);
      if (before.figure() instanceof Figure.Exact then
          && then.value() == now.value()
          && before.harm() == claim.harm()
          && before.phrase() != claim.phrase()
          && before.group() != claim.group()
          && claim.group() == Claim.Group.UNSPECIFIED
          && before.scope() == Claim.Scope.INCIDENT
          && counts(before)) {
        return true;
      }
    }
    return false;
  }

  static boolean isAddition(Claim claim) {
    return ADDITION.matcher(own(claim)).find()
        || ((isAny(claim) || !names(claim).isEmpty())
            && ALSO.matcher(claim.evidence().quote()).find());
  }

  /** The words of a claim about those it counts, without those for others in the same row. */
  static String own(Claim claim) {
    String quote = claim.evidence().quote();
    int at = claim.quantity().span().begin() - claim.evidence().span().begin();
    int end = at + claim.quantity().span().length();
    if (at < 0 || end > quote.length()) {
      return quote;
    }
    int begin = 0;
    Matcher before = BORDER.matcher(quote).region(0, at);
    while (before.find()) {
      begin = before.end();
    }
    Matcher after = BORDER.matcher(quote).region(end, quote.length());
    return quote.substring(begin, after.find() ? after.start() : quote.length());
  }

  private static boolean isToldBefore(Claim claim, int index, List<Claim> claims) {
    if (!isOne(claim)) {
      return false;
    }
    for (int i = 0; i < index; i++) {
      Claim before = claims.get(i);
      boolean kin =
          before.group() == claim.group()
              || (before.group() != Claim.Group.ASSAILANTS
                  && claim.group() != Claim.Group.ASSAILANTS
                  && (before.group() == Claim.Group.UNSPECIFIED
                      || claim.group() == Claim.Group.UNSPECIFIED));
      if (before.harm() == claim.harm()
          && before.phrase() != claim.phrase()
          && kin
          && counts(before)
          && (isOne(before) || isKnown(claim))) {
        return true;
      }
    }
    return false;
  }

  /** Whether those who were shot or taken to hospital are told to have died. */
  private static boolean died(Claim claim, int index, List<Claim> claims) {
    Set<String> names = names(claim);
    Set<String> dead = new HashSet<>();
    for (Claim killed : claims) {
      // "A boy is dead after he was shot": the very same words.
      if (killed.harm() == Claim.Harm.KILLED
          && counts(killed)
          && killed.quantity().span().equals(claim.quantity().span())) {
        return true;
      }
    }
    if (isHit(claim) && isOne(claim) && isOnlyVictim(claim, claims)) {
      return true;
    }
    if (isOfLastDead(claim, index, claims)) {
      return true;
    }
    boolean any = false;
    boolean same = false;
    for (int i = 0; i < claims.size(); i++) {
      Claim killed = claims.get(i);
      if (killed.harm() != Claim.Harm.KILLED || !counts(killed) || isOtherSide(claim, killed)) {
        continue;
      }
      any = true;
      dead.addAll(names(killed));
      boolean asMany =
          claim.figure() instanceof Figure.Exact a
              && killed.figure() instanceof Figure.Exact b
              && a.value() == b.value()
              && a.value() > 1;
      same |=
          isOne(claim) && isOne(killed)
              ? isKnown(killed)
                  && (head(killed).equals(head(claim))
                      || (PRONOUNS.contains(head(killed)) && isLast(index, i, claims)))
              : asMany && isHit(claim);
    }
    if (!any) {
      return false;
    }
    if (isOne(claim) && isKnown(claim)) {
      if (!names.isEmpty() && !dead.isEmpty()) {
        return names.stream().anyMatch(dead::contains);
      }
      return isHit(claim);
    }
    return same;
  }

  /** "A clerk was killed. She was hit in the neck": a pronoun for the one told right before. */
  private static boolean isOfLastDead(Claim claim, int index, List<Claim> claims) {
    Claim last = index == 0 ? null : claims.get(index - 1);
    return last != null
        && isOne(claim)
        && isOne(last)
        && last.harm() == Claim.Harm.KILLED
        && counts(last)
        && !isOtherSide(claim, last)
        && PRONOUNS.contains(head(claim));
  }

  /**
   * "A boy was shot on Friday … Ali Omar died in hospital": one is told to be hit, one to be dead,
   * and the article tells of nobody hurt in another way.
   */
  private static boolean isOnlyVictim(Claim claim, List<Claim> claims) {
    boolean dead = false;
    for (Claim other : claims) {
      if (!counts(other) || isOtherSide(claim, other)) {
        continue;
      }
      if (other.harm() == Claim.Harm.KILLED) {
        if (!isOne(other) || isAddition(other)) {
          return false;
        }
        dead = true;
      } else if (other.harm() == Claim.Harm.WOUNDED
          && (!isOne(other) || !isHit(other) || isAddition(other))) {
        return false;
      }
    }
    return dead;
  }

  private static boolean isOtherSide(Claim claim, Claim killed) {
    return killed.group() == Claim.Group.ASSAILANTS
        && (claim.group() == Claim.Group.CIVILIANS || claim.group() == Claim.Group.SECURITY_FORCES);
  }

  /** Whether nobody else is told to be hit between the claim and the one who died. */
  private static boolean isLast(int index, int died, List<Claim> claims) {
    for (int i = index + 1; i < died; i++) {
      if (claims.get(i).harm() == Claim.Harm.WOUNDED && isOne(claims.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the words say that somebody was hit, not whether they lived. */
  static boolean isHit(Claim claim) {
    return HIT.stream().anyMatch(claim.rule()::startsWith);
  }

  private static boolean counts(Claim claim) {
    Long best = Tolls.best(claim.figure());
    return claim.status() != Claim.Status.DENIED
        && claim.status() != Claim.Status.PROJECTED
        && claim.scope() != Claim.Scope.CUMULATIVE
        && claim.scope() != Claim.Scope.OTHER
        && best != null
        && best > 0;
  }

  /** Whether the claim tells of one person in the singular. */
  private static boolean isOne(Claim claim) {
    return claim.rule().endsWith("singular");
  }

  /** Whether the person is one not told before: "a student". */
  private static boolean isAny(Claim claim) {
    return claim.rule().endsWith("indefinite-singular");
  }

  /** Whether the person is one told before: by name or with a definite article. */
  private static boolean isKnown(Claim claim) {
    return claim.rule().endsWith("figure.singular");
  }

  private static Set<String> names(Claim claim) {
    Set<String> names = new HashSet<>();
    String wording = claim.groupWording();
    if (wording != null && isKnown(claim)) {
      Matcher matcher = NAME.matcher(wording);
      while (matcher.find()) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static String head(Claim claim) {
    String wording = claim.groupWording();
    if (wording == null) {
      return "";
    }
    String[] words = wording.toLowerCase(Locale.ROOT).split("\\s+", -1);
    return words[words.length - 1];
  }
}
