package attest.accounts;

import attest.incident.Account;
import attest.incident.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes the dead from those who were hit. "Six people were shot; two of them died": words of being
 * shot, struck or brought to a hospital count those who died of it too, so four lived.
 *
 * <p>Rule {@code hit-less-dead/1}: where a figure of wounded rests on such words alone, the dead of
 * the event are taken from it, unless its words set them apart: "two were killed and six others
 * shot".
 */
final class Hits {
  private static final String RULE = "hit-less-dead/1";

  private Hits() {}

  /**
   * The lines of a toll, those of the wounded without the dead.
   *
   * @param sentence the number of the sentence in which a claim stands
   */
  static List<Account.Toll> withoutDead(
      List<Account.Toll> tolls,
      List<Account.IdentifiedClaim> claims,
      ToIntFunction<Claim> sentence) {
    List<Account.Toll> all = new ArrayList<>();
    boolean taken = false;
    for (Account.Toll toll : tolls) {
      Account.Toll lived = taken ? null : lived(toll, tolls, claims, sentence);
      taken |= lived != null;
      all.add(lived == null ? toll : lived);
    }
    return all;
  }

  private static Account.@Nullable Toll lived(
      Account.Toll toll,
      List<Account.Toll> tolls,
      List<Account.IdentifiedClaim> claims,
      ToIntFunction<Claim> sentence) {
    Long hit = toll.best();
    Claim basis = toll.harm() == Claim.Harm.WOUNDED ? basis(toll, claims) : null;
    if (hit == null || basis == null || !Retold.isHit(basis) || Retold.isAddition(basis)) {
      return null;
    }
    long dead = 0;
    List<String> ids = new ArrayList<>(toll.claims());
    for (Account.Toll killed : tolls) {
      boolean side =
          (killed.group() == Claim.Group.ASSAILANTS) == (toll.group() == Claim.Group.ASSAILANTS);
      if (killed.harm() == Claim.Harm.KILLED && side && killed.best() != null) {
        dead += killed.best();
        ids.addAll(killed.claims());
      }
    }
    if (dead == 0 || dead >= hit || isApart(basis, claims, sentence) || isFurther(claims)) {
      return null;
    }
    long least = toll.low() == null ? hit - dead : Math.max(0, toll.low() - dead);
    return new Account.Toll(
        toll.harm(), toll.group(), Math.min(least, hit - dead), hit - dead, toll.high(), ids, RULE);
  }

  /** The claim whose figure the line gives as the best. */
  private static @Nullable Claim basis(Account.Toll toll, List<Account.IdentifiedClaim> claims) {
    for (Account.IdentifiedClaim identified : claims) {
      if (toll.claims().contains(identified.id())
          && toll.best() != null
          && toll.best().equals(Tolls.best(identified.claim().figure()))) {
        return identified.claim();
      }
    }
    return null;
  }

  /** "Three were taken to a clinic. A fourth died": the dead are told as further people. */
  private static boolean isFurther(List<Account.IdentifiedClaim> claims) {
    return claims.stream()
        .map(Account.IdentifiedClaim::claim)
        .anyMatch(
            c -> c.harm() == Claim.Harm.KILLED && Tolls.countsToToll(c) && Retold.isAddition(c));
  }

  /** "The men killed two people and shot six": the dead are told before, in the same sentence. */
  private static boolean isApart(
      Claim hit, List<Account.IdentifiedClaim> claims, ToIntFunction<Claim> sentence) {
    int at = sentence.applyAsInt(hit);
    return claims.stream()
        .map(Account.IdentifiedClaim::claim)
        .anyMatch(c ->
            c.harm() == Claim.Harm.KILLED
                && Tolls.countsToToll(c)
                && sentence.applyAsInt(c) == at
                && c.quantity().span().begin() < hit.quantity().span().begin());
  }
}
