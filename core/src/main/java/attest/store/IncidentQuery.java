package attest.store;

import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.incident.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to give; all conditions hold together. Incidents come in the order of their first
 * day, then of their making; those without a time come last.
 *
 * @param from first day; an incident qualifies if some day of its time is not before it
 * @param to last day; an incident qualifies if some day of its time is not after it
 * @param country ISO 3166-1 alpha-2
 * @param area where its point lies
 * @param types its type is one of these; empty for any
 * @param statuses its status is one of these; empty for any
 * @param actor words that the name of one of its actors contains; case and accents make no
 *     difference
 * @param toll how many came to harm
 * @param reviewed true for incidents that a reviewer has accepted, rejected, corrected, merged or
 *     split; false for the others; null for both
 * @param rejected whether to give incidents that a reviewer rejected, too
 * @param changedSince revised at or after this moment (system time)
 * @param text words, all of which the evidence of one of its accounts has; words in quotation marks
 *     stand together
 * @param asOf what was known at that moment (system time); null for now
 * @param limit how many at most; 0 for all
 * @param cursor where to go on, from {@link IncidentPage#next()}; null for the beginning
 */
public record IncidentQuery(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String country,
    @Nullable Area area,
    Set<EventType> types,
    Set<Mention.Status> statuses,
    @Nullable String actor,
    @Nullable TollAtLeast toll,
    @Nullable Boolean reviewed,
    boolean rejected,
    @Nullable Instant changedSince,
    @Nullable String text,
    @Nullable Instant asOf,
    int limit,
    @Nullable String cursor) {
  public IncidentQuery {
    types = Set.copyOf(types);
    statuses = Set.copyOf(statuses);
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of " + limit);
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a time from " + from + " to " + to);
    }
  }

  /** A part of the earth. */
  public sealed interface Area {
    /** Whether a point lies in it. */
    boolean contains(Place.Point point);

    /**
     * Between two parallels and two meridians; west may be greater than east, across the 180th.
     *
     * @param south least latitude, degrees north
     * @param west least longitude, degrees east
     * @param north greatest latitude
     * @param east greatest longitude
     */
    record Box(double south, double west, double north, double east) implements Area {
      public Box {
        if (!(south >= -90 && north <= 90 && south <= north)
            || !(west >= -180 && west <= 180 && east >= -180 && east <= 180)) {
          throw new IllegalArgumentException(
              "no box: " + south + ", " + west + ", " + north + ", " + east);
        }
      }

      @Override
      public boolean contains(Place.Point point) {
        boolean between =
            west <= east
                ? point.longitude() >= west && point.longitude() <= east
                : point.longitude() >= west || point.longitude() <= east;
        return between && point.latitude() >= south && point.latitude() <= north;
      }
    }

    /**
     * Within a distance of a point.
     *
     * @param centre the point
     * @param kilometres the distance, great-circle
     */
    record Circle(Place.Point centre, double kilometres) implements Area {
      public Circle {
        if (!(kilometres > 0 && kilometres <= 20_100)) {
          throw new IllegalArgumentException("no radius: " + kilometres);
        }
      }

      @Override
      public boolean contains(Place.Point point) {
        return centre.kilometresTo(point) <= kilometres;
      }
    }
  }

  /**
   * At least so many came to harm, by the best figure, else the least; see {@link
   * attest.incident.HarmTotal}.
   *
   * @param harm what happened to them
   * @param least how many at least
   */
  public record TollAtLeast(Claim.Harm harm, long least) {}

  /**
   * Whether a revision meets the conditions on time, place, type, status, actors, toll, change and
   * words, told from the revision itself: what reviewers said, and as of when, is not looked at.
   */
  public boolean matches(IncidentRevision revision) {
    return Matching.test(this, revision);
  }

  /** Every incident that is not rejected, as known now. */
  public static IncidentQuery all() {
    return new IncidentQuery(
        null, null, null, null, Set.of(), Set.of(), null, null, null, false, null, null, null, 0,
        null);
  }

  /** The same for a time. */
  public IncidentQuery withTime(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new IncidentQuery(
        first,
        last,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for a country. */
  public IncidentQuery withCountry(@Nullable String code) {
    return new IncidentQuery(
        from,
        to,
        code,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for a part of the earth. */
  public IncidentQuery withArea(@Nullable Area where) {
    return new IncidentQuery(
        from,
        to,
        country,
        where,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for some types. */
  public IncidentQuery withTypes(Set<EventType> some) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        some,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for some statuses. */
  public IncidentQuery withStatuses(Set<Mention.Status> some) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        some,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for what {@linkplain Mention.Status#happened() happened}. */
  public IncidentQuery withHappened() {
    EnumSet<Mention.Status> some = EnumSet.allOf(Mention.Status.class);
    some.removeIf(status -> !status.happened());
    return withStatuses(some);
  }

  /** The same for an actor. */
  public IncidentQuery withActor(@Nullable String name) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        name,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for a toll. */
  public IncidentQuery withToll(@Nullable TollAtLeast least) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        least,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for reviewed incidents, or for those that are not; null for both. */
  public IncidentQuery withReviewed(@Nullable Boolean whether) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        whether,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same with or without incidents that a reviewer rejected. */
  public IncidentQuery withRejected(boolean whether) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        whether,
        changedSince,
        text,
        asOf,
        limit,
        cursor);
  }

  /** The same for what was revised at or after a moment. */
  public IncidentQuery withChangedSince(@Nullable Instant moment) {
    return new IncidentQuery(
        from, to, country, area, types, statuses, actor, toll, reviewed, rejected, moment, text,
        asOf, limit, cursor);
  }

  /** The same for words of the evidence. */
  public IncidentQuery withText(@Nullable String words) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        words,
        asOf,
        limit,
        cursor);
  }

  /** The same as known at a moment; null for now. */
  public IncidentQuery withAsOf(@Nullable Instant moment) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        moment,
        limit,
        cursor);
  }

  /** The same with at most so many; 0 for all. */
  public IncidentQuery withLimit(int most) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        most,
        cursor);
  }

  /** The same from a cursor on; null for the beginning. */
  public IncidentQuery withCursor(@Nullable String where) {
    return new IncidentQuery(
        from,
        to,
        country,
        area,
        types,
        statuses,
        actor,
        toll,
        reviewed,
        rejected,
        changedSince,
        text,
        asOf,
        limit,
        where);
  }
}
