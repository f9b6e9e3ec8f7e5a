package attest.incident;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of one event, put together, say happened. It keeps every account and every
 * disagreement. It is a function of its accounts and of people's decisions alone: it has no
 * identity and no time of its own, which are {@link IncidentRevision}'s.
 *
 * @param accounts its accounts, in their order; at least one
 * @param type what kind of event
 * @param status whether it happened
 * @param time when; null where no account says
 * @param place where; null where no account says
 * @param actors who took part, each once
 * @param targets what was attacked, each once
 * @param weapons what was used, each once
 * @param claims every figure that its accounts give, and what became of it
 * @param toll what the figures come to, for each harm and group
 * @param disagreements figures of equal scope that cannot all be true
 * @param origins how many of its articles are independent of each other
 */
public record Incident(
    List<AccountKey> accounts,
    EventType type,
    Mention.Status status,
    @Nullable Cited<TimeInterval> time,
    @Nullable Cited<Place> place,
    List<Cited<Party>> actors,
    List<Cited<Target.Kind>> targets,
    List<Cited<Weapon.Kind>> weapons,
    List<FiledClaim> claims,
    List<Toll> toll,
    List<Disagreement> disagreements,
    int origins) {
  public Incident {
    accounts = List.copyOf(accounts);
    Objects.requireNonNull(type);
    Objects.requireNonNull(status);
    actors = List.copyOf(actors);
    targets = List.copyOf(targets);
    weapons = List.copyOf(weapons);
    claims = List.copyOf(claims);
    toll = List.copyOf(toll);
    disagreements = List.copyOf(disagreements);
    if (accounts.isEmpty() || origins < 1) {
      throw new IllegalArgumentException("an incident that nobody tells of");
    }
  }

  /**
   * An actor's part in the incident.
   *
   * @param role which side
   * @param actor who
   * @param hedged whether no account is sure that it was they
   * @param claimed whether an account says that they took responsibility
   */
  public record Party(Participant.Role role, Actor actor, boolean hedged, boolean claimed) {}

  /**
   * A claim among all articles, with what reconciliation made of it.
   *
   * @param account the account that gives it
   * @param id its name in the record of its article, such as {@code c1}
   * @param claim the claim as given
   * @param use what it counts for
   * @param reason why, in words for people
   */
  public record FiledClaim(AccountKey account, String id, Claim claim, Use use, String reason) {
    /** Its identity among all articles: article, slash, claim. */
    public String key() {
      return account.article() + "/" + id;
    }
  }

  /** What a claim counts for in its incident. */
  public enum Use {
    /** The toll of its harm and group rests on it. */
    BASIS,
    /** It counts people that another claim counts too. */
    PART,
    /** The same source line has given a later figure. */
    SUPERSEDED,
    /** It is of other events, or of several together. */
    ELSEWHERE,
    /** It is denied, or says what may come. */
    NOT_HELD;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What the figures for one harm and one group come to; low &lt;= best &lt;= high where they are
   * known.
   *
   * @param harm what happened to them
   * @param group who they are
   * @param low least number; null where no claim sets one
   * @param best the figure to use; null where the claims give none
   * @param high greatest number; null where open above
   * @param rule name and version of the rule that chose
   * @param claims keys of the claims it rests on; at least one
   */
  public record Toll(
      Claim.Harm harm,
      Claim.Group group,
      @Nullable Long low,
      @Nullable Long best,
      @Nullable Long high,
      String rule,
      List<String> claims) {
    public Toll {
      claims = List.copyOf(claims);
      if (claims.isEmpty()) {
        throw new IllegalArgumentException("a toll without a claim");
      }
      if (best != null && ((low != null && low > best) || (high != null && high < best))) {
        throw new IllegalArgumentException("a toll out of order: " + low + " " + best + " " + high);
      }
    }
  }

  /**
   * Claims of equal scope that cannot all be true.
   *
   * @param harm of what they speak
   * @param group of whom they speak
   * @param claims keys of the claims, at least two, by the time of their articles
   * @param reason what does not fit, in words for people
   */
  public record Disagreement(
      Claim.Harm harm, Claim.Group group, List<String> claims, String reason) {
    public Disagreement {
      claims = List.copyOf(claims);
      if (claims.size() < 2) {
        throw new IllegalArgumentException("a disagreement of fewer than two claims");
      }
    }
  }
}
