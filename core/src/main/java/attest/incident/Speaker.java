package attest.incident;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone whose words an article gives.
 *
 * @param name full name as far as the article has it; null for "a police spokesman"
 * @param role function, such as "Prime Minister"
 * @param organisation whom they speak for or work for
 * @param kind what kind of source
 * @param evidence the words that name the speaker at this place of the text
 */
public record Speaker(
    @Nullable String name,
    @Nullable String role,
    @Nullable String organisation,
    Kind kind,
    Evidence evidence) {
  /** The kinds of source. */
  public enum Kind {
    /** Heads of state, ministers, officials. */
    GOVERNMENT,
    /** Army. */
    MILITARY,
    /** Police and other law enforcement. */
    POLICE,
    /** Doctors, hospitals, rescuers. */
    MEDICAL,
    /** An armed group. */
    ARMED_GROUP,
    /** Residents, survivors, relatives. */
    WITNESS,
    /** Non-governmental organisations. */
    NGO,
    /** United Nations and other international bodies, foreign governments. */
    INTERNATIONAL,
    /** News media. */
    MEDIA,
    /** Researchers and experts. */
    ANALYST,
    /** Anyone else. */
    OTHER;

    /** The published name. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
