package attest.incident;

import attest.document.Span;
import org.jspecify.annotations.Nullable;

/**
 * A wording of time in an article and what it means.
 *
 * @param evidence the words, without a leading preposition ("Monday", not "on Monday")
 * @param kind what sort of time it is
 * @param value TIMEX3 value such as {@code 2016-03-07}, {@code P3D} or {@code XXXX-WXX-1}; null
 *     where it has none
 * @param interval the days meant; null where they cannot be known, as for a relative wording
 *     without a publication date, a duration or a set
 * @param rule the rule that read it
 */
public record TimeMention(
    Evidence evidence,
    Kind kind,
    @Nullable String value,
    @Nullable TimeInterval interval,
    String rule) {
  /** The sorts of time wording, after TimeML. */
  public enum Kind {
    /** A day or a longer stretch of the calendar. */
    DATE,
    /** A time of day. */
    TIME,
    /** A length: "for three days". */
    DURATION,
    /** A repetition: "every Monday". */
    SET
  }

  /** Where the words stand. */
  public Span span() {
    return evidence.span();
  }
}
