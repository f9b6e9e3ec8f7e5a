package attest.language;

/**
 * Finds words in a text, one pass from left to right. A word never contains white space or a
 * control character, and every other character of the text belongs to exactly one word. Immutable.
 */
final class Tokenizer {
  private static final int LONGEST_WORD = 256;

  private final WordTable table;

  Tokenizer(WordTable table) {
    this.table = table;
  }

  /** The words of the stretch [from, to) of {@code text}. */
  Words tokenize(String text, int from, int to) {
    Words words = new Words();
    int at = from;
    while (at < to) {
      int code = text.codePointAt(at);
      if (Characters.isGap(code)) {
        at += Character.charCount(code);
        continue;
      }
      int end = at;
      while (end < to && end - at < LONGEST_WORD && !Characters.isGap(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      chunk(text, at, Math.min(end, to), to, words);
      at = end;
    }
    return words;
  }

  /** Cuts [at, end), which has no gap in it; the text goes on until {@code limit}. */
  private void chunk(String text, int at, int end, int limit, Words words) {
    while (at < end) {
      int code = text.codePointAt(at);
      int next;
      if (Character.isDigit(code)) {
        next = number(text, at, end, limit, words);
      } else if (Characters.isWordStart(code)) {
        next = word(text, at, end, limit, words);
      } else {
        next = symbol(text, at, end, words);
      }
      at = next;
    }
  }

  private int symbol(String text, int at, int end, Words words) {
    char c = text.charAt(at);
    int run = at + 1;
    switch (c) {
      case '.', '-', '*', '=', '_', '~', '`', '+', '—', '–' ->
          run = Characters.run(text, at, end, c);
      case '\'' -> {
        int clitic = Clitics.standing(text, at, end);
        run = clitic > 0 ? clitic : at + (at + 1 < end && text.charAt(at + 1) == '\'' ? 2 : 1);
      }
      case '’' -> {
        int clitic = Clitics.standing(text, at, end);
        run = clitic > 0 ? clitic : at + 1;
      }
      case '!', '?' -> {
        while (run < end && (text.charAt(run) == '!' || text.charAt(run) == '?')) {
          run++;
        }
      }
      case '<', '>' -> {
        if (run < end && text.charAt(run) == c) {
          run++;
        }
      }
      case ':', ';' -> run = Addresses.smileyEnd(text, at, end);
      case '@', '#' -> {
        if (run < end && Character.isLetter(text.codePointAt(run))) {
          run = Characters.nameEnd(text, run, end);
        }
      }
      default -> run = at + Character.charCount(text.codePointAt(at));
    }
    run = Characters.skipMarks(text, run, end);
    words.add(at, run);
    return run;
  }

  private int number(String text, int at, int end, int limit, Words words) {
    int stop = Characters.numberEnd(text, at, end);
    int letters = stop;
    while (letters < end && Character.isLetter(text.codePointAt(letters))) {
      letters += Character.charCount(text.codePointAt(letters));
    }
    if (letters > stop
        && table.isUnit(text.substring(stop, letters))
        && !goesOn(text, letters, end)) {
      words.add(at, stop);
      return word(text, stop, end, limit, words);
    }
    if (letters > stop) {
      stop = Characters.nameEnd(text, letters, end);
      int clitic = Clitics.start(text, at, stop);
      words.add(at, clitic);
      if (clitic < stop) {
        words.add(clitic, stop);
      }
      return stop;
    }
    if (decade(text, at, stop, end)) {
      stop += 2;
    }
    words.add(at, stop);
    return stop;
  }

  /** Whether the number is a decade and its apostrophe and s follow, as in 1980's. */
  private static boolean decade(String text, int at, int stop, int end) {
    return (stop - at == 2 || stop - at == 4)
        && text.charAt(stop - 1) == '0'
        && stop + 1 < end
        && Characters.isApostrophe(text.charAt(stop))
        && text.charAt(stop + 1) == 's'
        && !goesOn(text, stop + 2, end);
  }

  private static boolean goesOn(String text, int at, int end) {
    return at < end && Character.isLetterOrDigit(text.codePointAt(at));
  }

  private int word(String text, int at, int end, int limit, Words words) {
    int address = Addresses.end(text, at, end);
    if (address > at) {
      words.add(at, address);
      return address;
    }
    int stop = Characters.nameEnd(text, at, end);
    stop = dotted(text, at, stop, end);
    stop = joined(text, at, stop, end);
    if (stop < end && text.charAt(stop) == '.') {
      Words.Ending ending = ending(text, at, stop, end, limit, words);
      if (ending != Words.Ending.NONE) {
        words.add(at, stop + 1, ending);
        return stop + 1;
      }
    }
    int clitic = Clitics.start(text, at, stop);
    words.add(at, clitic);
    if (clitic < stop) {
      words.add(clitic, stop);
    }
    return stop;
  }

  /** Goes on over full stops within a word: U.S, Ph.D, attest.org; the last full stop is left. */
  private int dotted(String text, int at, int stop, int end) {
    int from = at;
    while (stop + 1 < end
        && text.charAt(stop) == '.'
        && Character.isLetter(text.codePointAt(stop + 1))) {
      int next = Characters.nameEnd(text, stop + 1, end);
      boolean initials =
          next - stop == 2
              && (stop - from == 1 || stop - from == 2 && text.codePointAt(stop + 1) < 'a');
      if (!initials && !table.isDomain(text.substring(stop + 1, next))) {
        break;
      }
      from = stop + 1;
      stop = next;
    }
    return stop;
  }

  /** Goes on over a hyphen after a prefix, as in anti-army, and over the ampersand of AT&T. */
  private int joined(String text, int at, int stop, int end) {
    if (stop + 1 >= end) {
      return stop;
    }
    char c = text.charAt(stop);
    if (c == '-'
        && Character.isLetterOrDigit(text.codePointAt(stop + 1))
        && table.isPrefix(text.substring(at, stop))) {
      return Characters.nameEnd(text, stop + 1, end);
    }
    if (c == '&' && stop - at <= 3 && Characters.allCapitals(text, at, stop)) {
      int next = stop + 1;
      while (next < end && Character.isUpperCase(text.charAt(next))) {
        next++;
      }
      if (next > stop + 1 && !goesOn(text, next, end)) {
        return Math.max(next, Characters.nameEnd(text, next, end));
      }
    }
    return stop;
  }

  /**
   * Whether the full stop at {@code stop} belongs to the word before it, and how it ends sentences.
   */
  private Words.Ending ending(String text, int at, int stop, int end, int limit, Words words) {
    if (stop + 1 < end && text.charAt(stop + 1) == '.') {
      return Words.Ending.NONE;
    }
    String form = text.substring(at, stop);
    int after = Characters.skipGaps(text, stop + 1, limit);
    WordTable.Abbreviation abbreviation = table.abbreviation(form);
    if (abbreviation != null && allows(abbreviation.when(), text, after, limit, words)) {
      String next = text.substring(after, Characters.nameEnd(text, after, limit));
      return abbreviation.neverBefore().contains(next) ? Words.Ending.NEVER : abbreviation.ending();
    }
    if (form.indexOf('.') > 0 && form.lastIndexOf('.') >= form.length() - 3) {
      return Words.Ending.BEFORE_OPENER;
    }
    if (form.length() == 1 && Character.isUpperCase(form.charAt(0)) && after < limit) {
      String next = text.substring(after, Characters.nameEnd(text, after, limit));
      boolean street = "NSEW".contains(form) && Character.isDigit(text.codePointAt(after));
      boolean initial =
          !next.isEmpty()
              && (street || Character.isUpperCase(next.codePointAt(0)))
              && !table.isOpener(next)
              && (!form.equals("I") || afterCapital(text, words));
      return initial ? Words.Ending.NEVER : Words.Ending.NONE;
    }
    return Words.Ending.NONE;
  }

  private static boolean allows(
      WordTable.When when, String text, int after, int limit, Words words) {
    return switch (when) {
      case ALWAYS -> true;
      case BEFORE_DIGIT -> after < limit && Character.isDigit(text.codePointAt(after));
      case AFTER_COMMA -> words.size() > 0 && text.charAt(words.begin(words.size() - 1)) == ',';
    };
  }

  private static boolean afterCapital(String text, Words words) {
    return words.size() > 0
        && Character.isUpperCase(text.codePointAt(words.begin(words.size() - 1)));
  }
}
