package attest.watch;

import attest.document.Problem;
import attest.feed.Feed;
import attest.feed.FeedEntry;
import attest.feed.FeedReader;
import attest.fetch.FetchRequest;
import attest.fetch.FetchResult;
import attest.fetch.Fetcher;
import attest.fetch.Waiter;
import attest.ingest.FetchedDocuments;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds round by round and hands on each entry once. Feeds of one host are read one after the
 * other, feeds of different hosts at the same time.
 */
public final class FeedWatcher {
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final Fetcher fetcher;
  private final WatchState state;
  private final WatchOptions options;
  private final InstantSource clock;
  private final FeedReader reader;
  private final EntryDocuments documents;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ReentrantLock sinkLock = new ReentrantLock();

  /**
   * A watcher.
   *
   * @param fetcher reads feeds and pages
   * @param pages makes documents of pages
   * @param state remembers what was seen
   * @param options how to watch
   * @param clock tells when a feed may be asked for again
   */
  public FeedWatcher(
      Fetcher fetcher,
      FetchedDocuments pages,
      WatchState state,
      WatchOptions options,
      InstantSource clock) {
    this.fetcher = fetcher;
    this.state = state;
    this.options = options;
    this.clock = clock;
    reader = new FeedReader(options.maxEntries());
    documents = new EntryDocuments(fetcher, pages, state, options);
  }

  /**
   * Reads the feeds round after round until {@link #stop()} is called.
   *
   * @param feeds their addresses
   * @param waiter lets the time between two rounds pass
   * @throws IOException if the state or the sink fails
   * @throws InterruptedException if the thread was interrupted
   */
  public void watch(Collection<String> feeds, WatchSink sink, Waiter waiter)
      throws IOException, InterruptedException {
    while (!stopped.get()) {
      Instant next = clock.instant().plus(options.interval());
      poll(feeds, sink);
      Duration left = Duration.between(clock.instant(), next);
      if (!stopped.get() && left.isPositive()) {
        pause(waiter, left);
      }
    }
  }

  private void pause(Waiter waiter, Duration time) throws InterruptedException {
    try {
      waiter.await(time);
    } catch (InterruptedException e) {
      if (!stopped.get()) {
        throw e;
      }
    }
  }

