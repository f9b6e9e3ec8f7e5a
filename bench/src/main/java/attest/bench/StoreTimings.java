package attest.bench;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.ArticleCard;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
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
 * StoreTimings query DB ROUNDS          pages of filtered queries
 * StoreTimings ingest DB COUNT          one article a transaction; prints a line when all are in
 * StoreTimings check DB COUNT           whether DB holds just those articles, and is sound
 * </pre>
 */
public final class StoreTimings {
  private static final RunManifest MANIFEST =
      new RunManifest("bench", "sha256:0", Map.of(), Map.of());
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final int TOWNS = 4_000;
  private static final String[] COUNTRIES = Locale.getISOCountries();

  private StoreTimings() {}

  /** Runs one of the ways named above. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    String database = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    try (IncidentStore store =
        IncidentStore.open(database, new StoreOptions(60, 128, 200), InstantSource.system())) {
      switch (arguments[0]) {
        case "fill" -> fill(out, store, Path.of(database), count, Integer.parseInt(arguments[3]));
        case "query" -> query(out, store, count);
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
    Reports reports = new Reports(count);
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
  private record Ahead(IncidentKeeper keeper, Reports reports, int done, int batch, int end)
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

  private static void query(PrintStream out, IncidentStore store, int rounds) {
    Random random = new Random(11);
    Map<String, List<Long>> times = new java.util.TreeMap<>();
    for (int i = 0; i < rounds; i++) {
      LocalDate day = FIRST.plusDays(random.nextInt(3_600));
      Place.Point town = Reports.point(random.nextInt(TOWNS));
      String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
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
        long start = System.nanoTime();
        IncidentPage page = store.page(query);
        if (page.next() != null) {
          store.page(query.withCursor(page.next()));
          times
              .computeIfAbsent(name + ", two pages", key -> new ArrayList<>())
              .add((System.nanoTime() - start) / 2);
        } else {
          times.computeIfAbsent(name, key -> new ArrayList<>()).add(System.nanoTime() - start);
        }
      });
    }
    List<Long> all = new ArrayList<>();
    times.forEach((name, some) -> {
      print(out, name, some);
      all.addAll(some);
    });
    print(out, "all", all);
  }

  private static void print(PrintStream out, String name, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "%-40s %6d queries: median %6.1f ms, p99 %6.1f ms, most %6.1f ms%n",
        name,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * 0.99))] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static void ingest(PrintStream out, IncidentStore store, int count) {
    IncidentKeeper keeper = keeper(store);
    Reports reports = new Reports(count);
    for (int i = 0; i < count; i++) {
      keeper.keep(List.of(reports.next()));
    }
    out.println("complete");
  }

  private static void check(PrintStream out, IncidentStore store, int count) {
    Reports reports = new Reports(count);
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

  /**
   * Made-up reports in the order in which they would appear; the same each time. Events of a day and
   * a half are reported on by turns, each one to four times; a report's figure may be greater than
   * the one before; one of twelve does not say when, one of twenty not where.
   */
  private static final class Reports {
    private static final int OPEN = 400;

    private final Random random = new Random(1);
    private final List<Event> open = new ArrayList<>();
    private final int total;
    private int made;
    private int events;
    private LocalDate today = FIRST;

    /** What happened, and how many reports are still to come. */
    private static final class Event {
      private final int number;
      private final LocalDate day;
      private final int town;
      private final int front;
      private int killed;
      private int left;

      Event(int number, LocalDate day, Random random) {
        this.number = number;
        this.day = day;
        left = 1 + random.nextInt(4);
        town = random.nextInt(TOWNS);
        killed = (int) Math.min(40, 1 + Math.abs(random.nextGaussian()) * 6);
        front = random.nextInt(200);
      }
    }

    Reports(int total) {
      this.total = total;
    }

    static Place.Point point(int town) {
      Random own = new Random(town);
      return new Place.Point(own.nextInt(-350, 550) / 10.0, own.nextInt(-1100, 1200) / 10.0);
    }

