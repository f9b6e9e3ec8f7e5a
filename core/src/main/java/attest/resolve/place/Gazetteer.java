package attest.resolve.place;

import attest.incident.Place;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places by their names. Immutable and safe for threads. */
public interface Gazetteer {
  /**
   * Every place that has the name, in no particular order. Case, accents, apostrophes and full
   * stops do not matter.
   *
   * @param name such as "Ben Guerdane"
   * @return empty where no place has it
   */
  List<Entry> lookup(CharSequence name);

  /**
   * A point that stands for a country on a map and in scoring; never a place of events.
   *
   * @param country ISO 3166-1 alpha-2
   * @return null for a code that is no country
   */
  Place.@Nullable Point representativePoint(String country);

  /**
   * A point that stands for a place on a map and in scoring: its own, else that of its best
   * candidate, its country or its continent.
   *
   * @return null for an unknown place
   */
  default Place.@Nullable Point representativePoint(Place place) {
    Place.Known known =
        switch (place) {
          case Place.Known one -> one;
          case Place.Ambiguous several -> several.candidates().getFirst();
          case Place.Unknown none -> null;
        };
    if (known == null) {
      return null;
    }
    Place.Point point = known.point();
    if (point != null) {
      return point;
    }
    String country = known.country();
    if (country != null) {
      return representativePoint(country);
    }
    return lookup(known.name()).stream()
        .filter(e -> e.country() == null)
        .map(Entry::point)
        .findFirst()
        .orElse(null);
  }

  /**
   * The usual English name of a country.
   *
   * @param country ISO 3166-1 alpha-2
   * @return null for a code that is no country
   */
  @Nullable String countryName(String country);

  /**
   * The gazetteer that {@code options} name: the user's own index, else the one that comes with the
   * program. That one is built on first use in {@link PlaceOptions#cacheDir()} and only mapped from
   * then on; two processes may do so at once.
   *
   * @throws IOException if the index cannot be read, or not be written
   */
  static Gazetteer open(PlaceOptions options) throws IOException {
    return GazetteerFiles.open(options);
  }

  /**
   * A place with the name that was looked up.
   *
   * @param key the place's number in this gazetteer
   * @param geonamesId null for places of other sources
   * @param name its usual name
   * @param country ISO 3166-1 alpha-2; null for seas and areas across borders
   * @param admin1 name of its first-level division
   * @param admin2 name of its second-level division
   * @param point where it is; for an area its middle
   * @param featureCode of GeoNames, such as PPLC or ADM1
   * @param population 0 where it is not known
   * @param kind what sort of name was found
   */
  record Entry(
      int key,
      @Nullable Long geonamesId,
      String name,
      @Nullable String country,
      @Nullable String admin1,
      @Nullable String admin2,
      Place.Point point,
      String featureCode,
      long population,
      NameKind kind) {
    /** Whether it is a country or a territory with a code of its own. */
    public boolean isCountry() {
      return featureCode.startsWith("PCL");
    }

    /** Whether it is a town, village or part of one. */
    public boolean isSettlement() {
      return featureCode.startsWith("PPL") || featureCode.equals("STLMT");
    }
  }

  /** What sort of name leads to a place, the surest first. */
  enum NameKind {
    /** Its usual name. */
    PRIMARY,
    /** Another English name, or an abbreviation. */
    ENGLISH,
    /** A name in some other language or spelling. */
    OTHER,
    /** A name made by leaving out a word such as "Province". */
    DERIVED
  }
}
