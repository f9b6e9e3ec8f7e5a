package attest.resolve.place;

import java.text.Normalizer;

/**
 * Brings spellings of a name to one form: lower case without accents, apostrophes and full stops;
 * every other sign parts words; "St." and "Saint", "Mt." and "Mount", "Ft." and "Fort" are one.
 */
final class Names {
  private Names() {}

  /** The folded form; empty where the name has no letter or digit. */
  static String fold(CharSequence name) {
    CharSequence text = name;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        text = Normalizer.normalize(name, Normalizer.Form.NFD);
        break;
      }
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    boolean gap = false;
    int wordStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap) {
          expand(out, wordStart);
          if (out.length() > 0) {
            out.append(' ');
          }
          wordStart = out.length();
          gap = false;
        }
        append(out, c);
      } else if (isSilent(c, text, i)) {
        continue;
      } else {
        gap = true;
      }
    }
    if (gap) {
      expand(out, wordStart);
    }
    return out.toString();
  }

  private static boolean isSilent(char c, CharSequence text, int i) {
    if (c == '.') {
      return i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
    }
    return c == '\''
        || c == '\u2019'
        || c == '\u2018'
        || c == '`'
        || c == '\u02BC'
        || c == '\u02BB'
        || c == '\u02BF'
        || c == '\u02BE'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.FORMAT;
  }

  private static void append(StringBuilder out, char c) {
    char lower = Character.toLowerCase(c);
    switch (lower) {
      case '\u00F8' -> out.append('o');
      case '\u0142' -> out.append('l');
      case '\u0111', '\u00F0' -> out.append('d');
      case '\u00DF' -> out.append("ss");
      case '\u00E6' -> out.append("ae");
      case '\u0153' -> out.append("oe");
      case '\u00FE' -> out.append("th");
      case '\u0131' -> out.append('i');
      default -> out.append(lower);
    }
  }

  private static void expand(StringBuilder out, int wordStart) {
    int length = out.length() - wordStart;
    if (length == 2 && out.charAt(wordStart + 1) == 't') {
      String full =
          switch (out.charAt(wordStart)) {
            case 's' -> "saint";
            case 'm' -> "mount";
            case 'f' -> "fort";
            default -> null;
          };
      if (full != null) {
        out.setLength(wordStart);
        out.append(full);
      }
    }
  }

  /** A 64-bit hash of a folded name (FNV-1a with the finisher of MurmurHash3). */
  static long hash(String folded) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < folded.length(); i++) {
      h = (h ^ folded.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
