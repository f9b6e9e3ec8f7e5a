package attest.incident;

import java.util.Locale;

/**
 * What was attacked: people or a site, by what it is for.
 *
 * @param kind what sort of target
 * @param evidence the words
 * @param rule the rule that read it
 */
public record Target(Kind kind, Evidence evidence, String rule) {
  /** The sorts of target. */
  public enum Kind {
    MILITARY,
    POLICE,
    GOVERNMENT,
    CIVILIAN,
    RELIGIOUS,
    EDUCATION,
    HEALTH,
    TRANSPORT,
    MEDIA,
    BUSINESS,
    INFRASTRUCTURE,
    DIPLOMATIC,
    OTHER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
