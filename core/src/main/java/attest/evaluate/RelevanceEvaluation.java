package attest.evaluate;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Mention;
import attest.relevance.LinearScreen;
import attest.relevance.Relevance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How many relevant articles the first look lets pass, at what price in others, and how fast.
 *
 * <p>Files are JSON Lines with {@code text}, {@code body} or {@code expected_text}. An article is
 * relevant if its {@code relevant} says yes, if it has {@code claims} or {@code gold} to find, or
 * if the full analysis finds a main account that is not hypothetical. Used by one thread.
 */
public final class RelevanceEvaluation {
  private static final int HELD_OUT = 5;

  private final LinearScreen screen;
  private final Function<Article, ArticleRecord> reader;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final Counts all = new Counts();

  /**
   * An evaluation.
   *
   * @param screen what is measured
   * @param reader the full analysis, which asks no screen
   */
  public RelevanceEvaluation(LinearScreen screen, Function<Article, ArticleRecord> reader) {
    this.screen = screen;
    this.reader = reader;
  }

  /**
   * Reads the files.
   *
   * @param out where to write what training needs, a line an article; null for nowhere
   * @param progress told how many articles are done
   * @return a table, a line a file and one for all
   * @throws IOException if a file cannot be read or written
   */
  public String run(List<Path> files, @Nullable Path out, Consumer<Integer> progress)
      throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        "relevant let pass | of those with a key | of those held out | others let pass | of those"
            + " held out | without a rule's word | ms a first look | ms an analysis\n");
    try (Writer writer =
        out == null
            ? Writer.nullWriter()
            : new BufferedWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
      for (Path file : files) {
        Counts counts = new Counts();
        JsonLines.read(
            file,
            line -> {
              measure(file, line, counts, writer, out != null);
              progress.accept(all.articles);
            });
        table.append(file.getFileName()).append(": ").append(counts).append('\n');
      }
    }
    return table.append("all: ").append(all).append('\n').toString();
  }

  private void measure(
      Path file, Map<String, Object> line, Counts counts, Writer writer, boolean export) {
    String text = JsonLines.text(line, "body");
    text = text == null ? JsonLines.text(line, "text") : text;
    text = text == null ? JsonLines.text(line, "expected_text") : text;
    if (text == null || text.isBlank()) {
      return;
    }
    Article article = Articles.of(file.toString(), null, text, JsonLines.text(line, "date"));
    long begin = clock.getCurrentThreadCpuTime();
    Relevance seen = screen.screen(article);
    long looked = clock.getCurrentThreadCpuTime();
    List<Span> told =
        reader.apply(article).accounts().stream()
            .filter(account -> account.salience() == Account.Salience.MAIN)
            .filter(account -> account.status() != Mention.Status.HYPOTHETICAL)
            .map(account -> account.trigger().span())
            .toList();
    long read = clock.getCurrentThreadCpuTime();
    String key = String.valueOf(line.get("relevant"));
    boolean keyed =
        key.equals("yes")
            || key.equals("true")
            || line.containsKey("claims")
            || line.containsKey("gold");
    boolean relevant = keyed || !told.isEmpty();
    for (Counts each : List.of(counts, all)) {
      each.add(relevant, keyed, isHeldOut(text), seen, looked - begin, read - looked);
    }
    if (export) {
      try {
        writer.write(example(file, text, relevant, screen.words(article), told));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean isHeldOut(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % HELD_OUT == 0;
  }

  private static String example(
      Path file, String text, boolean relevant, List<Span> words, List<Span> told) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("set", String.valueOf(file.getFileName()));
      json.writeStringProperty("text", text);
      json.writeBooleanProperty("relevant", relevant);
      json.writeArrayPropertyStart("words");
      words.forEach(word -> json.writeNumber(word.begin()));
      json.writeEndArray();
      json.writeArrayPropertyStart("told");
      told.forEach(word -> json.writeNumber(word.begin()));
      json.writeEndArray();
      json.writeEndObject();
    }
    return out + "\n";
  }

  private static final class Counts {
    private final List<int[]> shares = new ArrayList<>();
    private int articles;
    private int without;
    private long looking;
    private long reading;

    Counts() {
      for (int i = 0; i < 5; i++) {
        shares.add(new int[2]);
      }
    }

    void add(
        boolean relevant, boolean keyed, boolean heldOut, Relevance seen, long looked, long read) {
      articles++;
      without += seen.stage() == Relevance.Stage.WORDS ? 1 : 0;
      looking += looked;
      reading += read;
      count(relevant ? 0 : 3, seen.passed());
      if (relevant && keyed) {
        count(1, seen.passed());
      }
      if (heldOut) {
        count(relevant ? 2 : 4, seen.passed());
      }
    }

    private void count(int column, boolean passed) {
      shares.get(column)[0] += passed ? 1 : 0;
      shares.get(column)[1]++;
    }

    @Override
    public String toString() {
      StringBuilder line = new StringBuilder();
      for (int[] share : shares) {
        line.append(
            share[1] == 0
                ? "none"
                : String.format(
                    Locale.ROOT,
                    "%.4f (%d of %d)",
                    (double) share[0] / share[1],
                    share[0],
                    share[1]));
        line.append(" | ");
      }
      double millis = 1e6 * Math.max(1, articles);
      return line.append(
              String.format(
                  Locale.ROOT, "%d | %.2f | %.1f", without, looking / millis, reading / millis))
          .toString();
    }
  }
}
