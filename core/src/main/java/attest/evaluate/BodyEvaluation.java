package attest.evaluate;

import attest.document.Article;
import attest.document.Published;
import attest.document.RawDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores what is read from web pages against what should be read: JSON Lines, {@code {"id",
 * "html_file", "expected_text", "metadata": {"title", "byline", "siteName", "publishedTime"}}}, the
 * file beside the list.
 *
 * <p>The body is compared by shingles of four words, each as often as it stands (the measure of
 * open comparisons of article extraction): a text of fewer words is one shingle. A word is a run of
 * letters, digits and marks. The mean of F1 over pages is given, and F1 of the means of precision
 * and recall. A title is right if it is equal but for white space, or equal once the name of the
 * site is taken off its end; a byline if each name found stands in the line expected, and the first
 * at its start; a time if it is of the same day. Safe for threads.
 */
public final class BodyEvaluation {
  private static final int SHINGLE = 4;

  private final Function<RawDocument, Article> cleaner;

  /**
   * An evaluation.
   *
   * @param cleaner reads a page
   */
  public BodyEvaluation(Function<RawDocument, Article> cleaner) {
    this.cleaner = cleaner;
  }

  /**
   * Reads every page of the files and compares.
   *
   * @param files lists of pages
   * @param out where a line for each page is written; null for nowhere
   * @return a table for people, ending with a line feed
   * @throws IOException if a file cannot be read or written
   */
  public String run(List<Path> files, @Nullable Path out) throws IOException {
    Sums sums = new Sums();
    try (Writer sink =
        out == null
            ? new BufferedWriter(Writer.nullWriter())
            : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      sink.write("id\tf1\tprecision\trecall\ttitle\tbyline\tpublished\n");
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              try {
                sink.write(sums.add(file, line));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sums.table();
  }

  private final class Sums {
    private int pages;
    private double f1;
    private double precision;
    private double recall;
    private int titles;
    private int titlesRight;
    private int titlesOwn;
    private int bylines;
    private int bylinesRight;
    private int times;
    private int timesRight;

    String add(Path list, Map<String, Object> line) throws IOException {
      String id = JsonLines.text(line, "id");
      String file = JsonLines.text(line, "html_file");
      String expected = JsonLines.text(line, "expected_text");
      if (id == null || file == null || expected == null) {
        return "";
      }
      String html = Files.readString(list.resolveSibling(file));
      Article article =
          cleaner.apply(
              new RawDocument(file, RawDocument.Form.HTML_PAGE, html, RawDocument.Metadata.none()));
      Overlap overlap = Overlap.of(expected, article.text());
      pages++;
      f1 += overlap.f1();
      precision += overlap.precision();
      recall += overlap.recall();
      Map<?, ?> metadata = JsonLines.object(line, "metadata");
      return String.format(
          Locale.ROOT,
          "%s\t%.3f\t%.3f\t%.3f\t%s\t%s\t%s%n",
          id,
          overlap.f1(),
          overlap.precision(),
          overlap.recall(),
          title(metadata, article),
          byline(JsonLines.text(metadata, "byline"), article.byline()),
          time(JsonLines.text(metadata, "publishedTime"), article.published()));
    }

    private String title(Map<?, ?> metadata, Article article) {
      String expected = JsonLines.text(metadata, "title");
      if (expected == null || expected.isBlank()) {
        return "-";
      }
      titles++;
      String found = article.title() == null ? "" : String.join(" ", spaced(article.title()));
      String whole = String.join(" ", spaced(expected));
      boolean same = whole.equals(found);
      boolean own = same || withoutSite(whole).equals(found) && !found.isEmpty();
      titlesRight += same ? 1 : 0;
      titlesOwn += own ? 1 : 0;
      return same ? "right" : (own ? "own: " : "wrong: ") + found + " <> " + whole;
    }

    private static String withoutSite(String title) {
      int cut = -1;
      for (String mark : List.of(" | ", " - ", " – ", " — ", " · ", " :: ", "_")) {
        cut = Math.max(cut, title.lastIndexOf(mark));
      }
      return cut < 0 ? title : title.substring(0, cut).strip();
    }

    private static List<String> spaced(String text) {
      List<String> words = new ArrayList<>();
      for (String word : text.replace('\u00A0', ' ').replace('\u3000', ' ').split("\\s+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
      return words;
    }

    private String byline(@Nullable String expected, List<String> found) {
      if (expected == null || expected.isBlank()) {
        return found.isEmpty() ? "-" : "more: " + found;
      }
      bylines++;
      String line = " " + String.join(" ", words(expected.toLowerCase(Locale.ROOT))) + " ";
      int first = Integer.MAX_VALUE;
      boolean right = !found.isEmpty();
      for (String name : found) {
        int at = line.indexOf(" " + String.join(" ", words(name.toLowerCase(Locale.ROOT))) + " ");
        right &= at >= 0;
        first = Math.min(first, at);
      }
      right &=
          line.substring(0, Math.min(line.length(), Math.max(0, first)))
                  .strip()
                  .split(" ", -1)
                  .length
              <= 2;
      bylinesRight += right ? 1 : 0;
      return right ? "right" : "wrong: " + found + " <> " + String.join(" ", spaced(expected));
    }

    private String time(@Nullable String expected, @Nullable Published found) {
      Published wanted =
          expected == null ? null : Published.parse(expected, Published.From.METADATA);
      if (wanted == null) {
        return found == null ? "-" : "more: " + found.text();
      }
      times++;
      boolean right = found != null && sameTime(wanted, found);
      timesRight += right ? 1 : 0;
      return right
          ? "right"
          : "wrong: " + (found == null ? "" : found.text()) + " <> " + wanted.text();
    }

    private static boolean sameTime(Published wanted, Published found) {
      return wanted.date().equals(found.date());
    }

    String table() {
      double p = precision / Math.max(1, pages);
      double r = recall / Math.max(1, pages);
      return String.format(
          Locale.ROOT,
          "pages %d%n"
              + "body, shingles of 4 words   mean F1 %.4f  (precision %.4f, recall %.4f, F1 of the means %.4f)%n"
              + "title                       equal %.3f, without the site's name %.3f  (of %d)%n"
              + "byline                      %.3f (of %d)%n"
              + "published                   %.3f (of %d)%n",
          pages,
          f1 / Math.max(1, pages),
          p,
          r,
          p + r == 0 ? 0 : 2 * p * r / (p + r),
          share(titlesRight, titles),
          share(titlesOwn, titles),
          titles,
          share(bylinesRight, bylines),
          bylines,
          share(timesRight, times),
          times);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean in = i < text.length() && isWord(text.charAt(i));
      if (in && begin < 0) {
        begin = i;
      } else if (!in && begin >= 0) {
        words.add(text.substring(begin, i));
        begin = -1;
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Shares of shingles of two texts. */
  record Overlap(double precision, double recall) {
    static Overlap of(String expected, String found) {
      Map<List<String>, Integer> wanted = shingles(words(expected));
      Map<List<String>, Integer> given = shingles(words(found));
      int common = 0;
      for (Map.Entry<List<String>, Integer> entry : wanted.entrySet()) {
        common += Math.min(entry.getValue(), given.getOrDefault(entry.getKey(), 0));
      }
      int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
      int said = given.values().stream().mapToInt(Integer::intValue).sum();
      return new Overlap(
          said == 0 ? (all == 0 ? 1 : 0) : (double) common / said,
          all == 0 ? (said == 0 ? 1 : 0) : (double) common / all);
    }

    private static Map<List<String>, Integer> shingles(List<String> words) {
      Map<List<String>, Integer> counts = new HashMap<>();
      if (!words.isEmpty() && words.size() < SHINGLE) {
        counts.put(words, 1);
      }
      for (int i = 0; i + SHINGLE <= words.size(); i++) {
        counts.merge(words.subList(i, i + SHINGLE), 1, Integer::sum);
      }
      return counts;
    }

    double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }
}
