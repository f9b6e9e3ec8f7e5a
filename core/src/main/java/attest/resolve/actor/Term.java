package attest.resolve.actor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run of letters and digits of a text.
 *
 * @param begin first UTF-16 unit
 * @param end after the last UTF-16 unit
 * @param form as written
 * @param key in lower case, without accents
 * @param gap what stands between it and the term before
 */
record Term(int begin, int end, String form, String key, Gap gap) {
  /** What stands between two terms. */
  enum Gap {
    /** Blanks. */
    SPACE,
    /** A hyphen, stroke or apostrophe, or nothing. */
    JOIN,
    /** A comma. */
    COMMA,
    /** An opening bracket. */
    OPEN,
    /** A closing bracket. */
    CLOSE,
    /** A full stop directly before the next letter or a blank: "U.S. ", "St. Louis". */
    DOT,
    /** Any other mark, or the end of a sentence or paragraph. */
    BREAK
  }

  /** Whether it belongs to the same phrase as the term before. */
  boolean joined() {
    return gap == Gap.SPACE || gap == Gap.JOIN;
  }

  /** Whether its first letter is a capital. */
  boolean capital() {
    return Character.isUpperCase(form.charAt(0));
  }

  /** Whether it has a letter and no letter of it is small. */
  boolean upper() {
    boolean letter = false;
    for (int i = 0; i < form.length(); i++) {
      if (Character.isLowerCase(form.charAt(i))) {
        return false;
      }
      letter |= Character.isUpperCase(form.charAt(i));
    }
    return letter;
  }

  /** The terms of the first {@code limit} units of a text. One pass. */
  static List<Term> scan(String text, int limit) {
    int length = Math.min(text.length(), limit);
    List<Term> terms = new ArrayList<>(length / 6 + 8);
    int last = 0;
    int i = 0;
    while (i < length) {
      if (!isWord(text.charAt(i))) {
        i++;
        continue;
      }
      int begin = i;
      i = endOfTerm(text, i, length);
      String form = text.substring(begin, i);
      terms.add(new Term(begin, i, form, key(form), gap(text, last, begin)));
      last = i;
    }
    return terms;
  }

  /** Ends a term; "U.S." and "U.N." are one term, without the last full stop. */
  private static int endOfTerm(String text, int begin, int length) {
    int i = begin;
    while (i < length && isWord(text.charAt(i))) {
      i++;
    }
    while (i - begin >= 1
        && isSingle(text, i - 1, begin)
        && i + 1 < length
        && text.charAt(i) == '.'
        && Character.isUpperCase(text.charAt(i + 1))
        && (i + 2 >= length || !isWord(text.charAt(i + 2)))) {
      i += 2;
    }
    return i;
  }

  private static boolean isSingle(String text, int at, int begin) {
    return Character.isUpperCase(text.charAt(at)) && (at == begin || text.charAt(at - 1) == '.');
  }

  /** The key under which words are compared. */
  static String key(String form) {
    boolean ascii = true;
    for (int i = 0; i < form.length() && ascii; i++) {
      ascii = form.charAt(i) < 128;
    }
    String plain = form;
    if (!ascii) {
      StringBuilder letters = new StringBuilder();
      Normalizer.normalize(form, Normalizer.Form.NFD)
          .chars()
          .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
          .forEach(c -> letters.append((char) c));
      plain = letters.toString();
    }
    return (plain.indexOf('.') < 0 ? plain : plain.replace(".", "")).toLowerCase(Locale.ROOT);
  }

  private static Gap gap(String text, int begin, int end) {
    Gap gap = begin == end ? Gap.JOIN : Gap.SPACE;
    int breaks = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        breaks++;
      } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        gap = isDash(text, i) ? Gap.BREAK : mark(c, gap);
      }
    }
    return breaks > 1 || begin == 0 ? Gap.BREAK : gap;
  }

  /** "GAO, Mali - Gunmen": a hyphen between blanks is a dash. */
  private static boolean isDash(String text, int at) {
    char c = text.charAt(at);
    return (c == '-' || c == '\u2010' || c == '\u2011')
        && at > 0
        && at + 1 < text.length()
        && Character.isWhitespace(text.charAt(at - 1))
        && Character.isWhitespace(text.charAt(at + 1));
  }

  private static Gap mark(char c, Gap before) {
    Gap gap =
        switch (c) {
          case '-', '\u2010', '\u2011', '\'', '\u2019', '\u2018', '/' -> Gap.JOIN;
          case ',' -> Gap.COMMA;
          case '(', '[' -> Gap.OPEN;
          case ')', ']' -> Gap.CLOSE;
          case '.' -> Gap.DOT;
          case '"', '\u201c', '\u201d', '\u00ab', '\u00bb' -> Gap.SPACE;
          default -> Gap.BREAK;
        };
    boolean worse = gap.ordinal() > before.ordinal();
    return before == Gap.SPACE || worse ? gap : before;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
