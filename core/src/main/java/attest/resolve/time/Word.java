package attest.resolve.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, number or mark of a text, as the time patterns see it.
 *
 * @param begin first UTF-16 unit
 * @param end after the last UTF-16 unit
 * @param form as written
 * @param lower in lower case, with a straight apostrophe; {@code "\n\n"} for the gap between
 *     paragraphs
 */
record Word(int begin, int end, String form, String lower) {
  private static final String GAP = "\n\n";

  /** Whether it begins with a capital letter. */
  boolean capital() {
    return Character.isUpperCase(form.charAt(0));
  }

  /** Whether it is made of digits only. */
  boolean digits() {
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) < '0' || form.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a letter or a digit that begins it. */
  boolean wordLike() {
    return Character.isLetterOrDigit(form.charAt(0));
  }

  /** Whether it is the gap between two paragraphs. */
  boolean gap() {
    return lower.equals(GAP);
  }

  /** The words of the first {@code limit} units of a text. One pass. */
  static List<Word> scan(String text, int limit) {
    int length = Math.min(text.length(), limit);
    List<Word> words = new ArrayList<>(length / 5 + 8);
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      int next;
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        next = skipSpace(text, i, length, words);
        i = next;
        continue;
      } else if (isDigit(c)) {
        next = number(text, i, length);
      } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
        next = letters(text, i, length);
      } else if (isApostrophe(c) && possessive(text, i, length)) {
        next = i + 2;
      } else {
        next = i + 1;
      }
      String form = text.substring(i, next);
      words.add(new Word(i, next, form, lower(form)));
      i = next;
    }
    return words;
  }

  private static int skipSpace(String text, int begin, int length, List<Word> words) {
    int breaks = 0;
    int i = begin;
    while (i < length
        && (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i)))) {
      if (text.charAt(i) == '\n') {
        breaks++;
      }
      i++;
    }
    if (breaks > 1) {
      words.add(new Word(begin, i, text.substring(begin, i), GAP));
    }
    return i;
  }

  private static int number(String text, int begin, int length) {
    int iso = isoDate(text, begin, length);
    if (iso > 0) {
      return iso;
    }
    int i = begin;
    while (i < length) {
      char c = text.charAt(i);
      boolean joins =
          (c == '.' || c == ',' || c == ':' || c == '/')
              && i + 1 < length
              && isDigit(text.charAt(i + 1));
      if (!isDigit(c) && !joins) {
        break;
      }
      i++;
    }
    while (i < length && Character.isLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int isoDate(String text, int begin, int length) {
    String form = "dddd-dd-dd";
    if (begin + form.length() > length) {
      return -1;
    }
    for (int k = 0; k < form.length(); k++) {
      char c = text.charAt(begin + k);
      if (form.charAt(k) == 'd' ? !isDigit(c) : c != '-') {
        return -1;
      }
    }
    int i = begin + form.length();
    if (i < length && isDigit(text.charAt(i))) {
      return -1;
    }
    if (i + 3 <= length && text.charAt(i) == 'T' && isDigit(text.charAt(i + 1))) {
      i++;
      while (i < length
          && (isDigit(text.charAt(i)) || text.charAt(i) == ':')
          && i - begin < form.length() + 9) {
        i++;
      }
      if (i < length && text.charAt(i) == 'Z') {
        i++;
      }
    }
    return i;
  }

  private static int letters(String text, int begin, int length) {
    int i = begin;
    while (i < length) {
      char c = text.charAt(i);
      if (Character.isLetter(c)
          || Character.isSurrogate(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        i++;
      } else if (isDigit(c) && i > begin) {
        i++;
      } else if (isApostrophe(c)
          && i + 1 < length
          && Character.isLetter(text.charAt(i + 1))
          && !possessive(text, i, length)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean possessive(String text, int at, int length) {
    return at + 1 < length
        && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
        && (at + 2 >= length || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }

  private static String lower(String form) {
    return form.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2018', '\'');
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
