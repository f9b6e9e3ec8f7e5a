package attest.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article's account of one event.
 *
 * @param id {@code a1}, {@code a2}, … in the order of the article
 * @param type what sort of event
 * @param status whether it happened
 * @param salience its part in the article
 * @param count how many events are told together; 2 for "two attacks last year"
 * @param time when; null where the article does not say
 * @param place where; null where the article does not say
 * @param actors who took part
 * @param targets what was attacked
 * @param weapons with what
 * @param claims every figure given, with identifiers {@code c1}, …
 * @param toll the figures put together, one line for each harm and group
 * @param trigger the words that tell it first or best
 * @param mentions every place of the text that tells it
 */
public record Account(
    String id,
    EventType type,
    Mention.Status status,
    Salience salience,
    int count,
    @Nullable TimeMention time,
    @Nullable PlaceMention place,
    List<Participant> actors,
    List<Target> targets,
    List<Weapon> weapons,
    List<IdentifiedClaim> claims,
    List<Toll> toll,
    Evidence trigger,
    List<Mention> mentions) {
  public Account {
    actors = List.copyOf(actors);
    targets = List.copyOf(targets);
    weapons = List.copyOf(weapons);
    claims = List.copyOf(claims);
    toll = List.copyOf(toll);
    mentions = List.copyOf(mentions);
    if (count < 1) {
      throw new IllegalArgumentException("an account of no event");
    }
  }

  /** The part that an event plays in its article. */
  public enum Salience {
    /** What the article reports as news. */
    MAIN,
    /** News beside the main event. */
    RELATED,
    /** What was before. */
    BACKGROUND;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A claim with its name in the record.
   *
   * @param id {@code c1}, {@code c2}, … through the whole article
   * @param claim the claim
   */
  public record IdentifiedClaim(String id, Claim claim) {}

  /**
   * The figures for one harm and one group of people, put together.
   *
   * @param harm what happened to them
   * @param group who they are
   * @param low least number; null where no claim sets one
   * @param best the figure to use; null where the claims give none
   * @param high greatest number; null where open above
   * @param claims identifiers of the claims it rests on
   * @param rule the named rule that chose
   */
  public record Toll(
      Claim.Harm harm,
      Claim.Group group,
      @Nullable Long low,
      @Nullable Long best,
      @Nullable Long high,
      List<String> claims,
      String rule) {
    public Toll {
      claims = List.copyOf(claims);
    }
  }
}
