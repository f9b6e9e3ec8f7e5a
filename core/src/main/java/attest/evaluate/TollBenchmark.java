package attest.evaluate;

import attest.document.Article;
import attest.format.RecordWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * News articles on incidents of which the numbers of killed and injured are known. Of the files,
 * those whose lines have {@code num_killed} tell incidents, the others articles. The article's
 * first account that tells of dead or wounded is compared, main accounts before others: a number is
 * right where all its dead (wounded), or all but the assailants, are as many; no figure counts as
 * nobody.
 */
public final class TollBenchmark implements Benchmark {
  /** The benchmark. */
  public TollBenchmark() {}

  @Override
  public String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException {
    Map<String, long[]> incidents = new HashMap<>();
    for (Path file : files) {
      JsonLines.read(
          file,
          line -> {
            String id = JsonLines.text(line, "incident_id");
            if (id != null
                && line.get("num_killed") instanceof Long killed
                && line.get("num_injured") instanceof Long injured) {
              incidents.put(id, new long[] {killed, injured});
            }
          });
    }
    Counts counts = new Counts();
    RecordWriter writer = new RecordWriter("evaluate", false, false);
    try (BufferedWriter sink =
        out == null ? new BufferedWriter(Writer.nullWriter()) : Files.newBufferedWriter(out)) {
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              String id = JsonLines.text(line, "id");
              String text = JsonLines.text(line, "text");
              long[] gold = incidents.get(String.valueOf(JsonLines.text(line, "incident_id")));
              if (id == null || text == null || gold == null) {
                return;
              }
              ArticleRecord record =
                  reader.apply(
                      Articles.of(
                          id, JsonLines.text(line, "title"), text, JsonLines.text(line, "date")));
              try {
                sink.write(writer.write(record));
                sink.newLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              counts.add(gold, record);
              progress.accept(counts.articles);
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return counts.table();
  }

  private static final class Counts {
    private int articles;
    private int told;
    private final int[] right = new int[2];
    private final int[] some = new int[2];
    private final int[] someRight = new int[2];
    private int both;

    void add(long[] gold, ArticleRecord record) {
      articles++;
      Account account = null;
      int most = -1;
      for (Account candidate : record.accounts()) {
        boolean harm =
            candidate.toll().stream()
                .anyMatch(t -> t.harm() == Claim.Harm.KILLED || t.harm() == Claim.Harm.WOUNDED);
        int fit = (harm ? 2 : 0) + (candidate.salience() == Account.Salience.MAIN ? 1 : 0);
        if (fit > most) {
          account = candidate;
          most = fit;
        }
      }
      told += account == null ? 0 : 1;
      boolean[] fits = {
        fits(account, Claim.Harm.KILLED, gold[0]), fits(account, Claim.Harm.WOUNDED, gold[1])
      };
      for (int i = 0; i < fits.length; i++) {
        right[i] += fits[i] ? 1 : 0;
        some[i] += gold[i] > 0 ? 1 : 0;
        someRight[i] += gold[i] > 0 && fits[i] ? 1 : 0;
      }
      both += fits[0] && fits[1] ? 1 : 0;
    }

    private static boolean fits(@Nullable Account account, Claim.Harm harm, long gold) {
      long victims = 0;
      long assailants = 0;
      if (account != null) {
        for (Account.Toll toll : account.toll()) {
          if (toll.harm() == harm && toll.best() != null) {
            if (toll.group() == Claim.Group.ASSAILANTS) {
              assailants += toll.best();
            } else {
              victims += toll.best();
            }
          }
        }
      }
      return victims == gold || victims + assailants == gold;
    }

    String table() {
      return String.format(
          Locale.ROOT,
          "articles %d%naccount found  %.3f%nkilled exact   %.3f (where some %.3f of %d)%n"
              + "injured exact  %.3f (where some %.3f of %d)%nboth exact     %.3f%n",
          articles,
          share(told, articles),
          share(right[0], articles),
          share(someRight[0], some[0]),
          some[0],
          share(right[1], articles),
          share(someRight[1], some[1]),
          some[1],
          share(both, articles));
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : part / (double) whole;
    }
  }
}
