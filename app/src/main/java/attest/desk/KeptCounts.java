package attest.desk;

import attest.store.IncidentStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts that were made a short time ago. They are given again while nothing has changed in the
 * store, and for some seconds where something has, so that many people who look at the same filter
 * are counted for once, also while articles are read. To count over many incidents takes a
 * processor for a while: no more than half of them do so at a time, so that other answers do not
 * wait. Safe for threads.
 */
@Component
final class KeptCounts {
  private static final int MOST = 300;
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private final Semaphore counting =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  private final LongSupplier change;
  private final LongSupplier nanos;
  private final Map<Key, Kept> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  @Autowired
  KeptCounts(IncidentStore store) {
    this(store::lastChange, System::nanoTime);
  }

  /**
   * Counts of a store.
   *
   * @param change the number of its last change
   * @param nanos a clock
   */
  KeptCounts(LongSupplier change, LongSupplier nanos) {
    this.change = change;
    this.nanos = nanos;
  }

  private record Key(Object what, Set<String> hidden) {}

  private record Kept(Object counts, long change, long at) {}

  /**
   * What was counted, now or a short time ago.
   *
   * @param what what is counted, with its filter; compared by {@code equals}
   * @param hidden the articles that are left out
   * @param type the type of what is counted
   */
  <T> T of(Object what, Set<String> hidden, Class<T> type, Supplier<T> count) {
    Key key = new Key(what, hidden);
    Kept before;
    synchronized (kept) {
      before = kept.get(key);
    }
    long now = nanos.getAsLong();
    if (before != null && now - before.at() < FRESH_NANOS) {
      return type.cast(before.counts());
    }
    long last = change.getAsLong();
    if (before != null && before.change() == last) {
      keep(key, before.counts(), last);
      return type.cast(before.counts());
    }
    counting.acquireUninterruptibly();
    try {
      synchronized (kept) {
        before = kept.get(key);
      }
      if (before != null && nanos.getAsLong() - before.at() < FRESH_NANOS) {
        return type.cast(before.counts());
      }
      Object counts = count.get();
      keep(key, counts, last);
      return type.cast(counts);
    } finally {
      counting.release();
    }
  }

  private void keep(Key key, Object counts, long last) {
    synchronized (kept) {
      kept.put(key, new Kept(counts, last, nanos.getAsLong()));
    }
  }
}
