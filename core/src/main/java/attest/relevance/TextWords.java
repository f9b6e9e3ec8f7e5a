package attest.relevance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text: runs of letters in small letters, and any run of digits as {@link #FIGURE}.
 * Cost is linear in the length of the text.
 */
final class TextWords {
  /** What stands for any figure. */
  static final String FIGURE = "#";

  /** Longer runs are no words. */
  private static final int LONGEST = 24;

  private final List<String> forms = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  TextWords(String text) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      boolean digit = Character.isDigit(c);
      if (!digit && !Character.isLetter(c)) {
        at++;
        continue;
      }
      int begin = at;
      while (at < length
          && (digit ? Character.isDigit(text.charAt(at)) : Character.isLetter(text.charAt(at)))) {
        at++;
      }
      if (at - begin <= LONGEST) {
        forms.add(digit ? FIGURE : text.substring(begin, at).toLowerCase(Locale.ROOT));
        begins.add(begin);
        ends.add(at);
      }
    }
  }

  int size() {
    return forms.size();
  }

  String form(int index) {
    return forms.get(index);
  }

  int begin(int index) {
    return begins.get(index);
  }

  int end(int index) {
    return ends.get(index);
  }
}
