package attest.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * Sees to it that nothing of a story is lost where a pasted text goes on after the end of a page:
 * several articles may stand in one text, each with its comment form. Immutable.
 */
final class JoinedTexts {
  private static final int MAX_TITLE = 200;

  private final PageFurniture furniture;
  private final Bylines bylines;
  private final Datelines datelines;

  JoinedTexts(PageFurniture furniture, Bylines bylines, Datelines datelines) {
    this.furniture = furniture;
    this.bylines = bylines;
    this.datelines = datelines;
  }

  /**
   * What is kept of a text.
   *
   * @param paragraphs the paragraphs of the story, or of the stories
   * @param cut how many paragraphs of prose were left out as readers' comments
   * @param cutChars how many UTF-16 units they have
   */
  record Kept(List<String> paragraphs, int cut, int cutChars) {}

  /** The paragraphs without page furniture; a new story after the end of a page is kept. */
  Kept strip(List<String> paragraphs) {
    List<String> kept = new ArrayList<>();
    int cut = 0;
    int cutChars = 0;
    int at = 0;
    while (at < paragraphs.size()) {
      int end = end(paragraphs, at);
      kept.addAll(furniture.strip(paragraphs.subList(at, end)));
      int next = end;
      while (next < paragraphs.size() && !isHead(paragraphs, next)) {
        String paragraph = paragraphs.get(next);
        if (PageFurniture.isProse(paragraph) && furniture.of(paragraph) == PageFurniture.Cut.NONE) {
          cut++;
          cutChars += paragraph.length();
        }
        next++;
      }
      at = next;
    }
    return new Kept(kept, cut, cutChars);
  }

  /**
   * Where the page ends whose story begins at {@code from}: at its comment form, after some prose.
   */
  private int end(List<String> paragraphs, int from) {
    boolean prose = false;
    for (int i = from; i < paragraphs.size(); i++) {
      PageFurniture.Cut cut = furniture.of(paragraphs.get(i));
      if (cut == PageFurniture.Cut.END && prose) {
        return i;
      }
      prose |= cut == PageFurniture.Cut.NONE && PageFurniture.isProse(paragraphs.get(i));
    }
    return paragraphs.size();
  }

  /**
   * Whether a story begins at {@code at}: with a dateline that credits or dates it, or with a
   * headline above a byline or such a dateline.
   */
  private boolean isHead(List<String> paragraphs, int at) {
    if (isDated(paragraphs.get(at))) {
      return true;
    }
    if (at + 1 >= paragraphs.size() || !isTitle(paragraphs.get(at))) {
      return false;
    }
    String next = paragraphs.get(at + 1);
    return isDated(next) || bylines.read(next) != null;
  }

  private boolean isDated(String paragraph) {
    Datelines.Reading dateline =
        PageFurniture.isProse(paragraph) ? datelines.read(paragraph) : null;
    return dateline != null && (dateline.agency() != null || dateline.dateline().date() != null);
  }

  private boolean isTitle(String line) {
    return line.length() <= MAX_TITLE
        && line.indexOf(' ') > 0
        && !PageFurniture.isProse(line)
        && furniture.of(line) == PageFurniture.Cut.NONE;
  }
}
