package attest.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words as they are searched for: runs of letters and digits in lower case without accents. The
 * same for both engines, so that both find the same.
 */
final class Words {
  /** More of a text than this is not searched; an engine has limits of its own beyond it. */
  private static final int MOST = 300_000;

  private Words() {}

  /** The words of a text with a space between any two; the same text gives the same. */
  static String fold(String text) {
    String whole = text.length() > MOST ? text.substring(0, MOST) : text;
    StringBuilder out = new StringBuilder(whole.length());
    boolean plain = isPlain(whole);
    String source = plain ? whole : Normalizer.normalize(whole, Normalizer.Form.NFKD);
    boolean gap = false;
    for (int i = 0; i < source.length(); ) {
      int c = source.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(Character.toLowerCase(c));
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        gap = true;
      }
    }
    return out.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }

  /** What to search for: phrases of folded words, all of which must be found. */
  static List<String> phrases(String query) {
    List<String> phrases = new ArrayList<>();
    String[] parts =
        query.toLowerCase(Locale.ROOT).replace('“', '"').replace('”', '"').split("\"", -1);
    for (int i = 0; i < parts.length; i++) {
      String folded = fold(parts[i]);
      if (folded.isEmpty()) {
        continue;
      }
      if (i % 2 == 1) {
        phrases.add(folded);
      } else {
        phrases.addAll(List.of(folded.split(" ")));
      }
    }
    return phrases;
  }

  /** The phrases in the language of FTS5. */
  static String sqlite(List<String> phrases) {
    return String.join(" AND ", phrases.stream().map(phrase -> "\"" + phrase + "\"").toList());
  }

  /** Whether folded words contain all phrases. */
  static boolean contain(String folded, List<String> phrases) {
    String padded = " " + folded + " ";
    return phrases.stream().allMatch(phrase -> padded.contains(" " + phrase + " "));
  }
}
