package attest.accounts;

import attest.incident.Account;
import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts figures together without adding parts to wholes.
 *
 * <p>Rule {@code lead-total/2}: figures coordinated in one phrase add up; of several totals the one
 * told first is the best, unless a later one says that the toll has risen, or gives a number of at
 * least as many where the first said "dozens" or the like; low and high span the totals. Figures of
 * people already counted in a total are parts. A bare number of deaths that somebody else gives is
 * a total of the group that is told.
 */
final class Tolls {
  private static final String RULE = "lead-total/2";

  private static final Set<String> DEATHS =
      Set.of("dead", "deaths", "death", "killed", "fatalities");

  private record Key(Claim.Harm harm, Claim.Group group) {}

  private Tolls() {}

  /** The claims with those that are parts of others marked so. */
  static List<Claim> markParts(List<Claim> claims) {
    List<Claim> told = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      boolean again =
          claim.scope() == Claim.Scope.INCIDENT
              && (Retold.isRetold(claim, i, claims) || Additions.isCounted(claim, told));
      told.add(again ? claim.withScope(Claim.Scope.PART) : claim);
    }
    Addends.mark(told);
    List<Claim> marked = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Claim claim = told.get(i);
      boolean part = claim.scope() == Claim.Scope.INCIDENT && isPart(claim, i, told);
      marked.add(
          part
              ? claim.withScope(Claim.Scope.PART)
              : isNobodyElsewhere(claim, told) ? claim.withScope(Claim.Scope.OTHER) : claim);
    }
    return marked;
  }

  /** "There were no casualties in the capital": so the article itself, which tells of some. */
  private static boolean isNobodyElsewhere(Claim claim, List<Claim> claims) {
    return claim.figure() instanceof Figure.None
        && claim.speaker() == null
        && claim.group() == Claim.Group.UNSPECIFIED
        && claims.stream()
            .anyMatch(c ->
                c.harm() == claim.harm()
                    && countsToToll(c)
                    && !(c.figure() instanceof Figure.None));
  }

  private static boolean isPart(Claim claim, int index, List<Claim> claims) {
    Long value = best(claim.figure());
    if (value == null || value == 0 || Retold.isAddition(claim)) {
      return false;
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim whole = claims.get(i);
      Long total = best(whole.figure());
      if (i == index
          || whole.harm() != claim.harm()
          || !countsToToll(whole)
          || total == null
          || isOtherSide(claim, whole)
          || whole.phrase() == claim.phrase()
          || ofPhrase(claim, claims) > total) {
        continue;
      }
      boolean sameGroup = whole.group() == claim.group();
      boolean wider =
          whole.group() == Claim.Group.UNSPECIFIED
              && claim.group() != Claim.Group.ASSAILANTS
              && claim.group() != Claim.Group.UNSPECIFIED;
      if (sameGroup && value * 2 <= total) {
        return true;
      }
      if (wider && value <= total && total > 1) {
        return true;
      }
    }
    return false;
  }

  /** "40 children and 11 adults": what the figures told together come to, which 47 cannot hold. */
  private static long ofPhrase(Claim claim, List<Claim> claims) {
    long sum = 0;
    for (Claim other : claims) {
      Long value = best(other.figure());
      if (other.phrase() == claim.phrase()
          && other.harm() == claim.harm()
          && other.group() != Claim.Group.ASSAILANTS
          && countsToToll(other)
          && value != null) {
        sum += value;
      }
    }
    return sum;
  }

  /** What an armed group counts is no part of what others count, nor the other way round. */
  private static boolean isOtherSide(Claim claim, Claim whole) {
    return claim.speaker() != null
        && whole.speaker() != null
        && (claim.speaker().kind() == Speaker.Kind.ARMED_GROUP)
            != (whole.speaker().kind() == Speaker.Kind.ARMED_GROUP);
  }

  static boolean countsToToll(Claim claim) {
    return (claim.scope() == Claim.Scope.INCIDENT || claim.scope() == Claim.Scope.SO_FAR)
        && (claim.status() == Claim.Status.ASSERTED || claim.status() == Claim.Status.HEDGED);
  }

  /**
   * One line for each harm and group of which some figure counts the whole.
   *
   * @param sentence the number of the sentence in which a claim stands
   */
  static List<Account.Toll> of(
      List<Account.IdentifiedClaim> claims, ToIntFunction<Claim> sentence) {
    Map<Key, Map<Integer, List<Account.IdentifiedClaim>>> byKey = new LinkedHashMap<>();
    for (Account.IdentifiedClaim identified : claims) {
      Claim claim = identified.claim();
      if (countsToToll(claim) && !isOfSeveralGroups(claim, claims)) {
        byKey
            .computeIfAbsent(
                new Key(claim.harm(), groupOf(claim, claims)), k -> new LinkedHashMap<>())
            .computeIfAbsent(claim.phrase(), p -> new ArrayList<>())
            .add(identified);
      }
    }
    List<Account.Toll> tolls = new ArrayList<>();
    byKey.forEach((key, phrases) -> tolls.add(toll(key, new ArrayList<>(phrases.values()))));
    return Hits.withoutDead(tolls, claims, sentence);
  }

  /**
   * The group whose line a figure belongs to: "authorities confirmed 37 deaths" is another total of
   * the "127 villagers" that residents speak of, and not the deaths of 37 more.
   */
  private static Claim.Group groupOf(Claim claim, List<Account.IdentifiedClaim> claims) {
    Long value = best(claim.figure());
    boolean bare = claim.groupWording() == null || DEATHS.contains(claim.groupWording());
    if (value == null
        || value == 0
        || claim.group() != Claim.Group.UNSPECIFIED
        || !bare
        || Retold.isAddition(claim)) {
      return claim.group();
    }
    Claim.Group only = null;
    for (Account.IdentifiedClaim identified : claims) {
      Claim other = identified.claim();
      Long total = best(other.figure());
      if (other == claim || other.harm() != claim.harm() || !countsToToll(other)) {
        continue;
      }
      boolean victims =
          other.group() == Claim.Group.CIVILIANS || other.group() == Claim.Group.SECURITY_FORCES;
      boolean otherSays = !sameSpeaker(claim.speaker(), other.speaker());
      if (!victims
          || total == null
          || total < value
          || !otherSays
          || other.phrase() == claim.phrase()
          || (only != null && only != other.group())) {
        return claim.group();
      }
      only = other.group();
    }
    return only == null ? claim.group() : only;
  }

  /**
   * "The toll was 47", so others, where 40 children and 11 adults are told: it is of no one group.
   */
  private static boolean isOfSeveralGroups(Claim claim, List<Account.IdentifiedClaim> all) {
    Long value = best(claim.figure());
    if (value == null
        || claim.group() != Claim.Group.UNSPECIFIED
        || !(claim.groupWording() == null || DEATHS.contains(claim.groupWording()))
        || Retold.isAddition(claim)) {
      return false;
    }
    List<Claim> claims = all.stream().map(Account.IdentifiedClaim::claim).toList();
    for (Claim other : claims) {
      Long told = best(other.figure());
      if (other.harm() == claim.harm()
          && other.phrase() != claim.phrase()
          && countsToToll(other)
          && other.group() != Claim.Group.UNSPECIFIED
          && other.group() != Claim.Group.ASSAILANTS
          && !sameSpeaker(other.speaker(), claim.speaker())
          && told != null
          && told < value
          && ofPhrase(other, claims) > value) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameSpeaker(@Nullable Speaker one, @Nullable Speaker other) {
    return one == null
        ? other == null
        : other != null && one.evidence().span().equals(other.evidence().span());
  }

  private static Account.Toll toll(Key key, List<List<Account.IdentifiedClaim>> phrases) {
    Long low = null;
    Long best = null;
    Long high = null;
    boolean open = false;
    boolean vague = false;
    long added = 0;
    List<String> ids = new ArrayList<>();
    for (List<Account.IdentifiedClaim> phrase : phrases) {
      phrase.forEach(c -> ids.add(c.id()));
      Long phraseBest = sum(phrase);
      Long phraseLow = sumLow(phrase);
      Long phraseHigh = sumHigh(phrase);
      boolean addition =
          best != null
              && phrase.stream().allMatch(c -> Retold.isAddition(c.claim()))
              && phraseBest != null;
      if (addition && phraseBest != null) {
        added += phraseBest;
        continue;
      }
      boolean risen = phrase.stream().anyMatch(c -> c.claim().rule().startsWith("toll."));
      boolean stated =
          phrase.stream().noneMatch(c -> c.claim().figure() instanceof Figure.Unstated);
      if (best == null
          || (risen && phraseBest != null && phraseBest > best)
          || (vague && stated && phraseBest != null && phraseBest >= best)) {
        best = phraseBest;
        vague = !stated;
      }
      low = least(low, phraseLow);
      open |= phraseHigh == null;
      high =
          high == null
              ? phraseHigh
              : phraseHigh == null ? high : Long.valueOf(Math.max(high, phraseHigh));
    }
    if (best != null) {
      best += added;
      low = low == null ? null : low + added;
      high = open || high == null ? null : Math.max(high + added, best);
      low = low == null ? null : Math.min(low, best);
    } else {
      high = open ? null : high;
    }
    return new Account.Toll(key.harm(), key.group(), low, best, high, ids, RULE);
  }

  private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Long.valueOf(Math.min(one, other));
  }

  private static @Nullable Long sum(List<Account.IdentifiedClaim> phrase) {
    Long total = null;
    for (Account.IdentifiedClaim identified : phrase) {
      Long value = best(identified.claim().figure());
      if (value != null) {
        total = total == null ? value : Long.valueOf(total + value);
      }
    }
    return total;
  }

  private static @Nullable Long sumLow(List<Account.IdentifiedClaim> phrase) {
    Long total = null;
    for (Account.IdentifiedClaim identified : phrase) {
      if (identified.claim().figure().low().isPresent()) {
        long value = identified.claim().figure().low().getAsLong();
        total = total == null ? value : Long.valueOf(total + value);
      }
    }
    return total;
  }

  private static @Nullable Long sumHigh(List<Account.IdentifiedClaim> phrase) {
    long total = 0;
    for (Account.IdentifiedClaim identified : phrase) {
      if (identified.claim().figure().high().isEmpty()) {
        return null;
      }
      total += identified.claim().figure().high().getAsLong();
    }
    return total;
  }

  /**
   * The number to use for a figure: its value, the middle of a range, the least for an open one.
   */
  static @Nullable Long best(Figure figure) {
    if (figure instanceof Figure.Between between) {
      return (between.from() + between.to()) / 2;
    }
    if (figure.low().isPresent()) {
      return figure.low().getAsLong();
    }
    return figure.high().isPresent() ? Long.valueOf(figure.high().getAsLong()) : null;
  }
}
