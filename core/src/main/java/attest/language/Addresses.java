package attest.language;

/** Addresses of pages and of mail, and faces made of punctuation: each is one word. */
final class Addresses {
  private Addresses() {}

  /** The end of an address that begins at {@code at}; {@code at} where there is none. */
  static int end(String text, int at, int end) {
    boolean page =
        text.startsWith("http://", at)
            || text.startsWith("https://", at)
            || text.startsWith("ftp://", at)
            || text.startsWith("www.", at);
    int stop = page ? trimmed(text, at, end) : mailEnd(text, at, end);
    return Math.max(stop, at);
  }

  private static int trimmed(String text, int at, int end) {
    int stop = end;
    while (stop > at && ".,;:!?)]}>\"'»”’".indexOf(text.charAt(stop - 1)) >= 0) {
      stop--;
    }
    return stop;
  }

  private static int mailEnd(String text, int at, int end) {
    int sign = at;
    while (sign < end && isAddressChar(text.charAt(sign))) {
      sign++;
    }
    if (sign == at || sign >= end || text.charAt(sign) != '@') {
      return at;
    }
    int stop = sign + 1;
    boolean dot = false;
    while (stop < end && isAddressChar(text.charAt(stop))) {
      dot |= text.charAt(stop) == '.';
      stop++;
    }
    return dot ? trimmed(text, at, stop) : at;
  }

  private static boolean isAddressChar(char c) {
    return c < 0x7f && Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  }

  /**
   * The end of a face such as :-) at a colon or semicolon that stands alone, else one character.
   */
  static int smileyEnd(String text, int at, int end) {
    int mouth = at + 1 < end && text.charAt(at + 1) == '-' ? at + 2 : at + 1;
    boolean alone = at == 0 || Characters.isGap(text.charAt(at - 1));
    boolean face = alone && mouth + 1 == end && ")(DP".indexOf(text.charAt(mouth)) >= 0;
    return face ? end : at + 1;
  }
}
