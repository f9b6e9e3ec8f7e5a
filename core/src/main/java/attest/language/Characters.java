package attest.language;

/** Questions about characters and runs of them. All ends are exclusive UTF-16 indexes. */
final class Characters {
  private Characters() {}

  /** White space, controls and characters without width: they are part of no word. */
  static boolean isGap(int code) {
    if (code > ' ' && code < 0x7f) {
      return false;
    }
    return Character.isSpaceChar(code)
        || Character.isISOControl(code)
        || code == 0x200b
        || code == 0xfeff
        || code == 0x2060;
  }

  /** Letters, and marks and format characters that stand before them. */
  static boolean isWordStart(int code) {
    return Character.isLetter(code) || isMark(code);
  }

  /** Marks, variation selectors, joiners, soft hyphens: they belong to the character before. */
  static boolean isMark(int code) {
    return switch (Character.getType(code)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          !isGap(code);
      default -> false;
    };
  }

  static int skipGaps(String text, int at, int end) {
    while (at < end && isGap(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, end);
  }

  static int skipMarks(String text, int at, int end) {
    while (at < end && isMark(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, end);
  }

  static int run(String text, int at, int end, char c) {
    while (at < end && text.charAt(at) == c) {
      at++;
    }
    return at;
  }

  /** The end of letters, digits, marks, underscores and apostrophes between letters. */
  static int nameEnd(String text, int at, int end) {
    int start = at;
    while (at < end) {
      int code = text.codePointAt(at);
      boolean inside =
          Character.isLetterOrDigit(code)
              || isMark(code)
              || (code == '_' && at > start)
              || (isApostrophe(code)
                  && at > start
                  && at + 1 < end
                  && Character.isLetter(text.codePointAt(at + 1)));
      if (!inside) {
        break;
      }
      at += Character.charCount(code);
    }
    return Math.min(at, end);
  }

  static boolean isApostrophe(int code) {
    return code == '\'' || code == '’' || code == '`' || code == 'ʼ' || code == '´';
  }

  static boolean allCapitals(String text, int at, int end) {
    for (int i = at; i < end; i++) {
      if (!Character.isUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return at < end;
  }

  /**
   * The end of a number: digits with a point, comma, colon or slash between them (1,200; 3.5;
   * 17:30; 9/11), a telephone number or a date in figures. Other hyphens end it: 2015-16 is three
   * words.
   */
  static int numberEnd(String text, int at, int end) {
    int dashed = dashedEnd(text, at, end);
    if (dashed > at) {
      return dashed;
    }
    int stop = digits(text, at, end);
    while (stop + 1 < end
        && ".,:/".indexOf(text.charAt(stop)) >= 0
        && Character.isDigit(text.codePointAt(stop + 1))) {
      stop = digits(text, stop + 1, end);
    }
    return stop;
  }

  private static int digits(String text, int at, int end) {
    while (at < end && (Character.isDigit(text.codePointAt(at)) || isMark(text.codePointAt(at)))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, end);
  }

  /** The end of groups of digits with hyphens that are one name (555-0100, 2015-03-18), else at. */
  private static int dashedEnd(String text, int at, int end) {
    int stop = digits(text, at, end);
    int groups = 1;
    int length = stop - at;
    int last = length;
    while (stop + 1 < end
        && text.charAt(stop) == '-'
        && Character.isDigit(text.codePointAt(stop + 1))) {
      int next = digits(text, stop + 1, end);
      last = next - stop - 1;
      stop = next;
      groups++;
    }
    boolean one = groups == 2 && length == 3 && last == 4 || groups >= 3;
    return one ? stop : at;
  }
}
