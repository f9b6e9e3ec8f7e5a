package attest.incident;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place that words name: known, open between several, or not known. */
public sealed interface Place {
  /** The name to show: the gazetteer's for a known place, else the words of the text. */
  String name();

  /**
   * A place of the gazetteer.
   *
   * @param geonamesId GeoNames identifier; null for places of other sources
   * @param name its usual name
   * @param country ISO 3166-1 alpha-2; null for continents, seas and areas across borders
   * @param admin1 name of its first-level division; null where there is none or it is not known
   * @param point where it is; null for a place known only as a country
   * @param precision how much of the map the words leave open
   */
  record Known(
      @Nullable Long geonamesId,
      String name,
      @Nullable String country,
      @Nullable String admin1,
      @Nullable Point point,
      Precision precision)
      implements Place {
    public Known {
      Objects.requireNonNull(name);
      Objects.requireNonNull(precision);
    }
  }

  /**
   * Several places are meant equally well.
   *
   * @param name the words
   * @param candidates at least two, best first
   */
  record Ambiguous(String name, List<Known> candidates) implements Place {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      if (candidates.size() < 2) {
        throw new IllegalArgumentException("ambiguous between fewer than two places: " + name);
      }
    }
  }

  /**
   * No gazetteer has it.
   *
   * @param name the words
   */
  record Unknown(String name) implements Place {}

  /**
   * A point on the earth.
   *
   * @param latitude degrees north, WGS 84
   * @param longitude degrees east, WGS 84
   */
  record Point(double latitude, double longitude) {
    public Point {
      if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
        throw new IllegalArgumentException("no point: " + latitude + ", " + longitude);
      }
    }

    /** Great-circle distance in kilometres on a sphere of radius 6,371.0088 km (haversine). */
    public double kilometresTo(Point other) {
      double latitude1 = Math.toRadians(latitude);
      double latitude2 = Math.toRadians(other.latitude);
      double half1 = Math.sin((latitude2 - latitude1) / 2);
      double half2 = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
      double h = half1 * half1 + Math.cos(latitude1) * Math.cos(latitude2) * half2 * half2;
      return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
    }
  }

  /** How much of the map a wording leaves open. */
  enum Precision {
    /** A town, village, or a part of one. */
    SETTLEMENT,
    /** Near, around or on the outskirts of one. */
    NEAR,
    /** A second-level division or the like. */
    DISTRICT,
    /** A first-level division. */
    PROVINCE,
    /** A region that is no division, such as a valley or desert. */
    AREA,
    /** A whole country. */
    COUNTRY,
    /** Open sea. */
    SEA,
    /** Not known. */
    UNKNOWN;

    /** The published name. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
