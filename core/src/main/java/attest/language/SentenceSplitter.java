package attest.language;

import java.util.Arrays;

/** Decides between which words of a paragraph a sentence ends. Immutable. */
final class SentenceSplitter {
  private static final String BULLETS = "•‣▪●◦■□*-–—·";
  private static final int WORDS_TO_SPEECH = 4;
  private static final int MARKS_TOGETHER = 8;

  private final WordTable table;
  private final int maxWords;

  SentenceSplitter(WordTable table, int maxWords) {
    this.table = table;
    this.maxWords = maxWords;
  }

  /**
   * The ends of the sentences of a paragraph that lies at [begin, end) of the text: for each the
   * index after its last word, in order. None is longer than the limit.
   */
  int[] ends(String text, Words words, int begin, int end) {
    Quotes.Role[] roles = Quotes.roles(text, words, begin, end);
    int[] found = new int[16];
    int count = 0;
    int from = 0;
    int size = words.size();
    int at = 0;
    while (at < size) {
      int stop = endAfter(text, words, roles, from, at);
      if (stop < 0) {
        at++;
        if (at < size && startsItem(text, words, at)) {
          stop = at;
        } else if (at == size) {
          stop = size;
        } else {
          continue;
        }
      }
      while (stop - from > maxWords) {
        int cut = cut(text, words, from);
        found = append(found, count++, cut);
        from = cut;
      }
      found = append(found, count++, stop);
      from = stop;
      at = stop;
    }
    return Arrays.copyOf(found, count);
  }

  private static int[] append(int[] list, int size, int value) {
    int[] roomy = size == list.length ? Arrays.copyOf(list, 2 * size) : list;
    roomy[size] = value;
    return roomy;
  }

  /** The index after the sentence that word {@code at} ends with the marks after it, else -1. */
  private int endAfter(String text, Words words, Quotes.Role[] roles, int from, int at) {
    Words.Ending ending = words.ending(at);
    boolean mark = ending == Words.Ending.NONE && isTerminator(text, words, at);
    if (!mark && ending == Words.Ending.NONE) {
      return -1;
    }
    int size = words.size();
    int near = Math.min(size, at + MARKS_TOGETHER);
    int next = at + 1;
    boolean quoted = false;
    while (next < near
        && (roles[next] == Quotes.Role.CLOSE || mark && isTerminator(text, words, next))) {
      quoted |= roles[next] == Quotes.Role.CLOSE;
      next++;
    }
    if (next == size) {
      return size;
    }
    int first = next;
    int far = Math.min(size - 1, next + MARKS_TOGETHER);
    while (first < far && (roles[first] == Quotes.Role.OPEN || isDash(text, words, first))) {
      first++;
    }
    int code = text.codePointAt(words.begin(first));
    if (mark) {
      return endsBefore(text, words, roles, from, at, next, first, code, quoted) ? next : -1;
    }
    boolean ends =
        switch (ending) {
          case NONE, NEVER -> false;
          case BEFORE_CAPITAL -> Character.isUpperCase(code) && !isDash(text, words, next);
          case BEFORE_OPENER ->
              !isDash(text, words, next)
                  && (table.isOpener(form(text, words, first)) || quoted && isCapital(code));
        };
    return ends ? next : -1;
  }

  private boolean endsBefore(
      String text,
      Words words,
      Quotes.Role[] roles,
      int from,
      int at,
      int next,
      int first,
      int code,
      boolean quoted) {
    if (isItemNumber(text, words, from, at)) {
      return false;
    }
    boolean touches = words.begin(at + 1) == words.end(at);
    if (touches && roles[at + 1] == Quotes.Role.NONE && !Character.isUpperCase(code)) {
      return false;
    }
    if (Character.isLowerCase(code)) {
      return isArticleOfName(text, words, first);
    }
    if (!Character.isLetterOrDigit(code)) {
      return roles[next] == Quotes.Role.OPEN || !isPunctuation(code);
    }
    char mark = text.charAt(words.begin(at));
    boolean question = mark == '?' || mark == '!';
    return !(quoted && question && speechFollows(text, words, first));
  }

