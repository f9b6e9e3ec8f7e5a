package attest.evaluate;

import attest.document.Article;
import attest.format.RecordWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One-incident summaries with the numbers of killed and wounded. Right if the victims (all groups
 * but assailants), or all the dead, are as many as gold says; counted where gold has some and the
 * text has a number.
 */
public final class IncidentBenchmark implements Benchmark {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|a|an|several|both|scores|"
              + "hundreds|dozens)\\b",
          Pattern.CASE_INSENSITIVE);

  /** The benchmark. */
  public IncidentBenchmark() {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Counts counts = new Counts();
    RecordWriter writer = new RecordWriter("evaluate", false, false);
    try (BufferedWriter sink =
        out == null
            ? new BufferedWriter(java.io.Writer.nullWriter())
            : Files.newBufferedWriter(out)) {
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              String id = JsonLines.text(line, "id");
              String text = JsonLines.text(line, "text");
              if (id == null || text == null) {
                return;
              }
              ArticleRecord record =
                  reader.apply(Articles.of(id, null, text, JsonLines.text(line, "report_date")));
              try {
                sink.write(writer.write(record));
                sink.newLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              counts.add(text, JsonLines.object(line, "gold"), record);
              progress.accept(counts.documents);
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return counts.table();
  }

  private static final class Counts {
    private int documents;
    private int found;
    private final int[] asked = new int[2];
    private final int[] right = new int[2];

    void add(String text, Map<?, ?> gold, ArticleRecord record) {
      documents++;
      Account account = null;
      for (Account candidate : record.accounts()) {
        if (account == null
            || (candidate.salience() == Account.Salience.MAIN
                && account.salience() != Account.Salience.MAIN)) {
          account = candidate;
        }
      }
      found += account == null ? 0 : 1;
      Claim.Harm[] harms = {Claim.Harm.KILLED, Claim.Harm.WOUNDED};
      for (int i = 0; i < harms.length; i++) {
        Map<?, ?> bounds = JsonLines.object(gold, harms[i].code());
        if (bounds.get("low") instanceof Long low && low > 0 && NUMBER.matcher(text).find()) {
          asked[i]++;
          right[i] += account != null && fits(account, harms[i], low, bounds) ? 1 : 0;
        }
      }
    }

    private static boolean fits(Account account, Claim.Harm harm, long low, Map<?, ?> bounds) {
      long victims = 0;
      long assailants = 0;
      boolean any = false;
      for (Account.Toll toll : account.toll()) {
        if (toll.harm() == harm && toll.best() != null) {
          any = true;
          if (toll.group() == Claim.Group.ASSAILANTS) {
            assailants += toll.best();
          } else {
            victims += toll.best();
          }
        }
      }
      long attackers = bounds.get("attackers") instanceof Long a ? a : 0;
      Long high = bounds.get("high") instanceof Long h ? h : null;
      for (long sum : new long[] {victims, victims + assailants}) {
        if (any
            && (sum == low
                || sum == low + attackers
                || (high == null ? sum >= low : sum >= low && sum <= high))) {
          return true;
        }
      }
      return false;
    }

    String table() {
      return String.format(
          "documents %d%naccount found %.3f%nkilled exact  %.3f (%d of %d)%nwounded exact %.3f (%d of %d)%n",
          documents,
          documents == 0 ? 0 : found / (double) documents,
          asked[0] == 0 ? 0 : right[0] / (double) asked[0],
          right[0],
          asked[0],
          asked[1] == 0 ? 0 : right[1] / (double) asked[1],
          right[1],
          asked[1]);
    }
  }
}
