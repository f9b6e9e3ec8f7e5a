package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Knows the lines of a pasted page that are no part of the article. Immutable. */
final class PageFurniture {
  static final String KIND = "page-furniture";
  private static final int LONG_PROSE = 120;
  private static final int SHORT_PROSE = 30;

  /** More than the longest beginning of a line that is known. */
  private static final int HEAD = 160;

  /** Enough of the beginning of a line for its first two letters. */
  private static final int KEY = 8;

  /** How much longer than its words a line can be, for numbers and marks. */
  private static final int NUMBERS = 40;

  private static final String CLOSING = "\"'”’»)]";

  /** What a line means for what follows it. */
  enum Cut {
    /** Part of the article. */
    NONE,
    /** This line goes. */
    LINE,
    /** This line and the short lines after it go. */
    SECTION,
    /** This line and all after it go. */
    END
  }

  private record Wording(String text, Cut cut, int max) {
    /** The longest word, which a line must have to say this. */
    String longestWord() {
      return Arrays.stream(text.split(" ", -1))
          .max(Comparator.comparingInt(String::length))
          .orElse("");
    }
  }

  private record Part(Wording wording, String longestWord) {}

  private final Map<String, Wording> lines = new HashMap<>();
  private final Map<String, List<Wording>> starts = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private int longestLine;
  private int longestPart;

  PageFurniture(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      Cut cut = cut(entry, entry.text("cut"));
      int max = max(entry);
      longestPart = entry.texts("contains").isEmpty() ? longestPart : Math.max(longestPart, max);
      for (String line : entry.texts("lines")) {
        String phrase = Folding.phrase(line);
        lines.putIfAbsent(phrase, new Wording(line, cut, max));
        longestLine = Math.max(longestLine, phrase.length() + NUMBERS);
      }
      for (String start : entry.texts("starts")) {
        String folded = Folding.line(start);
        starts
            .computeIfAbsent(key(folded), k -> new ArrayList<>())
            .add(new Wording(folded, cut, max));
      }
      for (String part : entry.texts("contains")) {
        Wording wording = new Wording(String.join(" ", Folding.words(part)), cut, max);
        parts.add(new Part(wording, wording.longestWord()));
      }
    }
  }

  /** What a line, as pasted, means. */
  Cut of(String line) {
    if (line.length() > 700) {
      return Cut.NONE;
    }
    if (line.length() <= longestLine) {
      Wording whole = lines.get(Folding.phrase(line));
      if (whole != null && line.length() <= whole.max()) {
        return whole.cut();
      }
    }
    List<Wording> begun = starts.get(key(Folding.line(head(line, KEY))));
    if (begun != null) {
      String folded = Folding.line(head(line, HEAD));
      for (Wording start : begun) {
        if (line.length() <= start.max() && beginsWith(folded, start.text())) {
          return start.cut();
        }
      }
    }
    return line.length() <= longestPart ? byPart(line) : Cut.NONE;
  }

  private Cut byPart(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    for (Part part : parts) {
      if (line.length() <= part.wording().max()
          && lower.contains(part.longestWord())
          && String.join(" ", Folding.words(line)).contains(part.wording().text())) {
        return part.wording().cut();
      }
    }
    return Cut.NONE;
  }

  /**
   * The paragraphs that are the article's. At least one paragraph of prose stays, if there is one.
   */
  List<String> strip(List<String> paragraphs) {
    return strip(paragraphs, 1);
  }

  /**
   * The paragraphs that are the article's, where the words that end an article only do so if no
   * more than a share of the prose comes after them.
   */
  List<String> strip(List<String> paragraphs, double mostCut) {
    List<String> kept = new ArrayList<>();
    int all = 0;
    for (String paragraph : paragraphs) {
      all += isProse(paragraph) ? paragraph.length() : 0;
    }
    int passed = 0;
    boolean section = false;
    boolean prose = false;
    for (String paragraph : paragraphs) {
      Cut cut = of(paragraph);
      passed += isProse(paragraph) ? paragraph.length() : 0;
      if (cut == Cut.END && prose && all - passed <= mostCut * all) {
        return kept;
      }
      if (cut != Cut.NONE) {
        section |= cut == Cut.SECTION;
      } else if (section && !isProse(paragraph)) {
        continue;
      } else {
        section = false;
        kept.add(paragraph);
        prose |= isProse(paragraph);
      }
    }
    return kept;
  }

  /** Whether a paragraph reads like sentences and not like a link or label. */
  static boolean isProse(String paragraph) {
    if (paragraph.length() >= LONG_PROSE) {
      return true;
    }
    if (paragraph.length() < SHORT_PROSE) {
      return false;
    }
    int last = paragraph.length() - 1;
    while (last >= 0
        && (Layout.isBlank(paragraph.charAt(last))
            || CLOSING.indexOf(paragraph.charAt(last)) >= 0)) {
      last--;
    }
    return last >= 0 && ".!?…。؟।".indexOf(paragraph.charAt(last)) >= 0;
  }

  static Cut cut(RuleEntry entry, String name) {
    return switch (name) {
      case "none" -> Cut.NONE;
      case "line" -> Cut.LINE;
      case "section" -> Cut.SECTION;
      case "end" -> Cut.END;
      default ->
          throw new RuleException(
              entry.file(), entry.id(), "has cut '" + name + "'; it must be line, section or end");
    };
  }

  private static int max(RuleEntry entry) {
    String max = entry.findText("max");
    try {
      return max == null ? 200 : Integer.parseInt(max);
    } catch (NumberFormatException e) {
      throw new RuleException(entry.file(), entry.id(), "field 'max' must be a number");
    }
  }

  private static boolean beginsWith(String line, String start) {
    if (!line.startsWith(start)) {
      return false;
    }
    return line.length() == start.length()
        || !Character.isLetter(line.charAt(start.length()))
        || !Character.isLetter(start.charAt(start.length() - 1));
  }

  private static String head(String line, int length) {
    return line.length() <= length ? line : line.substring(0, length);
  }

  private static String key(String folded) {
    return folded.substring(0, Math.min(2, folded.length()));
  }
}
