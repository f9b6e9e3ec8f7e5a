package attest.format;

import java.util.Arrays;

/**
 * Turns UTF-16 offsets of a text into code point offsets and back, in time that does not grow with
 * the offset.
 */
final class CodePoints {
  private final int units;
  private final int[] pairsBefore;

  CodePoints(String text) {
    units = text.length();
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

  /** The UTF-16 offset before which there are so many code points; -1 if the text has fewer. */
  int unit(long point) {
    if (point < 0 || point > units - pairsBefore.length) {
      return -1;
    }
    int low = 0;
    int high = pairsBefore.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairsBefore[middle] - 1 - middle < point) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (int) point + low;
  }
}
