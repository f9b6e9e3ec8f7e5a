package attest.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a desk that runs for lists and incidents, as many people at once would, and tells how long
 * the answers took.
 *
 * <pre>
 * DeskLoad ADDRESS PID CLIENTS SECONDS PAUSE_MILLIS WARM_SECONDS
 * DeskLoad articles SECONDS PER_SECOND            prints made-up articles as JSON Lines, so many a second
 * </pre>
 *
 * <p>Each client asks, waits for the whole answer, pauses for a random time of PAUSE_MILLIS on
 * average, and asks again: half the time for a filtered list of the API, a quarter for an incident
 * of the API, a quarter for a page as browsers show it. PID is the process of the desk, whose
 * memory is told every half minute. Answers of the first WARM_SECONDS do not count, as those of a
 * desk that was started a moment ago; errors do.
 */
public final class DeskLoad {
  private static final Pattern ID = Pattern.compile("\"id\":\"(i[-_:0-9a-zA-Z]{6,80})\"");
  private static final String[] COUNTRIES = {
    "AF", "IQ", "LY", "ML", "NG", "SY", "UA", "YE", "CO", "MX"
  };
  private static final String[] TYPES = {
    "armed_clash", "explosive_attack", "armed_assault", "abduction"
  };

  private final URI desk;
  private final int pause;
  private volatile boolean counting;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final List<String> known = new ArrayList<>();
  private final Map<String, List<Long>> micros = new TreeMap<>();
  private final Map<String, AtomicLong> faults = new TreeMap<>();

