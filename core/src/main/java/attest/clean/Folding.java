package attest.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forms of words in which lines are compared. */
final class Folding {
  private Folding() {}

  /** Lower case, one kind of apostrophe, single spaces, nothing at the ends. */
  static String line(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Layout.isBlank(c)) {
        gap = folded.length() > 0;
      } else {
        if (gap) {
          folded.append(' ');
          gap = false;
        }
        folded.append(c == '\u2019' || c == '\u2018' || c == '\u02BC' ? '\'' : c);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The words without numbers and punctuation, apart from marks within a word, with single spaces.
   */
  static String phrase(String text) {
    List<String> words = new ArrayList<>();
    for (String word : line(text).split(" ", -1)) {
      int from = 0;
      int to = word.length();
      while (from < to && !Character.isLetter(word.codePointAt(from))) {
        from += Character.charCount(word.codePointAt(from));
      }
      while (to > from && !isWordEnd(word.codePointBefore(to))) {
        to -= Character.charCount(word.codePointBefore(to));
      }
      if (from < to) {
        words.add(word.substring(from, to));
      }
    }
    return String.join(" ", words);
  }

  /** The words, letters and digits only, in lower case. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>(text.length() / 6 + 1);
    int begin = -1;
    boolean plain = true;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int length = 1;
      boolean in;
      if (c < 128) {
        boolean lower = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        in = lower || c >= 'A' && c <= 'Z';
        plain &= lower || !in;
      } else {
        int point = text.codePointAt(i);
        length = Character.charCount(point);
        in =
            Character.isLetterOrDigit(point)
                || Character.getType(point) == Character.NON_SPACING_MARK;
        plain &= !in;
      }
      if (in && begin < 0) {
        begin = i;
      } else if (!in && begin >= 0) {
        words.add(plain ? text.substring(begin, i) : lower(text, begin, i));
        begin = -1;
        plain = true;
      }
      i += length;
    }
    if (begin >= 0) {
      words.add(plain ? text.substring(begin) : lower(text, begin, text.length()));
    }
    return words;
  }

  private static String lower(String text, int begin, int end) {
    StringBuilder lower = new StringBuilder(end - begin);
    for (int i = begin; i < end; ) {
      int c = text.codePointAt(i);
      lower.appendCodePoint(Character.toLowerCase(c));
      i += Character.charCount(c);
    }
    return lower.toString();
  }

  private static boolean isWordEnd(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
