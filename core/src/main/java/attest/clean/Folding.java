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
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 128) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
          word.append((char) c);
        } else if (c >= 'A' && c <= 'Z') {
          word.append((char) (c + 32));
        } else if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        word.appendCodePoint(Character.toLowerCase(c));
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isWordEnd(int c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
