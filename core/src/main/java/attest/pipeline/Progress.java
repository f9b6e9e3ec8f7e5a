package attest.pipeline;

import attest.document.Problem;
import attest.incident.ArticleRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** Counts what a run has done. Used by one thread. */
public final class Progress {
  private final InstantSource clock;
  private final Instant start;
  private final Map<String, Counted> problems = new TreeMap<>();
  private DoubleSupplier share = () -> 0;
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long failed;
  private long accounts;
  private long notAnalysed;

  /** How many problems there were of a kind, and the first of them. */
  private record Counted(long count, Problem example) {}

  /** A count that begins now. */
  public Progress(InstantSource clock) {
    this.clock = clock;
    start = clock.instant();
  }

  /** Says how many documents there are in all. */
  public void expect(long documents) {
    total = OptionalLong.of(documents);
  }

  /**
   * Says how to tell what share of the input is read, where the number of documents is not known.
   *
   * @param read from 0 to 1; called on the thread that asks for the line
   */
  public void follow(DoubleSupplier read) {
    share = read;
  }

  /** Counts an article. */
  public void done(ArticleRecord record) {
    done++;
    accounts += record.accounts().size();
    notAnalysed +=
        record.problems().stream().anyMatch(p -> p.code() == Problem.Code.NOT_RELEVANT) ? 1 : 0;
    record.problems().forEach(this::count);
  }

  /** Counts an input that gave no article, or a problem that cost none. */
  public void failed(Problem problem) {
    failed += problem.code().fatal() ? 1 : 0;
    count(problem);
  }

  /** How many articles were read. */
  public long done() {
    return done;
  }

  /** How many inputs gave no article. */
  public long failed() {
    return failed;
  }

  /** Whether anything was wrong. */
  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** One line: done, failed, rate, and the time left where the total is known. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(done + failed);
    total.ifPresent(all -> line.append(" of ").append(all));
    line.append(" done");
    if (failed > 0) {
      line.append(", ").append(failed).append(" failed");
    }
    double rate = rate();
    line.append(String.format(Locale.ROOT, ", %.1f/s", rate));
    double read = share.getAsDouble();
    if (total.isPresent() && rate > 0) {
      long left = Math.max(0, total.getAsLong() - done - failed);
      line.append(", ").append(clockOf((long) Math.ceil(left / rate))).append(" left");
    } else if (read > 0) {
      double left = seconds() * (1 - Math.min(1, read)) / read;
      line.append(", ").append(clockOf((long) Math.ceil(left))).append(" left");
    }
    return line.toString();
  }

  /**
   * What was done, and the problems by code with one example each; several lines, each ended by a
   * line feed.
   */
  public String summary() {
    StringBuilder summary = new StringBuilder();
    summary
        .append(counted(done, "article"))
        .append(notAnalysed == 0 ? "" : " (" + notAnalysed + " not analysed: no sign of an event)")
        .append(", ")
        .append(counted(accounts, "account"))
        .append(", ")
        .append(counted(failed, "input"))
        .append(" failed, in ")
        .append(String.format(Locale.ROOT, "%.1f s (%.1f/s)%n", seconds(), rate()));
    problems.forEach((code, counted) ->
        summary.append(
            String.format(
                Locale.ROOT,
                "  %-24s %d%n    such as %s: %s%n",
                code,
                counted.count,
                counted.example.document(),
                counted.example.message())));
    return summary.toString();
  }

  private void count(Problem problem) {
    problems.merge(
        problem.code().code(),
        new Counted(1, problem),
        (known, more) -> new Counted(known.count + 1, known.example));
  }

  private double seconds() {
    return Math.max(0.001, Duration.between(start, clock.instant()).toMillis() / 1000.0);
  }

  private double rate() {
    return (done + failed) / seconds();
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String clockOf(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
