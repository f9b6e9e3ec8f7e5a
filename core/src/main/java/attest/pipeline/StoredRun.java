package attest.pipeline;

import attest.document.Problem;
import attest.store.IncidentStore;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the command line told the database of itself, so that others see what was read, how
 * far it is and what went wrong.
 *
 * @param id its name: the time of its start and some random digits, so that names are in order
 * @param kind {@code read} or {@code watch}
 * @param what names of inputs, with secret parts of addresses hidden
 * @param manifest identity of the manifest that made its records
 * @param started when it began
 * @param seen when it last told something
 * @param ended when it ended; null while it goes on, and where it was killed
 * @param articles how many documents were read
 * @param failed how many gave no article
 * @param known how many articles were there already
 * @param accounts how many accounts the new ones have
 * @param created how many incidents are new
 * @param revised how many incidents have changed
 * @param problems problems by code
 */
public record StoredRun(
    String id,
    String kind,
    String what,
    String manifest,
    Instant started,
    Instant seen,
    @Nullable Instant ended,
    long articles,
    long failed,
    long known,
    long accounts,
    long created,
    long revised,
    Map<String, Told> problems) {
  private static final String KIND = "run";
  private static final int MOST_CHARS = 500;

  public StoredRun {
    what = AddressSecrets.hide(what);
    problems = Map.copyOf(problems);
  }

  /**
   * Problems of one code.
   *
   * @param count how many
   * @param example one of them, with secret parts of addresses hidden
   */
  public record Told(long count, String example) {
    public Told {
      example = AddressSecrets.hide(example);
    }

    /** A problem more. */
    Told more() {
      return new Told(count + 1, example);
    }
  }

  /** Whether it ended, or has told nothing for longer than a time. */
  public boolean isOver(Instant now, Duration silence) {
    return ended != null || seen.plus(silence).isBefore(now);
  }

  /** Adds a problem to those of a run. */
  static void count(Map<String, Told> problems, Problem problem) {
    problems.merge(
        problem.code().code(),
        new Told(1, line(AddressSecrets.hide(problem.document() + ": " + problem.message()))),
        (before, one) -> before.more());
  }

  /** Keeps it in a store, in place of what the run told before. */
  void save(IncidentStore store) {
    store.saveNote(KIND, id, toText());
  }

  /** The runs of a store, the latest first. */
  public static List<StoredRun> list(IncidentStore store, int most) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map.Entry<String, String> note :
        new TreeMap<>(store.notes(KIND)).descendingMap().entrySet()) {
      if (runs.size() == most) {
        break;
      }
      parse(note.getKey(), note.getValue()).ifPresent(runs::add);
    }
    return runs;
  }

  /** The run of a name. */
  public static Optional<StoredRun> find(IncidentStore store, String id) {
    return store.findNote(KIND, id).flatMap(text -> parse(id, text));
  }

  private String toText() {
    StringBuilder text = new StringBuilder();
    add(text, "kind", kind);
    add(text, "what", what);
    add(text, "manifest", manifest);
    add(text, "started", started.toString());
    add(text, "seen", seen.toString());
    if (ended != null) {
      add(text, "ended", ended.toString());
    }
    add(text, "articles", String.valueOf(articles));
    add(text, "failed", String.valueOf(failed));
    add(text, "known", String.valueOf(known));
    add(text, "accounts", String.valueOf(accounts));
    add(text, "created", String.valueOf(created));
    add(text, "revised", String.valueOf(revised));
    new TreeMap<>(problems)
        .forEach((code, told) -> add(text, "problem " + code, told.count() + " " + told.example()));
    return text.toString();
  }

  private static void add(StringBuilder text, String name, String value) {
    text.append(name).append('\t').append(line(value)).append('\n');
  }

  private static String line(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MOST_CHARS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_CHARS / 2)) + "…";
  }

  private static Optional<StoredRun> parse(String id, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Told> problems = new TreeMap<>();
    try {
      for (String line : text.split("\n", -1)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          String name = line.substring(0, tab);
          String value = line.substring(tab + 1);
          if (name.startsWith("problem ")) {
            int space = value.indexOf(' ');
            problems.put(
                name.substring("problem ".length()),
                new Told(
                    Long.parseLong(value.substring(0, Math.max(0, space))),
                    value.substring(space + 1)));
          } else {
            values.put(name, value);
          }
        }
      }
      String ended = values.get("ended");
      return Optional.of(
          new StoredRun(
              id,
              values.getOrDefault("kind", "read"),
              values.getOrDefault("what", ""),
              values.getOrDefault("manifest", ""),
              Instant.parse(values.getOrDefault("started", "")),
              Instant.parse(values.getOrDefault("seen", "")),
              ended == null ? null : Instant.parse(ended),
              number(values, "articles"),
              number(values, "failed"),
              number(values, "known"),
              number(values, "accounts"),
              number(values, "created"),
              number(values, "revised"),
              problems));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long number(Map<String, String> values, String name) {
    return Long.parseLong(values.getOrDefault(name, "0"));
  }
}
