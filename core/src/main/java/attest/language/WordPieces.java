package attest.language;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Turns words into the network's input: wordpieces of an uncased BERT vocabulary with the shape of
 * the part of the word that each belongs to. Greedy longest match first (Wu et al. 2016). It does
 * exactly what {@code training/wordpiece.py} does, which the network was trained with. Immutable.
 */
public final class WordPieces {
  /** The wordpiece that stands first in what a network reads. */
  public static final int START = 101;

  /** The wordpiece that stands last. */
  public static final int STOP = 102;

  private static final int UNKNOWN = 100;
  private static final int LONGEST = 100;
  private static final int OTHER_SHAPE = 7;
  private static final int DIGIT_SHAPE = 6;

  private final char[] letters;
  private final int[] begins;
  private final int[] slots;
  private final int longestEntry;

  /** Receives wordpieces. Not safe for threads. */
  public static final class Sink {
    int[] ids = new int[128];
    byte[] shapes = new byte[128];
    int size;

    /** One wordpiece with the shape of the part of the word that it belongs to. */
    public void add(int id, int shape) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
        shapes = Arrays.copyOf(shapes, 2 * size);
      }
      ids[size] = id;
      shapes[size++] = (byte) shape;
    }

    /** All that another has received. */
    public void addAll(Sink other) {
      for (int i = 0; i < other.size; i++) {
        add(other.ids[i], other.shapes[i]);
      }
    }

    /** Drops what is beyond the first {@code most}. */
    public void limit(int most) {
      size = Math.min(size, most);
    }

    /** How many were received. */
    public int size() {
      return size;
    }

    /** A copy of the wordpieces. */
    public int[] ids() {
      return Arrays.copyOf(ids, size);
    }

    /** A copy of their shapes. */
    public byte[] shapes() {
      return Arrays.copyOf(shapes, size);
    }
  }

  /** The vocabulary of the encoder that is shipped. */
  public static WordPieces shipped() {
    return Model.shippedPieces();
  }

  /** Reads a vocabulary: UTF-8, one entry a line; the line number from 0 is the entry's number. */
  WordPieces(byte[] vocabulary) {
    letters = new String(vocabulary, StandardCharsets.UTF_8).toCharArray();
    int lines = 0;
    for (char c : letters) {
      lines += c == '\n' ? 1 : 0;
    }
    begins = new int[lines + 2];
    slots = new int[Integer.highestOneBit(lines + 1) * 4];
    int number = 0;
    int longest = 1;
    int begin = 0;
    for (int i = 0; i <= letters.length; i++) {
      if (i == letters.length || letters[i] == '\n') {
        begins[number] = begin;
        begins[number + 1] = i + 1;
        if (i > begin) {
          insert(number, begin, i);
          longest = Math.max(longest, i - begin);
          number++;
        } else if (i < letters.length) {
          number++;
        }
        begin = i + 1;
      }
    }
    longestEntry = longest;
  }

  private void insert(int number, int begin, int end) {
    boolean inner = end - begin > 2 && letters[begin] == '#' && letters[begin + 1] == '#';
    int slot = hash(letters, inner ? begin + 2 : begin, end, inner) & (slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number + 1;
  }

  private static int hash(char[] chars, int begin, int end, boolean inner) {
    int hash = inner ? 17 : 5;
    for (int i = begin; i < end; i++) {
      hash = hash * 31 + chars[i];
    }
    return hash ^ hash >>> 15;
  }

  /** The number of the entry that reads [begin, end) of {@code chars}, or -1. */
  private int find(char[] chars, int begin, int end, boolean inner) {
    int slot = hash(chars, begin, end, inner) & (slots.length - 1);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      int from = begins[number];
      int to = begins[number + 1] - 1;
      boolean entryInner = to - from > 2 && letters[from] == '#' && letters[from + 1] == '#';
      if (entryInner == inner
          && Arrays.equals(letters, inner ? from + 2 : from, to, chars, begin, end)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** Whether the vocabulary has the word whole. */
  boolean isWord(String word) {
    return find(word.toCharArray(), 0, word.length(), false) >= 0;
  }

  /** Adds the wordpieces of one word: at least one, and at most {@code most}. */
  public void add(String word, int most, Sink sink) {
    int limit = sink.size + most;
    int parts = 0;
    int begin = -1;
    for (int i = 0; i < word.length(); ) {
      int code = word.codePointAt(i);
      int length = Character.charCount(code);
      boolean dropped = isDropped(code);
      boolean alone = !dropped && (isPunctuation(code) || code >= 0x4e00 && code <= 0x9fff);
      if (alone) {
        if (begin >= 0) {
          addPart(clean(word, begin, i), sink);
          begin = -1;
        }
        addPart(word.substring(i, i + length), sink);
        parts++;
      } else if (!dropped && begin < 0) {
        begin = i;
        parts++;
      }
      i += length;
      if (sink.size >= limit) {
        sink.size = limit;
        return;
      }
    }
    if (begin >= 0) {
      addPart(clean(word, begin, word.length()), sink);
    }
    if (parts == 0) {
      sink.add(UNKNOWN, OTHER_SHAPE);
    }
    sink.size = Math.min(sink.size, limit);
  }

  /** A part of a word without the characters that are dropped. */
  private static String clean(String word, int begin, int end) {
    boolean dirty = false;
    for (int i = begin; i < end && !dirty; i++) {
      char c = word.charAt(i);
      dirty = c >= 0x7f && isDropped(word.codePointAt(i)) || c <= ' ';
    }
    if (!dirty) {
      return word.substring(begin, end);
    }
    StringBuilder kept = new StringBuilder();
    for (int i = begin; i < end; ) {
      int code = word.codePointAt(i);
      if (!isDropped(code)) {
        kept.appendCodePoint(code);
      }
      i += Character.charCount(code);
    }
    return kept.toString();
  }

  private void addPart(String part, Sink sink) {
    int shape = shape(part);
    char[] chars = normal(part);
    int length = chars.length;
    int codes = length <= LONGEST ? length : Character.codePointCount(chars, 0, length);
    if (length == 0 || codes > LONGEST) {
      sink.add(UNKNOWN, shape);
      return;
    }
    int before = sink.size;
    int start = 0;
    while (start < length) {
      int end = Math.min(length, start + longestEntry);
      int number = -1;
      while (end > start) {
        number = find(chars, start, end, start > 0);
        if (number >= 0) {
          break;
        }
        end--;
      }
      if (number < 0) {
        sink.size = before;
        sink.add(UNKNOWN, shape);
        return;
      }
      sink.add(number, shape);
      start = end;
    }
  }

  /** Decomposed, without accents, lower case. */
  private static char[] normal(String part) {
    boolean ascii = true;
    for (int i = 0; i < part.length() && ascii; i++) {
      ascii = part.charAt(i) < 0x80;
    }
    if (ascii) {
      char[] chars = part.toCharArray();
      for (int i = 0; i < chars.length; i++) {
        if (chars[i] >= 'A' && chars[i] <= 'Z') {
          chars[i] += 'a' - 'A';
        }
      }
      return chars;
    }
    String decomposed = Normalizer.normalize(part, Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return kept.toString().toLowerCase(java.util.Locale.ROOT).toCharArray();
  }

  private static boolean isDropped(int code) {
    if (code > ' ' && code < 0x7f) {
      return false;
    }
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isPunctuation(int code) {
    if (code < 0x80) {
      return code >= 33 && code <= 47
          || code >= 58 && code <= 64
          || code >= 91 && code <= 96
          || code >= 123 && code <= 126;
    }
    return switch (Character.getType(code)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /**
   * The number of a part's shape: 1 small letters, 2 a capital and small letters, 3 capitals, 4
   * mixed, 5 one letter that is not small, 6 with a digit, 7 other.
   */
  static int shape(String part) {
    boolean letters = !part.isEmpty();
    boolean digit = false;
    boolean lower = false;
    boolean upper = false;
    boolean restUpper = false;
    boolean restLower = false;
    int first = part.isEmpty() ? 0 : part.codePointAt(0);
    int count = 0;
    for (int i = 0; i < part.length(); ) {
      int code = part.codePointAt(i);
      i += Character.charCount(code);
      letters &= Character.isLetter(code);
      digit |= isDigit(code);
      boolean isUpper = Character.isUpperCase(code) || Character.isTitleCase(code);
      boolean isLower = Character.isLowerCase(code);
      upper |= isUpper;
      lower |= isLower;
      if (count++ > 0) {
        restUpper |= isUpper;
        restLower |= isLower;
      }
    }
    if (!letters) {
      return digit ? DIGIT_SHAPE : OTHER_SHAPE;
    }
    if (lower && !upper) {
      return 1;
    }
    if (count == 1) {
      return 5;
    }
    if (upper && !lower && part.codePoints().noneMatch(Character::isTitleCase)) {
      return 3;
    }
    return Character.isUpperCase(first) && restLower && !restUpper ? 2 : 4;
  }

  /** Digits in the sense of Unicode's numeric types decimal and digit, as in ² and ③. */
  private static boolean isDigit(int code) {
    if (code < 0x80) {
      return code >= '0' && code <= '9';
    }
    return Character.isDigit(code)
        || Character.getType(code) == Character.OTHER_NUMBER
            && com.ibm.icu.lang.UCharacter.getIntPropertyValue(
                    code, com.ibm.icu.lang.UProperty.NUMERIC_TYPE)
                == com.ibm.icu.lang.UCharacter.NumericType.DIGIT;
  }
}
