package attest.accounts;

import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.TimeInterval;
import java.util.regex.Pattern;

/** Tells deaths of those who were hurt before from another event. */
final class LaterDeaths {
  private static final Pattern OF_THOSE =
      Pattern.compile("\\bof (?:the|those|them)\\b", Pattern.CASE_INSENSITIVE);

  /** "An eighth person": one more of those told before. */
  private static final Pattern ONE_MORE =
      Pattern.compile("\\ban? (?:" + Ordinals.LATER + ")\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_HURT =
      Pattern.compile(
          "\\bof (?:the|those|its)(?: \\p{Alpha}+)? (?:wounded|injured|hurt)\\b",
          Pattern.CASE_INSENSITIVE);

  /** How long after an event people are told to have died of it. */
  private static final int DYING_DAYS = 30;

  private LaterDeaths() {}

  /**
   * "The guard died on Sunday", "one of the wounded has died": somebody whom the event hurt, days
   * after it.
   */
  static boolean isOf(Event event, Event local) {
    TimeInterval then = event.interval();
    TimeInterval now = local.interval();
    return then != null
        && now != null
        && now.start().isAfter(then.end())
        && now.start().toEpochDay() - then.end().toEpochDay() <= DYING_DAYS
        && !Event.placesApart(event.place(), local.place())
        && (event.mentions.stream().flatMap(m -> m.claims().stream()).anyMatch(LaterDeaths::isHurt)
            || local.mentions.stream()
                .flatMap(m -> m.claims().stream())
                .allMatch(c ->
                    OF_THE_HURT.matcher(c.evidence().quote()).find()
                        || ONE_MORE.matcher(c.evidence().quote()).find()))
        && local.mentions.stream()
            .allMatch(m ->
                m.type() == null
                    && !m.separate()
                    && !m.claims().isEmpty()
                    && m.claims().stream().allMatch(LaterDeaths::isKnownDead));
  }

  private static boolean isHurt(Claim claim) {
    return claim.harm() == Claim.Harm.WOUNDED && !(claim.figure() instanceof Figure.None);
  }

  private static boolean isKnownDead(Claim claim) {
    return claim.harm() == Claim.Harm.KILLED
        && (claim.rule().endsWith("figure.singular")
            || ONE_MORE.matcher(claim.evidence().quote()).find()
            || OF_THOSE.matcher(claim.evidence().quote()).find());
  }
}