  private static boolean isCapital(int code) {
    return Character.isUpperCase(code) || Character.isTitleCase(code);
  }

  private static boolean isPunctuation(int code) {
    return ",;:.)]}-–—/&%".indexOf(code) >= 0;
  }

  private static boolean isTerminator(String text, Words words, int at) {
    char c = text.charAt(words.begin(at));
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '؟' || c == '।';
  }

  private static boolean isDash(String text, Words words, int at) {
    char c = text.charAt(words.begin(at));
    return c == '-' || c == '–' || c == '—';
  }

  /** Whether all that stands before the full stop is the number or letter of an item of a list. */
  private static boolean isItemNumber(String text, Words words, int from, int at) {
    if (at != from + 1 || text.charAt(words.begin(at)) != '.') {
      return false;
    }
    int length = words.end(from) - words.begin(from);
    int code = text.codePointAt(words.begin(from));
    return length <= 2 && Character.isDigit(code) || length == 1 && Character.isLetter(code);
  }

  /** Whether a small word begins a sentence because names of its kind are written so: al-, el-. */
  private static boolean isArticleOfName(String text, Words words, int at) {
    if (at + 2 >= words.size() || words.end(at) - words.begin(at) != 2) {
      return false;
    }
    String form = form(text, words, at);
    return (form.equals("al") || form.equals("el"))
        && text.charAt(words.begin(at + 1)) == '-'
        && Character.isUpperCase(text.codePointAt(words.begin(at + 2)));
  }

  /** Whether someone is said to speak in the next few words: "Why?" Essid asked. */
  private boolean speechFollows(String text, Words words, int first) {
    int last = Math.min(words.size(), first + WORDS_TO_SPEECH);
    for (int i = first; i < last; i++) {
      if (table.isSpeech(form(text, words, i))) {
        return true;
      }
      int code = text.codePointAt(words.begin(i));
      if (!Character.isUpperCase(code)) {
        return false;
      }
    }
    return false;
  }

  /** Whether word {@code at} is the first of its line and a bullet or the number of an item. */
  private static boolean startsItem(String text, Words words, int at) {
    boolean newLine = false;
    for (int i = words.end(at - 1); i < words.begin(at); i++) {
      newLine |= text.charAt(i) == '\n' || text.charAt(i) == '\u2028';
    }
    if (!newLine) {
      return false;
    }
    char c = text.charAt(words.begin(at));
    boolean alone = words.end(at) - words.begin(at) == 1;
    boolean spaced = at + 1 < words.size() && Characters.isGap(text.charAt(words.end(at)));
    if (alone && spaced && BULLETS.indexOf(c) >= 0) {
      return true;
    }
    return Character.isDigit(c)
        && words.end(at) - words.begin(at) <= 2
        && at + 1 < words.size()
        && words.begin(at + 1) == words.end(at)
        && ".)".indexOf(text.charAt(words.begin(at + 1))) >= 0;
  }

  /** Where to cut a sentence that is too long: after the last good mark in the second half. */
  private int cut(String text, Words words, int from) {
    return cut(text, words, from, from + maxWords);
  }

  /**
   * Where to cut the words [from, to): after the last semicolon, else comma, in their second half.
   */
  static int cut(String text, Words words, int from, int to) {
    int middle = from + (to - from) / 2;
    for (String marks : new String[] {";", ":,–—", ")]”»\""}) {
      for (int i = to - 1; i > middle; i--) {
        if (marks.indexOf(text.charAt(words.begin(i))) >= 0) {
          return i + 1;
        }
      }
    }
    return to;
  }

  private static String form(String text, Words words, int at) {
    return text.substring(words.begin(at), words.end(at));
  }
}
