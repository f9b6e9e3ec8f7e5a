package attest.evaluate;

import attest.document.Article;
import attest.format.RecordWriter;
import attest.incident.Account;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.Figure;
import attest.incident.Speaker;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Articles with the figures that a person read in them: how many were killed, wounded or arrested,
 * and who said so. A claim is found where one of the article has its harm, a group that fits and
 * the same bounds; a vague bound may differ by a factor of two. Who said it is right where neither
 * names anybody or a word of one stands in the other. Precision is counted over killed and wounded.
 */
public final class ClaimBenchmark implements Benchmark {
  private static final Pattern WORD =
      Pattern.compile("[^\\W\\d_]{3,}", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Set<String> STOP =
      Set.of(
          "the",
          "and",
          "for",
          "from",
          "with",
          "its",
          "said",
          "says",
          "his",
          "her",
          "their",
          "earlier",
          "local",
          "national",
          "could",
          "rise");
  private static final int STEM = 5;

  /** The benchmark. */
  public ClaimBenchmark() {}

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
        out == null ? new BufferedWriter(Writer.nullWriter()) : Files.newBufferedWriter(out)) {
      for (Path file : files) {
        JsonLines.read(
            file,
            line -> {
              String id = JsonLines.text(line, "id");
              String text = JsonLines.text(line, "text");
              if (id == null || text == null || Boolean.FALSE.equals(line.get("counts_read"))) {
                return;
              }
              ArticleRecord record =
                  reader.apply(Articles.of(id, null, text, JsonLines.text(line, "date")));
              try {
                sink.write(writer.write(record));
                sink.newLine();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              counts.add(JsonLines.list(line, "claims"), record);
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
    private int gold;
    private int found;
    private int said;
    private int scored;
    private int right;

    void add(List<?> wanted, ArticleRecord record) {
      articles++;
      List<Claim> claims = new ArrayList<>();
      for (Account account : record.accounts()) {
        account.claims().forEach(c -> claims.add(c.claim()));
      }
      for (Object item : wanted) {
        if (item instanceof Map<?, ?> want) {
          gold++;
          List<Claim> hits = claims.stream().filter(c -> fits(want, c)).toList();
          found += hits.isEmpty() ? 0 : 1;
          said += hits.stream().anyMatch(c -> speakerFits(want, c)) ? 1 : 0;
        }
      }
      for (Claim claim : claims) {
        if (claim.harm() == Claim.Harm.KILLED || claim.harm() == Claim.Harm.WOUNDED) {
          scored++;
          right +=
              wanted.stream().anyMatch(w -> w instanceof Map<?, ?> want && fits(want, claim))
                  ? 1
                  : 0;
        }
      }
    }

    private static boolean fits(Map<?, ?> want, Claim claim) {
      String quantity = String.valueOf(want.get("quantity"));
      boolean arrested =
          quantity.equals("arrested")
              && (claim.harm() == Claim.Harm.CAPTURED || claim.harm() == Claim.Harm.DETAINED);
      boolean attackers = "attackers".equals(want.get("scope"));
      if (!(arrested || claim.harm().code().equals(quantity))
          || (claim.group() == Claim.Group.ASSAILANTS) != attackers) {
        return false;
      }
      Long low = want.get("low") instanceof Long value ? value : null;
      Long high = want.get("high") instanceof Long value ? value : null;
      Long saidLow = boxed(claim.figure().low());
      Long saidHigh = boxed(claim.figure().high());
      if (Objects.equals(low, saidLow) && Objects.equals(high, saidHigh)) {
        return true;
      }
      if (!Boolean.FALSE.equals(want.get("exact"))) {
        return false;
      }
      boolean vague =
          claim.figure() instanceof Figure.Unstated || claim.figure() instanceof Figure.About;
      if (vague && low != null && saidLow != null && low > 0 && saidLow > 0) {
        double ratio = saidLow / (double) low;
        return ratio >= 0.5 && ratio <= 2;
      }
      return Objects.equals(low, saidLow)
          && (saidHigh == null || saidHigh.equals(low) || saidHigh.equals(high));
    }

    private static @Nullable Long boxed(OptionalLong value) {
      return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }

    private static boolean speakerFits(Map<?, ?> want, Claim claim) {
      Set<String> wanted = stems(JsonLines.text(want, "attributed_to"));
      Speaker speaker = claim.speaker();
      if (wanted.isEmpty()) {
        return speaker == null;
      }
      Set<String> got = new HashSet<>();
      if (speaker != null) {
        got.addAll(stems(speaker.name()));
        got.addAll(stems(speaker.role()));
        got.addAll(stems(speaker.organisation()));
        got.addAll(stems(speaker.evidence().quote()));
      }
      return wanted.stream().anyMatch(got::contains);
    }

    private static Set<String> stems(@Nullable String words) {
      Set<String> stems = new HashSet<>();
      Matcher matcher = WORD.matcher(words == null ? "" : words.toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        String word = matcher.group();
        if (!STOP.contains(word)) {
          stems.add(word.substring(0, Math.min(STEM, word.length())));
        }
      }
      return stems;
    }

    String table() {
      return String.format(
          Locale.ROOT,
          "articles %d%nfigure found     %.3f (%d of %d)%nspeaker right    %.3f (%d of %d)%n"
              + "found and said   %.3f%nprecision        %.3f (%d of %d)%n",
          articles,
          share(found, gold),
          found,
          gold,
          share(said, found),
          said,
          found,
          share(said, gold),
          share(right, scored),
          right,
          scored);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : part / (double) whole;
    }
  }
}
