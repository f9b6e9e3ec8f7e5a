package attest.clean;

import attest.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The paragraphs of a text by its lines. Blank lines divide; single line feeds do so too unless the
 * text is wrapped by hand, that is, unless most lines end where the next word would not have
 * fitted.
 */
final class Layout {
  private static final int WIDEST_WRAP = 140;

  private Layout() {}

  /** The paragraphs of {@code text}, each as its lines without surrounding white space. */
  static List<List<Span>> paragraphs(String text) {
    List<List<Span>> blocks = blocks(text);
    int width = width(blocks);
    boolean wrapped = width <= WIDEST_WRAP && isWrapped(text, blocks, width);
    List<List<Span>> paragraphs = new ArrayList<>();
    for (List<Span> block : blocks) {
      List<Span> open = new ArrayList<>();
      for (Span line : block) {
        if (!open.isEmpty()
            && !(wrapped && continues(text, open.getLast(), line, width - width / 4))) {
          paragraphs.add(List.copyOf(open));
          open.clear();
        }
        open.add(line);
      }
      paragraphs.add(List.copyOf(open));
    }
    return paragraphs;
  }

  /**
   * The words of a paragraph on one line; a line that ends in a hyphen is joined without a space.
   */
  static String joined(String text, List<Span> lines) {
    StringBuilder joined = new StringBuilder();
    for (Span line : lines) {
      int length = joined.length();
      boolean hyphen =
          length > 1
              && joined.charAt(length - 1) == '-'
              && Character.isLetter(joined.charAt(length - 2));
      if (length > 0 && !hyphen) {
        joined.append(' ');
      }
      joined.append(text, line.begin(), line.end());
    }
    return joined.toString();
  }

  /** Whether a reader sees nothing where this character stands. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\uFEFF'
        || c == '\u200B'
        || c == '\u0085'
        || c == '\u0000';
  }

  private static List<List<Span>> blocks(String text) {
    List<List<Span>> blocks = new ArrayList<>();
    List<Span> open = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isBreak(text.charAt(end))) {
        end++;
      }
      Span line = trimmed(text, at, end);
      if (line.length() > 0) {
        open.add(line);
      } else if (!open.isEmpty()) {
        blocks.add(List.copyOf(open));
        open.clear();
      }
      boolean pair =
          end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
      at = end + (pair ? 2 : 1);
    }
    if (!open.isEmpty()) {
      blocks.add(List.copyOf(open));
    }
    return blocks;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085' || c == '\f';
  }

  private static Span trimmed(String text, int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  private static int width(List<List<Span>> blocks) {
    int width = 0;
    for (List<Span> block : blocks) {
      for (Span line : block) {
        width = Math.max(width, line.length());
      }
    }
    return width;
  }

  private static boolean isWrapped(String text, List<List<Span>> blocks, int width) {
    int breaks = 0;
    int forced = 0;
    for (List<Span> block : blocks) {
      for (int i = 1; i < block.size(); i++) {
        breaks++;
        forced += continues(text, block.get(i - 1), block.get(i), width - 3) ? 1 : 0;
      }
    }
    return breaks > 0 && forced * 10 >= breaks * 6;
  }

  private static boolean continues(String text, Span line, Span next, int width) {
    int end = next.begin();
    while (end < next.end() && !isBlank(text.charAt(end))) {
      end++;
    }
    return line.length() + 1 + (end - next.begin()) > width;
  }
}