  /**
   * Reads each feed once.
   *
   * @param feeds their addresses
   * @throws IOException if the state or the sink fails
   * @throws InterruptedException if the thread was interrupted
   */
  public void poll(Collection<String> feeds, WatchSink sink)
      throws IOException, InterruptedException {
    Map<String, List<String>> byHost = new LinkedHashMap<>();
    for (String feed : feeds) {
      byHost.computeIfAbsent(host(feed), h -> new ArrayList<>()).add(feed);
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(
            options.hostsAtOnce(), Thread.ofPlatform().daemon().name("watch-", 1).factory());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (List<String> ofHost : byHost.values()) {
        running.add(workers.submit(() -> readAll(ofHost, sink)));
      }
      for (Future<?> task : running) {
        join(task);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      stop();
      throw e;
    } finally {
      workers.shutdown();
    }
  }

  /**
   * Ends the watch after the article that is in hand, for good. Close the fetcher as well, and stop
   * its waiter, so that what is being fetched is given up.
   */
  public void stop() {
    stopped.set(true);
  }

  private @Nullable Void readAll(List<String> feeds, WatchSink sink)
      throws IOException, InterruptedException {
    try {
      for (String feed : feeds) {
        read(feed, sink);
      }
    } catch (InterruptedException e) {
      if (!stopped.get()) {
        throw e;
      }
    }
    return null;
  }

  private static void join(Future<?> task) throws IOException, InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException runtime -> throw runtime;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void read(String address, WatchSink sink) throws IOException, InterruptedException {
    FeedMemory memory = state.feed(address);
    Instant notBefore = memory.notBefore();
    if (stopped.get() || (notBefore != null && clock.instant().isBefore(notBefore))) {
      return;
    }
    String present = memory.movedTo() == null ? address : memory.movedTo();
    FetchResult result =
        fetcher.fetch(new FetchRequest(present, memory.etag(), memory.lastModified()));
    if (stopped.get()) {
      return;
    }
    switch (result) {
      case FetchResult.NotModified same -> {
        state.keep(
            address,
            new FeedMemory(
                moved(memory, same.movedTo()), memory.etag(), memory.lastModified(), null, 0));
        tell(sink, address, -1, 0);
      }
      case FetchResult.Refused refused -> {
        state.keep(address, afterFailure(memory, refused.retryAfter()));
        fail(sink, new Problem(address, refused.problem().code(), refused.problem().message()));
      }
      case FetchResult.Page page -> readPage(address, memory, page, sink);
    }
  }

  private void readPage(String address, FeedMemory memory, FetchResult.Page page, WatchSink sink)
      throws IOException, InterruptedException {
    Feed feed = reader.read(address, page.body(), page.charset(), page.address());
    for (Problem problem : feed.problems()) {
      fail(sink, problem);
    }
    if (feed.format() == Feed.Format.NONE) {
      state.keep(address, afterFailure(memory, null));
      return;
    }
    List<FeedEntry> fresh = new ArrayList<>();
    for (FeedEntry entry : feed.entries()) {
      if (!isSeen(EntryKeys.of(address, entry))) {
        fresh.add(entry);
      }
    }
    tell(sink, address, feed.entries().size(), fresh.size());
    boolean all = true;
    for (FeedEntry entry : fresh.reversed()) {
      if (stopped.get()) {
        return;
      }
      all &= readEntry(address, entry, page.fetched(), sink);
    }
    if (!stopped.get()) {
      state.keep(
          address,
          new FeedMemory(
              moved(memory, page.movedTo()),
              all ? page.etag() : null,
              all ? page.lastModified() : null,
              null,
              0));
    }
  }

  /** Reads one entry, oldest first; false if it is to be tried again in the next round. */
  private boolean readEntry(String address, FeedEntry entry, Instant fetched, WatchSink sink)
      throws IOException, InterruptedException {
    List<String> keys = EntryKeys.of(address, entry);
    if (isSeen(keys)) {
      return true;
    }
    EntryDocuments.Found found = documents.read(address, entry, keys.getFirst(), fetched);
    if (stopped.get()) {
      return false;
    }
    sinkLock.lock();
    try {
      if (stopped.get()) {
        return false;
      }
      if (found.document() != null) {
        sink.article(found.document(), found.problems());
      } else {
        found.problems().forEach(sink::failed);
      }
      if (!found.again()) {
        state.see(keys);
      }
    } finally {
      sinkLock.unlock();
    }
    return !found.again();
  }

  private boolean isSeen(List<String> keys) throws IOException {
    for (String key : keys) {
      if (state.hasSeen(key)) {
        return true;
      }
    }
    return false;
  }

  private void tell(WatchSink sink, String address, int entries, int fresh) {
    sinkLock.lock();
    try {
      sink.polled(address, entries, fresh);
    } finally {
      sinkLock.unlock();
    }
  }

  private void fail(WatchSink sink, Problem problem) {
    sinkLock.lock();
    try {
      sink.failed(problem);
    } finally {
      sinkLock.unlock();
    }
  }

  /** The pause after a failure: what the site asks for, else longer and longer up to a day. */
  private FeedMemory afterFailure(FeedMemory memory, @Nullable Duration asked) {
    Duration pause = asked;
    if (pause == null) {
      pause = options.interval().multipliedBy(1L << Math.min(memory.failures(), 10)).dividedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    return new FeedMemory(
        memory.movedTo(),
        memory.etag(),
        memory.lastModified(),
        clock.instant().plus(pause),
        memory.failures() + 1);
  }

  private static @Nullable String moved(FeedMemory memory, @Nullable String now) {
    return now == null ? memory.movedTo() : now;
  }

  private static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : host;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
