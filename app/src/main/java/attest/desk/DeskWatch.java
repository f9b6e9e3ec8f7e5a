package attest.desk;

import attest.access.DeskDatabase;
import attest.alert.AlertLease;
import attest.alert.AlertService;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.fetch.PoliteFetcher;
import attest.fetch.StoppableWaiter;
import attest.incident.ArticleRecord;
import attest.ingest.FetchedDocuments;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.Outcome;
import attest.pipeline.StoredWatchState;
import attest.settings.Settings;
import attest.store.IncidentStore;
import attest.watch.FeedWatcher;
import attest.watch.WatchSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the feeds that administrators have named, round after round, while the desk runs and the
 * watch is on. What was read is remembered in the database as by {@code attest watch --into}, so
 * that both may watch the same feeds; of several desks on one database one watches. Safe for
 * threads.
 */
@Component
final class DeskWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final String LEASE = "watch";
  private static final String SWITCH = "watch-desk";
  private static final String READ = "watch-read";
  private static final String FAULT = "watch-fault";

  private final DeskDatabase database;
  private final IncidentStore store;
  private final Settings settings;
  private final IncidentKeeper keeper;
  private final ObjectProvider<DocumentPipeline> pipeline;
  private final AlertLease lease;
  private final AlertService alerts;
  private final InstantSource clock;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Round round;
  private @Nullable Thread thread;

  DeskWatch(
      DeskDatabase database,
      IncidentStore store,
      Settings settings,
      IncidentKeeper keeper,
      ObjectProvider<DocumentPipeline> pipeline,
      AlertLease lease,
      AlertService alerts,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.settings = settings;
    this.keeper = keeper;
    this.pipeline = pipeline;
    this.lease = lease;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** The feeds of the desk. */
  List<String> feeds() {
    return database
        .client()
        .sql("select address from desk_feed order by address")
        .query(String.class)
        .list();
  }

  /** Adds a feed; one that is there stays. */
  void add(String address, String who) {
    database
        .client()
        .sql(
            "insert into desk_feed (address, added_at, added_by) values (?,?,?)"
                + " on conflict (address) do nothing")
        .params(address, clock.millis(), who)
        .update();
    wake.release();
  }

  /** Takes a feed away; what was read of it stays. */
  void remove(String address) {
    database.client().sql("delete from desk_feed where address = ?").param(address).update();
  }

  /** Whether the watch is on, at whichever desk. */
  boolean isOn() {
    return store.findNote(SWITCH, "on").filter("yes"::equals).isPresent();
  }

  /** Switches the watch on or off. */
  void set(boolean on) {
    store.saveNote(SWITCH, "on", on ? "yes" : "no");
    Round under = round;
    if (!on && under != null) {
      under.end();
    }
    wake.release();
  }

  /** When a feed was last read by a desk, as text; empty for never. */
  String lastRead(String address) {
    return store.findNote(READ, address).orElse("");
  }

  /** What went wrong with a feed last; empty if nothing did since it was read. */
  String fault(String address) {
    return store.findNote(FAULT, address).orElse("");
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("watch").start(this::run);
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake.release();
    Round under = round;
    if (under != null) {
      under.end();
    }
    Thread ending = thread;
    try {
      if (ending != null) {
        ending.join(Duration.ofSeconds(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    Instant next = Instant.MIN;
    while (running) {
      try {
        List<String> feeds = feeds();
        boolean woken = wake.tryAcquire();
        if (!feeds.isEmpty()
            && isOn()
            && (woken || !clock.instant().isBefore(next))
            && lease.take(LEASE)) {
          next = clock.instant().plus(settings.watch().interval());
          Round now = new Round();
          round = now;
          now.read(feeds);
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("a round over the feeds broke off; the next begins in its time", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        round = null;
      }
      pause();
    }
    try {
      lease.giveBack(LEASE);
    } catch (RuntimeException e) {
      LOG.warn("the lease of the watch ends by itself", e);
    }
  }

  private void pause() {
    try {
      boolean woken = running && wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        wake.drainPermits();
        wake.release();
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }

  /** One round over the feeds. */
  private final class Round implements WatchSink {
    private final StoppableWaiter waiter = new StoppableWaiter();
    private final PoliteFetcher fetcher = new PoliteFetcher(settings.fetch(), clock, waiter);
    private final FeedWatcher watcher =
        new FeedWatcher(
            fetcher,
            new FetchedDocuments(settings.ingest()),
            new StoredWatchState(store),
            settings.watch(),
            clock);

    void read(List<String> feeds) throws IOException, InterruptedException {
      try {
        watcher.poll(feeds, this);
      } finally {
        fetcher.close();
      }
    }

    void end() {
      watcher.stop();
      waiter.stop();
      fetcher.close();
    }

    @Override
    public void article(RawDocument document, List<Problem> problems) throws IOException {
      renew();
      Outcome outcome = Outcome.of(pipeline.getObject()::read, document, problems);
      ArticleRecord record = outcome.record();
      if (record == null) {
        outcome.problems().forEach(this::failed);
      } else if (!record.article().text().isBlank()) {
        keeper.keep(List.of(record));
        alerts.wake();
      }
    }

    @Override
    public void polled(String feed, int entries, int fresh) {
      renew();
      store.saveNote(
          READ,
          feed,
          clock.instant()
              + (entries < 0 ? " unchanged" : " " + entries + " entries, " + fresh + " new"));
      if (!fault(feed).isEmpty()) {
        store.saveNote(FAULT, feed, "");
      }
    }

    @Override
    public void failed(Problem problem) {
      store.saveNote(FAULT, problem.document(), problem.code().code() + ": " + problem.message());
    }

    private void renew() {
      if (!Objects.equals(round, this) || !lease.take(LEASE)) {
        end();
      }
    }
  }
}