    private static String name(int number) {
      String[] parts = {"ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"};
      StringBuilder name = new StringBuilder();
      for (int n = number + 1_000; n > 0; n /= 10) {
        name.append(parts[n % 10]);
      }
      return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Passes over a report, as if it had been made. */
    void skip() {
      turn();
    }

    private Event turn() {
      today = FIRST.plusDays((long) (made * 3_650.0 / Math.max(total, 1_000_000)));
      while (open.size() < OPEN) {
        open.add(new Event(events++, today, random));
      }
      int index = random.nextInt(open.size());
      Event event = open.get(index);
      event.left--;
      event.killed += random.nextInt(8) == 0 ? 1 : 0;
      if (event.left == 0) {
        open.set(index, open.get(open.size() - 1));
        open.remove(open.size() - 1);
      }
      made++;
      return event;
    }

    ArticleRecord next() {
      Event event = turn();
      String place = name(event.town);
      String actor = "Front " + event.front;
      String text =
          "At least "
              + event.killed
              + " people were killed by the "
              + actor
              + " in "
              + place
              + " on "
              + event.day
              + ", police said. Witness "
              + name(event.number)
              + " "
              + name(event.number / 7)
              + " told the "
              + outlet()
              + " that houses were burning and that many had fled. The dead include the teacher "
              + name(event.number * 3)
              + " "
              + name(event.number)
              + ".";
      Article article =
          new Article(
              null,
              "bench/" + made,
              null,
              outlet(),
              null,
              "Attack in " + place,
              List.of(),
              "en",
              Published.parse(today.plusDays(1).toString(), Published.From.GIVEN),
              null,
              text,
              List.of(new Article.Paragraph(new Span(0, text.length()), false)));
      return new ArticleRecord(
          article,
          List.of(account(article, event, place, actor)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }

    private String outlet() {
      return "Paper " + made % 50;
    }

    private static Evidence find(Article article, String words) {
      int begin = article.text().indexOf(words);
      return Evidence.of(article, new Span(begin, begin + words.length()));
    }

    private Account account(Article article, Event event, String place, String actor) {
      Evidence trigger = find(article, "killed");
      Evidence where = find(article, place);
      Evidence figure = find(article, String.valueOf(event.killed));
      Claim claim =
          new Claim(
              Claim.Harm.KILLED,
              Claim.Group.UNSPECIFIED,
              "people",
              null,
              new Figure.AtLeast(event.killed),
              figure,
              Claim.Scope.INCIDENT,
              Claim.Status.ASSERTED,
              null,
              Evidence.of(article, figure.span().cover(trigger.span())),
              1,
              0.9,
              "kill");
      String country = COUNTRIES[event.town % COUNTRIES.length];
      return new Account(
          "a1",
          event.town % 9 == 0 ? EventType.AIR_STRIKE : EventType.ARMED_ASSAULT,
          Mention.Status.OCCURRED,
          Account.Salience.MAIN,
          1,
          made % 12 == 0
              ? null
              : new TimeMention(
                  find(article, event.day.toString()),
                  TimeMention.Kind.DATE,
                  event.day.toString(),
                  TimeInterval.day(event.day),
                  "date"),
          made % 20 == 0
              ? null
              : new PlaceMention(
                  new Place.Known(
                      (long) event.town,
                      place,
                      country,
                      null,
                      point(event.town),
                      Place.Precision.SETTLEMENT),
                  where,
                  where,
                  0.9,
                  "only"),
          List.of(
              new Participant(
                  Participant.Role.INITIATOR,
                  new Actor.Known("f" + event.front, actor, Actor.Kind.REBEL_GROUP, country),
                  false,
                  false,
                  find(article, actor),
                  "by")),
          List.of(),
          List.of(),
          List.of(new Account.IdentifiedClaim("c1", claim)),
          List.of(
              new Account.Toll(
                  Claim.Harm.KILLED,
                  Claim.Group.UNSPECIFIED,
                  (long) event.killed,
                  (long) event.killed,
                  null,
                  List.of("c1"),
                  "only")),
          trigger,
          List.of());
    }
  }
}