  private DeskLoad(URI desk, int pause) {
    this.desk = desk;
    this.pause = pause;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = System.out;
    if (arguments[0].equals("articles")) {
      write(out, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    DeskLoad load = new DeskLoad(URI.create(arguments[0]), Integer.parseInt(arguments[4]));
    load.run(
        out,
        Path.of("/proc", arguments[1], "status"),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[5]));
  }

  private static void write(PrintStream out, int seconds, int perSecond)
      throws InterruptedException {
    String[] towns = {"Maiduguri", "Mosul", "Misrata", "Gao", "Kunduz", "Aleppo", "Taiz", "Kidal"};
    String[] groups = {"Gunmen", "Militants", "Armed men", "Rebels"};
    Random chance = new Random(seconds);
    for (int i = 0; i < seconds * perSecond && !out.checkError(); i++) {
      String town = towns[chance.nextInt(towns.length)];
      LocalDate day = LocalDate.of(2012, 1, 1).plusDays(chance.nextInt(4_000));
      out.printf(
          Locale.ROOT,
          "{\"title\":\"Attack near %s\",\"published\":\"%s\",\"source\":\"load-%d\",\"text\":\"%s killed at"
              + " least %d people in an attack on a market near %s on %s, police said. %d others were"
              + " wounded, a hospital official told reporters. Notice %d.\"}%n",
          town,
          day.plusDays(1),
          i,
          groups[chance.nextInt(groups.length)],
          1 + chance.nextInt(30),
          town,
          day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
          1 + chance.nextInt(40),
          chance.nextInt(1_000_000));
      out.flush();
      Thread.sleep(1_000 / perSecond);
    }
  }

  private void run(PrintStream out, Path status, int clients, int seconds, int warm)
      throws IOException, InterruptedException {
    ask("list", "/api/v1/incidents?limit=200", false);
    if (known.isEmpty()) {
      throw new IllegalStateException("the desk lists no incidents: " + faults);
    }
    out.printf(
        Locale.ROOT,
        "%d clients for %d s after %d s that do not count, %d ms between requests%n",
        clients,
        seconds,
        warm,
        pause);
    long begin = System.nanoTime() + Duration.ofSeconds(warm).toNanos();
    long end = begin + Duration.ofSeconds(seconds).toNanos();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        Random chance = new Random(i);
        people.submit(() -> visit(chance, end));
      }
      for (int told = 0; System.nanoTime() < end; told++) {
        out.printf(Locale.ROOT, "%4d s  %s%n", told * 30, memory(status));
        out.flush();
        counting |= System.nanoTime() >= begin;
        long next = counting ? end : begin;
        Thread.sleep(Math.min(30_000, Math.max(1, (next - System.nanoTime()) / 1_000_000)));
        counting |= System.nanoTime() >= begin;
      }
    }
    out.printf(Locale.ROOT, " end    %s%n", memory(status));
    micros.forEach((kind, took) -> {
      long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
      out.printf(
          Locale.ROOT,
          "%-10s %7d answers  p50 %7.1f ms  p90 %7.1f ms  p99 %7.1f ms  longest %8.1f ms%n",
          kind,
          sorted.length,
          quantile(sorted, 0.5),
          quantile(sorted, 0.9),
          quantile(sorted, 0.99),
          quantile(sorted, 1));
    });
    out.printf(
        Locale.ROOT,
        "%d requests a second%n",
        micros.values().stream().mapToLong(List::size).sum() / seconds);
    out.println(faults.isEmpty() ? "no errors" : "errors: " + faults);
  }

  private Void visit(Random chance, long end) throws InterruptedException {
    while (System.nanoTime() < end) {
      int dice = chance.nextInt(4);
      if (dice < 2) {
        ask("list", "/api/v1/incidents?" + filter(chance), false);
      } else {
        String id;
        synchronized (known) {
          id = known.get(chance.nextInt(known.size()));
        }
        if (dice == 2) {
          ask("incident", "/api/v1/incidents/" + id, false);
        } else if (chance.nextBoolean()) {
          ask("page", "/incidents/" + id, true);
        } else {
          ask("overview", "/?" + filter(chance), true);
        }
      }
      Thread.sleep((long) (-Math.log(1 - chance.nextDouble()) * pause));
    }
    return null;
  }

  private static String filter(Random chance) {
    int year = 2012 + chance.nextInt(8);
    int month = 1 + chance.nextInt(12);
    String since = String.format(Locale.ROOT, "since=%d-%02d-01", year, month);
    return switch (chance.nextInt(5)) {
      case 0 -> since;
      case 1 -> "country=" + COUNTRIES[chance.nextInt(COUNTRIES.length)];
      case 2 -> since + "&type=" + TYPES[chance.nextInt(TYPES.length)];
      case 3 -> since + "&toll=killed%3D" + (1 + chance.nextInt(20));
      default -> {
        double west = chance.nextInt(320) - 180;
        double south = chance.nextInt(120) - 60;
        yield String.format(
            Locale.ROOT, "bbox=%.1f,%.1f,%.1f,%.1f", west, south, west + 20, south + 15);
      }
    };
  }

  private void ask(String kind, String path, boolean page) {
    HttpRequest request =
        HttpRequest.newBuilder(desk.resolve(path))
            .header("Accept", page ? "text/html" : "application/json")
            .timeout(Duration.ofSeconds(30))
            .build();
    long begun = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      long took = (System.nanoTime() - begun) / 1_000;
      synchronized (micros) {
        if (counting) {
          micros.computeIfAbsent(kind, name -> new ArrayList<>()).add(took);
        }
        if (answer.statusCode() != 200) {
          fault(kind + " " + answer.statusCode());
        }
      }
      if (kind.equals("list") && answer.statusCode() == 200) {
        remember(answer.body());
      }
    } catch (IOException e) {
      synchronized (micros) {
        fault(kind + " " + e.getClass().getSimpleName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fault(String what) {
    faults.computeIfAbsent(what, name -> new AtomicLong()).incrementAndGet();
  }

  private void remember(String body) {
    Matcher ids = ID.matcher(body);
    synchronized (known) {
      while (known.size() < 5_000 && ids.find()) {
        known.add(ids.group(1));
      }
    }
  }

  private static double quantile(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1_000.0;
  }

  private static String memory(Path status) throws IOException {
    return String.join(
        "  ",
        Arrays.stream(Files.readString(status).split("\n", -1))
            .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
            .map(line -> line.replaceAll("\\s+", " "))
            .toList());
  }
}
