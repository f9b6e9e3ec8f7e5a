package attest.language;

/**
 * Tells which quotation marks and brackets open and which close. Marks are judged by the space
 * around them; where that says nothing, by their usual direction, and straight ones by turns.
 */
final class Quotes {
  /** What a word is to a quotation. */
  enum Role {
    /** No quotation mark or bracket. */
    NONE,
    /** It opens a quotation or bracket. */
    OPEN,
    /** It closes one. */
    CLOSE
  }

  private static final String QUOTES = "\"“”„‟«»‹›'‘’‚`";
  private static final String USUALLY_OPEN = "“„‟«‹‘‚`";
  private static final String USUALLY_CLOSE = "”»›’";
  private static final String PUNCTUATION = ".,;:!?)]}…»”’›\"'";

  private Quotes() {}

  /** The roles of all words of a paragraph that lies at [begin, end) of the text. */
  static Role[] roles(String text, Words words, int begin, int end) {
    Role[] roles = new Role[words.size()];
    boolean doubleOpen = false;
    boolean singleOpen = false;
    for (int i = 0; i < roles.length; i++) {
      int at = words.begin(i);
      char c = text.charAt(at);
      int length = words.end(i) - at;
      Role role = Role.NONE;
      if (length == 1 && "([{".indexOf(c) >= 0) {
        role = Role.OPEN;
      } else if (length == 1 && ")]}".indexOf(c) >= 0) {
        role = Role.CLOSE;
      } else if (QUOTES.indexOf(c) >= 0
          && (length == 1 || length == 2 && text.charAt(at + 1) == c)) {
        boolean straight = c == '"' || c == '\'';
        boolean single = c == '\'' && length == 1;
        boolean open = single ? singleOpen : doubleOpen;
        boolean spaceBefore =
            at == begin
                || Characters.isGap(text.charAt(at - 1))
                || i > 0 && roles[i - 1] == Role.OPEN
                || text.charAt(at - 1) == '—';
        int after = words.end(i);
        boolean spaceAfter =
            after == end
                || Characters.isGap(text.charAt(after))
                || PUNCTUATION.indexOf(text.charAt(after)) >= 0;
        role = role(c, straight, open, spaceBefore, spaceAfter);
        if (single) {
          singleOpen = role == Role.OPEN;
        } else if (straight) {
          doubleOpen = role == Role.OPEN;
        }
      }
      roles[i] = role;
    }
    return roles;
  }

  private static Role role(
      char c, boolean straight, boolean open, boolean spaceBefore, boolean spaceAfter) {
    if (spaceBefore != spaceAfter) {
      return spaceBefore ? Role.OPEN : Role.CLOSE;
    }
    if (straight) {
      return open ? Role.CLOSE : Role.OPEN;
    }
    if (USUALLY_OPEN.indexOf(c) >= 0) {
      return Role.OPEN;
    }
    return USUALLY_CLOSE.indexOf(c) >= 0 ? Role.CLOSE : Role.NONE;
  }
}
