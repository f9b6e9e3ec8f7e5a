package attest.store;

import attest.incident.AccountKey;

/**
 * The order of the accounts of a block: by day, then by key. It depends on the accounts alone, so
 * that which of a crowded block are near to which does not depend on when they came.
 */
public final class BlockOrder {
  private static final int DAY_BITS = 22;

  /** A day is this much to the left in a place. */
  static final int KEY_BITS = 40;

  private static final long FARTHEST = 1L << (DAY_BITS - 1);
  private static final int HASH_DIGITS = 8;

  private BlockOrder() {}

  /**
   * The place of an account in the order of its blocks.
   *
   * @param day its day as days since 1970; any number where it has none
   * @param known whether that is the day of the event, as the account says
   * @param key its identity
   * @return greater for a later day; on one day in the order of keys, but for those whose articles
   *     begin with the same digits
   */
  public static long place(long day, boolean known, AccountKey key) {
    long bounded = Math.max(-FARTHEST, Math.min(FARTHEST - 1, day)) + FARTHEST;
    long order = digits(key.article()) << 8 | 2L * Math.min(127, ordinal(key.account()));
    return bounded << KEY_BITS | order | (known ? 1 : 0);
  }

  /**
   * How many days lie between two places.
   *
   * @param whatever whether to count days of publication as well; else 0 is given where one has no
   *     day of an event
   */
  public static long daysApart(long one, long other, boolean whatever) {
    return !whatever && (one & other & 1) == 0
        ? 0
        : Math.abs((one >> KEY_BITS) - (other >> KEY_BITS));
  }

  /** The first digits of the hash in an article's identity. */
  private static long digits(String article) {
    int begin = article.indexOf(':') + 1;
    if (article.length() - begin < HASH_DIGITS) {
      return article.hashCode() & 0xffff_ffffL;
    }
    long digits = 0;
    for (int i = begin; i < begin + HASH_DIGITS; i++) {
      int digit = Character.digit(article.charAt(i), 16);
      if (digit < 0) {
        return article.hashCode() & 0xffff_ffffL;
      }
      digits = digits << 4 | digit;
    }
    return digits;
  }

  /** The number in an account's name, such as 12 in {@code a12}. */
  private static int ordinal(String account) {
    int ordinal = 0;
    for (int i = 0; i < account.length() && ordinal < 256; i++) {
      int digit = Character.digit(account.charAt(i), 10);
      ordinal = digit < 0 ? ordinal : 10 * ordinal + digit;
    }
    return ordinal;
  }

  /**
   * The number that a block is held under: a hash (Fowler, Noll and Vo 1991, with the finish of
   * SplitMix64). Keys that end in a number, as those of places and days do, have it in front, so
   * that blocks of one time lie together and reports of one week touch few pages.
   */
  static long number(String block) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < block.length(); i++) {
      hash = (hash ^ block.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    hash ^= hash >>> 31;
    int end = block.length();
    int begin = end;
    while (begin > 0 && Character.digit(block.charAt(begin - 1), 10) >= 0) {
      begin--;
    }
    if (begin == 0 || end - begin == 0 || end - begin > 6 || block.charAt(begin - 1) != ':') {
      return hash;
    }
    long time = Integer.parseInt(block, begin, end, 10);
    return time << 48 | hash >>> 16;
  }
}
