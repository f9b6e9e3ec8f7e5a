package attest.language;

import java.util.Arrays;

/** A growing list of words, each a stretch of the text and how it may end a sentence. */
final class Words {
  /** How a word with its own full stop may end a sentence. */
  enum Ending {
    /** The word has no full stop of its own. */
    NONE,
    /** It never ends a sentence that goes on. */
    NEVER,
    /** It ends a sentence where a word follows that commonly opens one. */
    BEFORE_OPENER,
    /** It ends a sentence where a capital follows. */
    BEFORE_CAPITAL
  }

  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private Ending[] endings = new Ending[256];
  private int size;

  void add(int begin, int end) {
    add(begin, end, Ending.NONE);
  }

  void add(int begin, int end, Ending ending) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      endings = Arrays.copyOf(endings, 2 * size);
    }
    begins[size] = begin;
    ends[size] = end;
    endings[size++] = ending;
  }

  int size() {
    return size;
  }

  int begin(int word) {
    return begins[word];
  }

  int end(int word) {
    return ends[word];
  }

  Ending ending(int word) {
    return endings[word];
  }
}
