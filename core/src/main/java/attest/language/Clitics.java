package attest.language;

import java.util.Locale;
import java.util.Set;

/** The parts of contractions: do|n't, it|'s, can|not. */
final class Clitics {
  private static final Set<String> ENDINGS = Set.of("s", "m", "d", "re", "ve", "ll");
  private static final Set<String> PAIRS = Set.of("cannot", "gonna", "wanna", "gotta");

  private Clitics() {}

  /** Where the clitic of the word [at, end) begins; {@code end} where it has none. */
  static int start(String text, int at, int end) {
    int length = end - at;
    if (length >= 5 && length <= 6) {
      String word = text.substring(at, end).toLowerCase(Locale.ROOT);
      if (PAIRS.contains(word)) {
        return at + 3;
      }
    }
    for (int back = 2; back <= 3 && back < length; back++) {
      int apostrophe = end - back;
      if (Characters.isApostrophe(text.charAt(apostrophe))) {
        String rest = text.substring(apostrophe + 1, end).toLowerCase(Locale.ROOT);
        if (ENDINGS.contains(rest)) {
          return apostrophe;
        }
        char before = text.charAt(apostrophe - 1);
        boolean not = rest.equals("t") && (before == 'n' || before == 'N') && length > 3;
        return not ? apostrophe - 1 : end;
      }
    }
    return end;
  }

  /**
   * The end of a clitic that stands at an apostrophe without its word directly before it, as after
   * a bracket or a number, or of a shortened number ('90s); -1 where there is none.
   */
  static int standing(String text, int at, int end) {
    int stop = Characters.nameEnd(text, at + 1, end);
    String rest = text.substring(at + 1, stop).toLowerCase(Locale.ROOT);
    boolean attached = at > 0 && !Characters.isGap(text.charAt(at - 1));
    if (attached && ENDINGS.contains(rest)) {
      return stop;
    }
    boolean years =
        rest.length() >= 2
            && rest.length() <= 3
            && Character.isDigit(rest.charAt(0))
            && Character.isDigit(rest.charAt(1))
            && (rest.length() == 2 || rest.charAt(2) == 's');
    return years && !attached ? stop : -1;
  }
}
