package attest.resolve.time;

import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * What a wording means.
 *
 * @param kind what sort of time
 * @param value TIMEX3 value
 * @param interval the days; null where they are not known
 */
record Reading(TimeMention.Kind kind, @Nullable String value, @Nullable TimeInterval interval) {
  static Reading date(@Nullable String value, @Nullable TimeInterval interval) {
    return new Reading(TimeMention.Kind.DATE, value, interval);
  }

  static Reading time(@Nullable String value, @Nullable TimeInterval interval) {
    return new Reading(TimeMention.Kind.TIME, value, interval);
  }

  static Reading duration(@Nullable String value, @Nullable TimeInterval interval) {
    return new Reading(TimeMention.Kind.DURATION, value, interval);
  }

  static Reading set(@Nullable String value) {
    return new Reading(TimeMention.Kind.SET, value, null);
  }
}
