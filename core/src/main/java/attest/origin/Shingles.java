package attest.origin;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The word sequences of a text, as hashes. Words are runs of letters, digits and marks in lower
 * case after NFKC; a character of a script that is written without spaces is a word of its own.
 */
final class Shingles {
  /** How many words in a row make a shingle. */
  static final int WORDS = 3;

  private static final long PRIME = 0x100000001B3L;
  private static final long BASIS = 0xCBF29CE484222325L;

  private final long[] words;
  private int count;

  private Shingles(int capacity) {
    words = new long[capacity];
  }

  /** A text with all its words as hashes, in order. */
  static Shingles of(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
    Shingles shingles = new Shingles(folded.length());
    long hash = BASIS;
    boolean open = false;
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      boolean alone = Character.isIdeographic(c) || standsWithoutSpaces(c);
      if (open && (alone || !isPartOfWord(c))) {
        shingles.words[shingles.count++] = mix(hash);
        open = false;
      }
      if (isPartOfWord(c)) {
        hash = ((open ? hash : BASIS) ^ Character.toLowerCase(c)) * PRIME;
        open = true;
      }
      if (alone && open) {
        shingles.words[shingles.count++] = mix(hash);
        open = false;
      }
    }
    if (open) {
      shingles.words[shingles.count++] = mix(hash);
    }
    return shingles;
  }

  /** How many words the text has. */
  int words() {
    return count;
  }

  /** A hash of all words in their order. */
  long whole() {
    long hash = BASIS;
    for (int i = 0; i < count; i++) {
      hash = mix(hash * 31 + words[i]);
    }
    return hash;
  }

  /** The hashes of the different shingles, sorted; a text of fewer words is one shingle. */
  long[] distinct() {
    if (count == 0) {
      return new long[0];
    }
    int length = Math.min(WORDS, count);
    long[] hashes = new long[count - length + 1];
    for (int i = 0; i < hashes.length; i++) {
      long hash = BASIS;
      for (int j = i; j < i + length; j++) {
        hash = mix(hash * 31 + words[j]);
      }
      hashes[i] = hash;
    }
    Arrays.sort(hashes);
    int kept = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, kept);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): spreads every bit over all. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsWithoutSpaces(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(c);
      default -> false;
    };
  }
}
