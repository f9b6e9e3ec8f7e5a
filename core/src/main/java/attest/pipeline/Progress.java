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

/** Counts what a run has done. Used by one thread. */
public final class Progress {
  private final InstantSource clock;
  private final Instant start;
  private final Map<String, Long> problems = new TreeMap<>();
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long failed;
  private long accounts;

  /** A count that begins now. */
  public Progress(InstantSource clock) {
    this.clock = clock;
    start = clock.instant();
  }

  /** Says how many documents there are in all. */
  public void expect(long documents) {
    total = OptionalLong.of(documents);
  }

  /** Counts an article. */
  public void done(ArticleRecord record) {
    done++;
    accounts += record.accounts().size();
    record.problems().forEach(this::count);
  }

  /** Counts an input that gave no article. */
  public void failed(Problem problem) {
    failed++;
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
    if (total.isPresent() && rate > 0) {
      long left = Math.max(0, total.getAsLong() - done - failed);
      line.append(", ").append(clockOf((long) Math.ceil(left / rate))).append(" left");
    }
    return line.toString();
  }

  /** What was done, and the problems by code; several lines, each ended by a line feed. */
  public String summary() {
    StringBuilder summary = new StringBuilder();
    summary
        .append(counted(done, "article"))
        .append(", ")
        .append(counted(accounts, "account"))
        .append(", ")
        .append(counted(failed, "input"))
        .append(" failed, in ")
        .append(String.format(Locale.ROOT, "%.1f s (%.1f/s)%n", seconds(), rate()));
    problems.forEach(
        (code, count) -> summary.append(String.format(Locale.ROOT, "  %-24s %d%n", code, count)));
    return summary.toString();
  }

  private void count(Problem problem) {
    problems.merge(problem.code().code(), 1L, Long::sum);
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
