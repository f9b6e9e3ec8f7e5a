package attest.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Compares the body found in a page with the body that its linked data give. Where that is longer
 * and tells the same story, it is taken instead: the page may show only the beginning.
 */
final class BodyText {
  private static final int SHINGLE = 4;
  private static final int LEAST_WORDS = 60;
  private static final double SAME = 0.9;
  private static final double AGREES = 0.5;

  private BodyText() {}

  /**
   * The better of two bodies.
   *
   * @param found the paragraphs found in the page
   * @param given what the linked data say
   */
  static List<String> better(List<String> found, String given) {
    String plain = plain(given);
    List<String> said = Folding.words(plain);
    List<String> words = Folding.words(String.join(" ", found));
    if (said.size() < LEAST_WORDS || said.size() < words.size()) {
      return found;
    }
    Set<List<String>> there = shingles(words);
    Set<List<String>> wanted = shingles(said);
    double covered = share(wanted, there);
    boolean agrees = words.size() < LEAST_WORDS / 2 || share(there, wanted) >= AGREES;
    return covered < SAME && agrees ? paragraphs(plain) : found;
  }

  private static String plain(String given) {
    String text = given;
    if (text.indexOf('<') >= 0) {
      text =
          text.replaceAll("(?i)<(?:br|/p|/div|/h[1-6]|/li)[^<>]{0,200}>", "\n\n")
              .replaceAll("<[^<>]{0,2000}>", "");
    }
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }

  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String line : text.split("[\\r\\n\\u2028\\u2029]+", -1)) {
      String paragraph = Titles.spaced(line);
      if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph);
      }
    }
    return paragraphs;
  }

  private static Set<List<String>> shingles(List<String> words) {
    Set<List<String>> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      shingles.add(words.subList(i, i + SHINGLE));
    }
    return shingles;
  }

  private static double share(Set<List<String>> part, Set<List<String>> whole) {
    if (part.isEmpty()) {
      return 0;
    }
    int common = 0;
    for (List<String> shingle : part) {
      common += whole.contains(shingle) ? 1 : 0;
    }
    return (double) common / part.size();
  }
}
