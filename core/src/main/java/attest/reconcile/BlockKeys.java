package attest.reconcile;

import attest.incident.Account;
import attest.incident.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where accounts may meet. Places and days lie in four grids, each shifted by a quarter of a cell
 * against the one before in latitude, longitude and time at once: of two accounts that are less
 * than a quarter of a cell apart in each of the three, a border of a cell can part them in at most
 * three of the grids, so they share a cell of one (shifted grids: Chan 1998). Accounts also meet by
 * their rarest words, by day and country if many were killed, and by actor and week if they have no
 * point.
 */
final class BlockKeys {
  private static final int GRIDS = 4;
  private static final double CELL_DEGREES = 1;
  private static final double CELL_DAYS = 16;
  /** Accounts whose days are known and further apart do not meet. */
  static final int DAYS_APART = 30;

  /** A time of more days does not say when. */
  static final int LONG_INTERVAL = 9;

  private static final long MANY_KILLED = 5;

  private static final String WORD = "w:";

  private final int words;
  private final int reach;
  private final int wordReach;

  BlockKeys(ReconcileOptions options) {
    words = options.wordKeys();
    reach = options.maxBlock();
    wordReach = options.maxWordBlock();
  }

  /** With how many accounts of a block, on either side in the order of days, one is compared. */
  int reach(String key) {
    return key.startsWith(WORD) ? wordReach : reach;
  }

  Set<String> of(Profile profile) {
    Set<String> keys = new TreeSet<>();
    double day = day(profile);
    boolean placed = false;
    if (!Double.isNaN(day)) {
      for (Place.Known place : profile.places) {
        Place.Point point = place.point();
        if (point != null && isFine(place) && keys.size() < 3 * GRIDS) {
          grid(keys, point, day);
          placed = true;
        }
      }
      if (profile.killed >= MANY_KILLED && !profile.places.isEmpty()) {
        country(keys, profile.places.get(0), day);
      }
      if (!placed) {
        for (String word : profile.words) {
          if (Frequencies.isTown(word)) {
            int comma = word.indexOf(',');
            Place.Point point =
                new Place.Point(
                    Integer.parseInt(word, 1, comma, 10) / 100.0,
                    Integer.parseInt(word, comma + 1, word.length(), 10) / 100.0);
            grid(keys, point, day);
          }
        }
        actors(keys, profile, day);
      }
    }
    words(keys, profile);
    if (keys.isEmpty()) {
      keys.add("n:" + profile.filed.key());
    }
    return Collections.unmodifiableSet(keys);
  }

  /** The middle of the days on which it may have been; not a number if that is too wide. */
  private static double day(Profile profile) {
    if (profile.from != Profile.NONE) {
      return profile.to - profile.from > LONG_INTERVAL
          ? Double.NaN
          : (profile.from + profile.to) / 2.0;
    }
    boolean news = profile.filed.account().salience() != Account.Salience.BACKGROUND;
    return news && profile.published != Profile.NONE ? profile.published - 1 : Double.NaN;
  }

  private static boolean isFine(Place.Known place) {
    return place.precision() == Place.Precision.SETTLEMENT
        || place.precision() == Place.Precision.NEAR
        || place.precision() == Place.Precision.DISTRICT;
  }

  private static void grid(Set<String> keys, Place.Point point, double day) {
    for (int grid = 0; grid < GRIDS; grid++) {
      double shift = grid / (double) GRIDS;
      long row = (long) Math.floor((point.latitude() + 90) / CELL_DEGREES + shift);
      long column = (long) Math.floor((point.longitude() + 180) / CELL_DEGREES + shift);
      long time = (long) Math.floor(day / CELL_DAYS + shift);
      column %= Math.round(360 / CELL_DEGREES);
      keys.add("g" + grid + ":" + row + ":" + column + ":" + time);
    }
  }

  private static void country(Set<String> keys, Place.Known place, double day) {
    String country = place.country();
    if (country != null) {
      long half = (long) Math.floor(day / 2);
      keys.add("c:" + country + ":" + half);
      keys.add("d:" + country + ":" + (long) Math.floor((day + 1) / 2));
    }
  }

  private static void actors(Set<String> keys, Profile profile, double day) {
    int left = 2;
    for (String actor : profile.actors) {
      if (left-- > 0) {
        keys.add("a:" + actor + ":" + (long) Math.floor(day / 7));
        keys.add("b:" + actor + ":" + (long) Math.floor((day + 3.5) / 7));
      }
    }
  }

  /**
   * The rarest words, in one order for all accounts, so that accounts of one event pick the same.
   */
  private void words(Set<String> keys, Profile profile) {
    List<String> chosen = new ArrayList<>(words);
    int names = 0;
    int single = 0;
    for (String word : profile.filed.words()) {
      if (!Character.isLetter(word.charAt(0))) {
        continue;
      }
      int space = word.indexOf(' ');
      if (space < 0 ? word.length() > 3 && single < words / 2 : space > 2 && names < words) {
        names += space < 0 ? 0 : 1;
        single += space < 0 ? 1 : 0;
        chosen.add(word);
      }
    }
    chosen.forEach(word -> keys.add(WORD + word));
  }
}
