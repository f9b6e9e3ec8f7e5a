package attest.clean;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the name of the site off a title. */
final class Titles {
  private static final List<String> MARKS =
      List.of(
          " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", "｜", " : ", ": ",
          "_");

  private static final int FIRST_BLOCKS = 200;

  private Titles() {}

  /**
   * A title without the name of its site.
   *
   * @param title as the page gives it
   * @param names what the site may be called: its name, its publisher, its host
   * @param headings the main headings of the page
   * @param guess whether to take off a last part that looks like a name, though no such name is
   *     known
   */
  static String own(String title, List<String> names, List<String> headings, boolean guess) {
    String shown = spaced(title);
    for (String heading : headings) {
      if (Folding.words(heading).equals(Folding.words(shown))) {
        return shown;
      }
    }
    String rest = shown;
    for (int i = 0; i < 3; i++) {
      String shorter = without(rest, names, headings, guess && i == 0);
      if (shorter == null) {
        break;
      }
      rest = shorter;
    }
    return rest;
  }

  /**
   * What a page without a main heading shows as one: a smaller heading or a bold line with which
   * its title begins or ends.
   *
   * @return one at most
   */
  static List<String> shown(Page page, @Nullable String title) {
    List<String> all = title == null ? List.of() : Folding.words(title);
    for (Page.Block block : page.blocks.subList(0, Math.min(page.blocks.size(), FIRST_BLOCKS))) {
      if (block.kind() == Page.Kind.HEADING || block.strong()) {
        List<String> words = Folding.words(block.text());
        int rest = all.size() - words.size();
        if (words.size() > 2
            && rest >= 0
            && (all.subList(rest, all.size()).equals(words)
                || all.subList(0, words.size()).equals(words))) {
          return List.of(block.text());
        }
      }
    }
    return List.of();
  }

  private static @Nullable String without(
      String title, List<String> names, List<String> headings, boolean guess) {
    int bracket = title.endsWith("]") ? title.lastIndexOf('[') : -1;
    if (bracket > 0 && isName(title.substring(bracket), names)) {
      return title.substring(0, bracket).strip();
    }
    for (String mark : MARKS) {
      int last = title.lastIndexOf(mark);
      int first = title.indexOf(mark);
      if (last <= 0 || last + mark.length() >= title.length()) {
        continue;
      }
      String before = title.substring(0, last).strip();
      String after = title.substring(last + mark.length()).strip();
      if (isName(after, names) || isHeading(before, headings)) {
        return before;
      }
      String head = title.substring(0, first).strip();
      String tail = title.substring(first + mark.length()).strip();
      if (isName(head, names) && !tail.isEmpty() || isHeading(tail, headings)) {
        return tail;
      }
      if (guess && isLikely(mark, before, after)) {
        return before;
      }
    }
    return null;
  }

  private static boolean isHeading(String part, List<String> headings) {
    List<String> words = Folding.words(part);
    return (words.size() > 2 || headings.size() == 1)
        && headings.stream().anyMatch(h -> Folding.words(h).equals(words));
  }

  private static boolean isName(String part, List<String> names) {
    String folded = String.join("", Folding.words(part));
    if (folded.isEmpty()) {
      return false;
    }
    for (String name : names) {
      String known = String.join("", Folding.words(name));
      if (known.equals(folded)
          || known.length() > 3 && folded.startsWith(known) && folded.length() < known.length() + 12
          || folded.length() > 3 && known.startsWith(folded)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the end of a title has the shape of a name: a few words, all with capitals. */
  private static boolean isLikely(String mark, String before, String after) {
    List<String> words = List.of(after.split(" ", -1));
    if (Folding.words(before).size() < 4 || words.size() > 4) {
      return false;
    }
    boolean bar = mark.contains("|") || mark.contains("::") || mark.contains("»");
    boolean first = true;
    for (String word : words) {
      boolean capital =
          !word.isEmpty()
              && !word.substring(0, 1).toLowerCase(Locale.ROOT).equals(word.substring(0, 1));
      boolean fits = capital || words.size() == 2 && !first;
      first = false;
      if (!fits && !bar) {
        return false;
      }
    }
    return bar || mark.equals(" - ") || mark.equals(" – ") || mark.equals(" — ");
  }

  /** The words with single spaces between them. */
  static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Layout.isBlank(c) || Character.isISOControl(c)) {
        gap = !spaced.isEmpty();
      } else if (c != '\u00AD') {
        spaced.append(gap ? " " : "").append(c);
        gap = false;
      }
    }
    return spaced.toString();
  }
}
