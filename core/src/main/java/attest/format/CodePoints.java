package attest.format;

import java.util.Arrays;

/**
 * Turns UTF-16 offsets of a text into code point offsets, in time that does not grow with the
 * offset.
 */
final class CodePoints {
  private final int[] pairsBefore;

  CodePoints(String text) {
    int[] found = new int[16];
    int count = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = ++i;
      }
    }
    pairsBefore = Arrays.copyOf(found, count);
  }

  /** The number of code points before a UTF-16 offset; within a pair that of the pair's begin. */
  int at(int offset) {
    int position = Arrays.binarySearch(pairsBefore, offset);
    int pairs = position >= 0 ? position : -position - 1;
    return position >= 0 ? offset - pairs - 1 : offset - pairs;
  }
}
