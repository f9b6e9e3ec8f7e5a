package attest.pipeline;

/**
 * Hides what may be secret in web addresses: name and password before the host, every value of the
 * query, and the fragment. Any name of a query may stand for a key, so that all values go; host,
 * path and names of the query stay, by which people know a feed again. Hiding twice changes
 * nothing.
 */
public final class AddressSecrets {
  private static final String HIDDEN = "…";

  private AddressSecrets() {}

  /**
   * A text in which the secret parts of all addresses are written as an ellipsis.
   *
   * @param text any text, such as the names of inputs or the message of a problem; an address is
   *     known by {@code ://} and ends at white space, a quotation mark or an angle bracket
   */
  public static String hide(String text) {
    StringBuilder shown = new StringBuilder();
    int done = 0;
    int mark = text.indexOf("://");
    while (mark >= 0) {
      int begin = mark + 3;
      int end = begin;
      while (end < text.length() && !isEnd(text.charAt(end))) {
        end++;
      }
      shown.append(text, done, begin);
      address(text.substring(begin, end), shown);
      done = end;
      mark = text.indexOf("://", end);
    }
    return shown.append(text, done, text.length()).toString();
  }

  private static void address(String rest, StringBuilder shown) {
    int after = user(rest);
    if (after > 0) {
      shown.append(HIDDEN).append('@');
    }
    int query = rest.indexOf('?', after);
    int fragment = rest.indexOf('#', after);
    if (query < 0 || (fragment >= 0 && fragment < query)) {
      shown.append(rest, after, fragment < 0 ? rest.length() : fragment);
    } else {
      shown.append(rest, after, query + 1);
      query(rest.substring(query + 1, fragment < 0 ? rest.length() : fragment), shown);
    }
    if (fragment >= 0) {
      shown.append('#').append(HIDDEN);
    }
  }

  /** Where the host begins: behind the last @ of the authority, or of what a port cannot be. */
  private static int user(String rest) {
    int slash = 0;
    while (slash < rest.length() && "/?#".indexOf(rest.charAt(slash)) < 0) {
      slash++;
    }
    String authority = rest.substring(0, slash);
    int port = authority.lastIndexOf(':');
    boolean broken =
        authority.indexOf('@') < 0
            && port > authority.lastIndexOf(']')
            && !authority.substring(port + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    return (broken ? rest : authority).lastIndexOf('@') + 1;
  }

  private static void query(String query, StringBuilder shown) {
    int begin = 0;
    while (begin < query.length()) {
      int end = query.indexOf('&', begin);
      end = end < 0 ? query.length() : end;
      int is = query.indexOf('=', begin);
      if (is >= begin && is < end) {
        shown.append(query, begin, is + 1);
      }
      if (end > begin) {
        shown.append(HIDDEN);
      }
      if (end < query.length()) {
        shown.append('&');
      }
      begin = end + 1;
    }
  }

  private static boolean isEnd(char c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || "\"'<>".indexOf(c) >= 0;
  }
}
