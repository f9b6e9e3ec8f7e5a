package attest.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paragraphs of lines by where they stand: a line begins one if it stands farther below the line
 * before it than lines of its page do, or farther right than they do.
 */
final class PdfLayout {
  private static final double WIDE_GAP = 1.35;
  private static final float INDENT = 8;
  private static final float MARGIN = 2;
  private static final int RUNNING_PAGES = 3;

  private PdfLayout() {}

  /**
   * A line of a page.
   *
   * @param text its words
   * @param x where it begins, from the left, in points
   * @param y where it stands, from the top, in points
   */
  record Line(String text, float x, float y) {}

  /** The text of all pages, with an empty line between paragraphs. */
  static String text(List<List<Line>> pages) {
    List<String> paragraphs = new ArrayList<>();
    for (List<Line> page : withoutRunningLines(pages)) {
      float gap = usualGap(page);
      float margin = usualMargin(page);
      StringBuilder paragraph = new StringBuilder();
      Line last = null;
      for (Line line : page) {
        boolean begins =
            last != null
                && (line.y - last.y > gap * WIDE_GAP
                    || line.x > margin + INDENT && Math.abs(last.x - margin) < MARGIN);
        if (begins) {
          add(paragraphs, paragraph.toString());
          paragraph.setLength(0);
        }
        join(paragraph, line.text);
        last = line;
      }
      add(paragraphs, paragraph.toString());
    }
    return String.join("\n\n", paragraphs);
  }

  /** Adds a paragraph, or joins it to the last one where a break of the page divided the two. */
  private static void add(List<String> paragraphs, String paragraph) {
    if (paragraph.isBlank()) {
      return;
    }
    String last = paragraphs.isEmpty() ? "" : paragraphs.getLast();
    char end = last.isEmpty() ? '.' : last.charAt(last.length() - 1);
    boolean open = Character.isLowerCase(end) || end == ',' || end == '-' || end == '\u00AD';
    if (open && Character.isLowerCase(paragraph.codePointAt(0))) {
      StringBuilder whole = new StringBuilder(paragraphs.removeLast());
      join(whole, paragraph);
      paragraphs.add(whole.toString());
    } else {
      paragraphs.add(paragraph);
    }
  }

  /** Adds a line; a hyphen before a small letter at its begin was a division of the line. */
  private static void join(StringBuilder paragraph, String line) {
    int length = paragraph.length();
    if (length == 0) {
      paragraph.append(line);
      return;
    }
    char last = paragraph.charAt(length - 1);
    boolean small = Character.isLowerCase(line.codePointAt(0));
    boolean word = length > 1 && Character.isLetter(paragraph.charAt(length - 2));
    if (last == '\u00AD' || (last == '-' || last == '\u2010') && small && word) {
      paragraph.setLength(length - 1);
    } else if (last != '-' || !word) {
      paragraph.append(' ');
    }
    paragraph.append(line);
  }

  /** The middle one of the distances between lines. */
  private static float usualGap(List<Line> page) {
    List<Float> gaps = new ArrayList<>();
    for (int i = 1; i < page.size(); i++) {
      float gap = page.get(i).y - page.get(i - 1).y;
      if (gap > 1) {
        gaps.add(gap);
      }
    }
    gaps.sort(null);
    return gaps.isEmpty() ? Float.MAX_VALUE : gaps.get((gaps.size() - 1) / 2);
  }

  /** Where most lines begin. */
  private static float usualMargin(List<Line> page) {
    Map<Integer, Integer> counts = new HashMap<>();
    int margin = 0;
    for (Line line : page) {
      int x = Math.round(line.x);
      int count = counts.merge(x, 1, Integer::sum);
      if (count > counts.getOrDefault(margin, 0)) {
        margin = x;
      }
    }
    return margin;
  }

  /** Takes away first and last lines that are alike, but for numbers, on several pages. */
  private static List<List<Line>> withoutRunningLines(List<List<Line>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<Line> page : pages) {
      if (!page.isEmpty()) {
        counts.merge(shape(page.getFirst()), 1, Integer::sum);
        counts.merge(shape(page.getLast()), page.size() > 1 ? 1 : 0, Integer::sum);
      }
    }
    List<List<Line>> kept = new ArrayList<>();
    for (List<Line> page : pages) {
      int from = 0;
      int to = page.size();
      if (to > 0 && counts.getOrDefault(shape(page.getFirst()), 0) >= RUNNING_PAGES) {
        from++;
      }
      if (to > from && counts.getOrDefault(shape(page.getLast()), 0) >= RUNNING_PAGES) {
        to--;
      }
      kept.add(page.subList(from, to));
    }
    return kept;
  }

  private static String shape(Line line) {
    return line.text.replaceAll("\\d+", "#");
  }
}
