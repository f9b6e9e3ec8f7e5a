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
  private static final double TOWN_DAYS = 8;
  private static final int MAX_TOWNS = 3;

  private static final float RARE = 6;
  private static final float NAMING = 3;

  private static final String WORD = "w:";

  private final int words;
  private final int reach;
  private final int wordReach;
  private final Frequencies frequencies;

  BlockKeys(ReconcileOptions options, Frequencies frequencies) {
    this.frequencies = frequencies;
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
      for (Place.Point site : profile.sites) {
        if (keys.size() < 3 * GRIDS) {
          grid(keys, site, day);
          placed = true;
        }
      }
      if (profile.killed >= MANY_KILLED && !profile.places.isEmpty()) {
        country(keys, profile.places.get(0), day);
      }
      if (!placed) {
        actors(keys, profile, day);
      }
      towns(keys, profile);
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

  /** The towns that the article names, for news in which another place was taken for its own. */
  private static void towns(Set<String> keys, Profile profile) {
    double day = profile.published != Profile.NONE ? profile.published : profile.from;
    int left = MAX_TOWNS;
    for (String word : profile.filed.words()) {
      if (WordKind.of(word) == WordKind.TOWN && left-- > 0) {
        keys.add("t:" + word + ":" + (long) Math.floor(day / TOWN_DAYS));
        keys.add("u:" + word + ":" + (long) Math.floor(day / TOWN_DAYS + 0.5));
      }
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
    int[] left = new int[WordKind.values().length];
    left[WordKind.PERSON.ordinal()] = words / 2;
    left[WordKind.STREET.ordinal()] = words / 4;
    left[WordKind.NAME.ordinal()] = words;
    left[WordKind.WORD.ordinal()] = words / 2;
    for (String word : profile.filed.words()) {
      WordKind kind = WordKind.of(word);
      boolean rare =
          kind != WordKind.NAME && kind != WordKind.WORD || frequencies.weight(word) >= RARE;
      if (rare && !word.endsWith(" block") && left[kind.ordinal()]-- > 0) {
        chosen.add(word);
      }
    }
    chosen.forEach(word -> keys.add(WORD + word));
    if (profile.published != Profile.NONE) {
      int fresh = words;
      double week = profile.published / TOWN_DAYS;
      for (String word : profile.filed.words()) {
        if (WordKind.of(word) == WordKind.HEADLINE
            && frequencies.weight(word.substring(1)) >= NAMING
            && fresh-- > 0) {
          keys.add("v:" + word + ":" + (long) Math.floor(week));
          keys.add("y:" + word + ":" + (long) Math.floor(week + 0.5));
        }
      }
    }
  }
}
