package attest.bench;

import attest.document.Article;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Place;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.IncidentKeeper.Kept;
import attest.pipeline.IncidentKeeper.Prepared;
import attest.reconcile.AccountFiler;
import attest.reconcile.DefaultReconciler;
import attest.reconcile.ReconcileOptions;
import attest.store.IncidentPage;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import attest.store.RunManifest;
import attest.store.StoreOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the store with made-up accounts, or ingests some for a test that kills it.
 *
 * <pre>
 * StoreTimings fill DB COUNT BATCH      reconciles COUNT accounts into DB, a line each tenfold
 * StoreTimings query DB ROUNDS [KIND]   pages of filtered queries, of one kind such as "words"
 * StoreTimings ingest DB COUNT          one article a transaction; a line for each that is new
 * StoreTimings check DB COUNT           whether DB holds just those articles, and is sound
 * </pre>
 */
public final class StoreTimings {
  private static final RunManifest MANIFEST =
      new RunManifest("bench", "sha256:0", Map.of(), Map.of());

  private StoreTimings() {}

  /** Runs one of the ways named above. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    String database = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    try (IncidentStore store =
        IncidentStore.open(database, StoreOptions.defaults(), InstantSource.system())) {
      switch (arguments[0]) {
        case "fill" -> fill(out, store, Path.of(database), count, Integer.parseInt(arguments[3]));
        case "query" -> query(out, store, count, arguments.length > 3 ? arguments[3] : "");
        case "ingest" -> ingest(out, store, count);
        case "check" -> check(out, store, count);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  private static IncidentKeeper keeper(IncidentStore store) {
    AccountFiler filer = new AccountFiler();
    return new IncidentKeeper(
        store,
        new DefaultReconciler(ReconcileOptions.defaults(), StoreTimings::byPublisher),
        MANIFEST,
        StoreTimings::card,
        record -> filer.file(record, card(record)),
        StoreOptions.defaults().maxBlock());
  }

  private static List<List<String>> byPublisher(
      Collection<ArticleCard> cards, Collection<List<String>> copies) {
    Map<String, List<String>> groups = new HashMap<>();
    for (ArticleCard card : cards) {
      groups
          .computeIfAbsent(String.valueOf(card.publisher()), name -> new ArrayList<>())
          .add(card.id());
    }
    return List.copyOf(groups.values());
  }

  private static ArticleCard card(ArticleRecord record) {
    Article a = record.article();
    return new ArticleCard(
        a.id(), a.source(), a.url(), a.publisher(), a.agency(), a.title(), a.published(), "");
  }

  private static void fill(PrintStream out, IncidentStore store, Path file, int count, int batch)
      throws IOException {
    IncidentKeeper keeper = keeper(store);
    MadeReports reports = new MadeReports(count);
    int begun = (int) (long) store.counts().getOrDefault("articles", 0L);
    for (int i = 0; i < begun; i++) {
      reports.skip();
    }
    out.printf(Locale.ROOT, "%,d accounts are there; up to %,d are added%n", begun, count);
    Kept kept = Kept.NOTHING;
    Kept all = Kept.NOTHING;
    long start = System.nanoTime();
    long stretch = start;
    double used = processor();
    int last = begun;
    int next = next(begun, count);
    try (ExecutorService ahead = Executors.newSingleThreadExecutor()) {
      Future<Prepared> waiting = ahead.submit(new Ahead(keeper, reports, begun, batch, next));
      for (int done = begun; done < count; ) {
        Prepared some = waiting.get();
        done = Math.min(done + batch, next);
        int then = done == next ? next(done, count) : next;
        waiting = ahead.submit(new Ahead(keeper, reports, done, batch, then));
        kept = keeper.keep(some);
        all = all.plus(kept);
        if (done == next) {
          long now = System.nanoTime();
          double processor = processor();
          out.printf(
              Locale.ROOT,
              "%,9d accounts: %,7.0f a second in all, %,7.0f a second since %,d with %,4.0f us of"
                  + " processor time each; database %,d MiB, heap %,d MiB, resident %,d MiB%n",
              done,
              (done - begun) / ((now - start) / 1e9),
              (done - last) / ((now - stretch) / 1e9),
              last,
              (processor - used) * 1e6 / (done - last),
              Files.size(file) >> 20,
              Runtime.getRuntime().totalMemory() >> 20,
              resident());
          last = done;
          stretch = now;
          used = processor;
          next = then;
        }
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
    out.println(all);
    out.println(store.counts());
  }

  /** How many accounts there will be when the next line is printed. */
  private static int next(int done, int count) {
    for (int next : new int[] {10_000, 20_000, 100_000}) {
      if (done < next) {
        return Math.min(count, next);
      }
    }
    return Math.min(count, (done / 100_000 + 1) * 100_000);
  }

