package attest.alert;

import attest.incident.Incident;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.incident.TimeInterval;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule {@code alerts.rise/1}: whether a place has more incidents in seven days than its own
 * past lets expect. The seven days end with the day of the incident that is looked at, so that what
 * comes out depends on when things happened and never on when they were read. They are compared
 * with the 56 days before: if both have the same rate, each of the {@code n} incidents of all 63
 * days lies in the last seven with probability 1/9, so the chance of at least {@code k} of them
 * there is that of a binomial distribution. This conditional test of two Poisson counts is that of
 * J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series",
 * Biometrika 31 (1940), 313-323; unlike a comparison with an expectation it allows for the past
 * being a sample, too.
 */
final class RiseRule {
  /** From how many incidents in the seven days on. */
  static final int LEAST = 3;

  /** Below which chance. */
  static final double LEVEL = 0.01;

  /** The days that are looked at. */
  static final int DAYS = 7;

  /** The days before them that they are compared with. */
  static final int PAST_DAYS = 56;

  private RiseRule() {}

  /**
   * A rise.
   *
   * @param place the place, such as {@code country:NG} or {@code admin1:NG/Plateau}
   * @param day the last of the seven days
   * @param detail the counts in words
   */
  record Rise(String place, LocalDate day, String detail) {}

  /** A part of the world with a name: a country, or a first-level division of it. */
  private record Region(String country, @Nullable String admin1) {
    String key() {
      return admin1 == null ? "country:" + country : "admin1:" + country + "/" + admin1;
    }

    String words() {
      String name = IncidentWords.country(country);
      return admin1 == null ? name : admin1 + ", " + name;
    }

    boolean holds(Incident incident) {
      return incident.place() != null
          && incident.place().value() instanceof Place.Known known
          && country.equals(known.country())
          && (admin1 == null || admin1.equals(known.admin1()));
    }
  }

  /**
   * The rise that an incident is the last of, in its first-level division or else in its country.
   *
   * @param view what may be looked at
   * @param filter which incidents count; its own time is not looked at
   * @param revision the incident
   */
  static Optional<Rise> find(StoreView view, IncidentQuery filter, IncidentRevision revision) {
    LocalDate day = day(revision.incident());
    if (day == null
        || revision.incident().place() == null
        || !(revision.incident().place().value() instanceof Place.Known place)
        || place.country() == null
        || !happened(revision.incident())) {
      return Optional.empty();
    }
    LocalDate first = day.minusDays(DAYS - 1);
    LocalDate past = first.minusDays(PAST_DAYS);
    if (view.count(IncidentQuery.all().withTime(past.minusDays(PAST_DAYS), past.plusDays(DAYS)))
        == 0) {
      return Optional.empty(); // the database does not reach back so far
    }
    List<Incident> all = new ArrayList<>();
    try (Stream<IncidentRevision> found =
        view.stream(
            filter.withTime(past, day).withCountry(place.country()).withChangedSince(null))) {
      found
          .map(IncidentRevision::incident)
          .filter(RiseRule::happened)
          .filter(one -> day(one) != null)
          .forEach(all::add);
    }
    List<Region> regions = new ArrayList<>();
    if (place.admin1() != null) {
      regions.add(new Region(place.country(), place.admin1()));
    }
    regions.add(new Region(place.country(), null));
    for (Region region : regions) {
      int recent = 0;
      int before = 0;
      for (Incident one : all) {
        LocalDate its = day(one);
        if (its == null || !region.holds(one) || its.isBefore(past) || its.isAfter(day)) {
          continue;
        }
        if (its.isBefore(first)) {
          before++;
        } else {
          recent++;
        }
      }
      if (isUnusual(recent, before)) {
        return Optional.of(
            new Rise(
                region.key(),
                day,
                recent
                    + " incidents in "
                    + region.words()
                    + " from "
                    + first
                    + " to "
                    + day
                    + ", against "
                    + before
                    + " in the 8 weeks before"));
      }
    }
    return Optional.empty();
  }

  /** Whether so many incidents in seven days are unusual after so many in the 56 days before. */
  static boolean isUnusual(int recent, int before) {
    return recent >= LEAST && chance(recent, before) < LEVEL;
  }

  /** The chance of at least so many in the seven days if the rate has not changed. */
  static double chance(int recent, int before) {
    int all = recent + before;
    double share = (double) DAYS / (DAYS + PAST_DAYS);
    double odds = Math.log(share) - Math.log1p(-share);
    double term = all * Math.log1p(-share); // log of the chance of none
    double below = 0;
    for (int k = 0; k < recent; k++) {
      below += Math.exp(term);
      term += Math.log((double) (all - k) / (k + 1)) + odds;
    }
    return Math.max(0, 1 - below);
  }

  private static boolean happened(Incident incident) {
    return incident.status().happened();
  }

  /** The day of an incident; null where no single day is told. */
  private static @Nullable LocalDate day(Incident incident) {
    if (incident.time() == null) {
      return null;
    }
    TimeInterval time = incident.time().value();
    return time.precision() == TimeInterval.Precision.DAY && time.start().equals(time.end())
        ? time.start()
        : null;
  }
}
