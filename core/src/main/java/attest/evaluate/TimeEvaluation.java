package attest.evaluate;

import attest.document.Article;
import attest.document.Span;
import attest.incident.ArticleRecord;
import attest.incident.TimeMention;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores times against marked texts, as TempEval-3 does: JSON Lines, {@code {"id", "text",
 * "published", "times": [{"start", "end", "value"}]}}, offsets in code points. Strict spans are
 * equal, relaxed ones overlap; each time counts once. The value is TIMEX3, and is right or wrong
 * for spans that overlap. Safe for threads.
 */
public final class TimeEvaluation implements Benchmark {
  /** The evaluation. */
  public TimeEvaluation() {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Counts counts = new Counts();
    try (Writer sink =
        out == null
            ? new BufferedWriter(Writer.nullWriter())
            : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              String text = JsonLines.text(line, "text");
              String id = JsonLines.text(line, "id");
              if (text == null || id == null) {
                return;
              }
              Article article = Articles.of(id, null, text, JsonLines.text(line, "published"));
              counts.add(text, gold(text, line), reader.apply(article).times(), id, sink);
              progress.accept(counts.articles);
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return counts.table();
  }

  private static List<Gold> gold(String text, Map<String, Object> line) {
    List<Gold> gold = new ArrayList<>();
    for (Object item : JsonLines.list(line, "times")) {
      if (item instanceof Map<?, ?> time
          && time.get("start") instanceof Long start
          && time.get("end") instanceof Long end) {
        int begin = text.offsetByCodePoints(0, start.intValue());
        Span span = new Span(begin, text.offsetByCodePoints(begin, (int) (end - start)));
        gold.add(new Gold(span, JsonLines.text(time, "value")));
      }
    }
    return gold;
  }

  private record Gold(Span span, @Nullable String value) {}

  private static final class Counts {
    private int articles;
    private int marked;
    private int found;
    private int strict;
    private int relaxed;
    private int values;
    private int strictValues;

    /** Compares, and writes what differs: missed, spurious, or of another span or value. */
    void add(String text, List<Gold> gold, List<TimeMention> times, String id, Writer sink) {
      articles++;
      marked += gold.size();
      found += times.size();
      boolean[] taken = new boolean[times.size()];
      for (Gold one : gold) {
        int match = match(one, times, taken);
        if (match < 0) {
          write(sink, id + "\tmissed\t" + one.span().of(text) + "\t" + one.value());
          continue;
        }
        taken[match] = true;
        TimeMention time = times.get(match);
        relaxed++;
        boolean same = time.span().equals(one.span());
        boolean right = one.value() != null && one.value().equals(time.value());
        strict += same ? 1 : 0;
        values += right ? 1 : 0;
        strictValues += right && same ? 1 : 0;
        if (!same || !right) {
          write(
              sink,
              id
                  + "\tdiffers\t"
                  + one.span().of(text)
                  + "\t"
                  + one.value()
                  + "\t"
                  + time.evidence().quote()
                  + "\t"
                  + time.value()
                  + "\t"
                  + time.rule());
        }
      }
      for (int i = 0; i < times.size(); i++) {
        if (!taken[i]) {
          TimeMention time = times.get(i);
          write(
              sink,
              id
                  + "\tspurious\t"
                  + time.evidence().quote()
                  + "\t"
                  + time.value()
                  + "\t"
                  + time.rule());
        }
      }
    }

    private static int match(Gold gold, List<TimeMention> times, boolean[] taken) {
      int overlapping = -1;
      for (int i = 0; i < times.size(); i++) {
        if (taken[i] || !times.get(i).span().overlaps(gold.span())) {
          continue;
        }
        if (times.get(i).span().equals(gold.span())) {
          return i;
        }
        overlapping = overlapping < 0 ? i : overlapping;
      }
      return overlapping;
    }

    private static void write(Writer sink, String row) {
      try {
        sink.write(row.replace('\n', ' '));
        sink.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String table() {
      return String.format(
          Locale.ROOT,
          "articles %d, marked %d, found %d%n"
              + "strict spans    F1 %.3f%n"
              + "relaxed spans   F1 %.3f  (precision %.3f, recall %.3f)%n"
              + "values          accuracy %.3f, F1 %.3f relaxed, %.3f strict%n",
          articles,
          marked,
          found,
          f1(strict),
          f1(relaxed),
          found == 0 ? 0.0 : (double) relaxed / found,
          marked == 0 ? 0.0 : (double) relaxed / marked,
          relaxed == 0 ? 0.0 : (double) values / relaxed,
          f1(values),
          f1(strictValues));
    }

    private double f1(int right) {
      return marked + found == 0 ? 0 : 2.0 * right / (marked + found);
    }
  }
}