  /** Makes the next reports and prepares them while others are written. */
  private record Ahead(IncidentKeeper keeper, MadeReports reports, int done, int batch, int end)
      implements Callable<Prepared> {
    @Override
    public Prepared call() {
      List<ArticleRecord> some = new ArrayList<>();
      for (int at = done; at < end && some.size() < batch; at++) {
        some.add(reports.next());
      }
      return keeper.prepare(some);
    }
  }

  /** The greatest resident memory of this process in MiB; 0 where the system does not say. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
      }
    }
    return 0;
  }

  private static double processor() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }

  private static void query(PrintStream out, IncidentStore store, int rounds, String kind) {
    Random random = new Random(11);
    Map<String, List<long[]>> times = new java.util.TreeMap<>();
    for (int i = 0; i < rounds; i++) {
      LocalDate day = MadeReports.FIRST.plusDays(random.nextInt(3_600));
      Place.Point town = MadeReports.point(random.nextInt(MadeReports.TOWNS));
      String country = MadeReports.COUNTRIES[random.nextInt(MadeReports.COUNTRIES.length)];
      IncidentQuery all = IncidentQuery.all().withLimit(50);
      Map<String, IncidentQuery> queries =
          Map.of(
              "time", all.withTime(day, day.plusDays(30)),
              "country and time", all.withCountry(country).withTime(day, day.plusDays(365)),
              "type and country", all.withCountry(country).withTypes(Set.of(EventType.AIR_STRIKE)),
              "circle of 50 km", all.withArea(new IncidentQuery.Area.Circle(town, 50)),
              "box of 5 degrees and time",
                  all.withArea(
                          new IncidentQuery.Area.Box(
                              Math.max(-90, town.latitude() - 2.5),
                              Math.max(-180, town.longitude() - 2.5),
                              Math.min(90, town.latitude() + 2.5),
                              Math.min(180, town.longitude() + 2.5)))
                      .withTime(day, day.plusDays(365)),
              "at least 19 killed",
                  all.withToll(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 19)),
              "killed, country",
                  all.withCountry(country)
                      .withToll(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 10)),
              "actor and country",
                  all.withActor("Front " + random.nextInt(200)).withCountry(country),
              "words", all.withText("front " + random.nextInt(200)));
      queries.forEach((name, query) -> {
        if (!name.startsWith(kind)) {
          return;
        }
        long start = System.nanoTime();
        long used = used();
        IncidentPage page = store.page(query);
        int pages = 1;
        if (page.next() != null) {
          store.page(query.withCursor(page.next()));
          pages = 2;
        }
        times
            .computeIfAbsent(name + (pages == 2 ? ", two pages" : ""), key -> new ArrayList<>())
            .add(new long[] {(System.nanoTime() - start) / pages, (used() - used) / pages});
      });
    }
    List<long[]> all = new ArrayList<>();
    times.forEach((name, some) -> {
      print(out, name, some);
      all.addAll(some);
    });
    print(out, "all", all);
  }

  /** The processor time of this thread in nanoseconds. */
  private static long used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Says how long queries took by the clock, and of the thread's processor time. */
  private static void print(PrintStream out, String name, List<long[]> nanos) {
    long[] clock = nanos.stream().mapToLong(some -> some[0]).sorted().toArray();
    long[] processor = nanos.stream().mapToLong(some -> some[1]).sorted().toArray();
    int last = (int) Math.min(clock.length - 1L, Math.round(clock.length * 0.99));
    out.printf(
        Locale.ROOT,
        "%-40s %6d queries: median %6.1f ms, p99 %6.1f ms, most %6.1f ms; of processor time median"
            + " %6.1f ms, p99 %6.1f ms%n",
        name,
        clock.length,
        clock[clock.length / 2] / 1e6,
        clock[last] / 1e6,
        clock[clock.length - 1] / 1e6,
        processor[processor.length / 2] / 1e6,
        processor[last] / 1e6);
  }

  private static void ingest(PrintStream out, IncidentStore store, int count) {
    IncidentKeeper keeper = keeper(store);
    MadeReports reports = new MadeReports(count);
    for (int i = 0; i < count; i++) {
      if (keeper.keep(List.of(reports.next())).articles() > 0) {
        out.println("kept");
      }
    }
    out.println("complete");
  }

  private static void check(PrintStream out, IncidentStore store, int count) {
    MadeReports reports = new MadeReports(count);
    int missing = 0;
    for (int i = 0; i < count; i++) {
      ArticleRecord record = reports.next();
      if (!store.findArticle(record.article().id()).equals(java.util.Optional.of(record))) {
        missing++;
      }
    }
    out.println("missing or different: " + missing + " of " + count);
    out.println("held: " + store.counts());
    out.println("faults: " + store.check());
  }
}
