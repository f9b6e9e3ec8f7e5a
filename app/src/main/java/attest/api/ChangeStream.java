package attest.api;

import attest.access.Knowledge;
import attest.access.Scope;
import attest.access.Visitor;
import attest.pipeline.StoreView;
import attest.store.Change;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Sends changes to whoever listens. One thread looks into the store every few seconds, as long as
 * anybody listens, and wakes the listeners when there is something new; each then reads what it may
 * see. Safe for threads.
 */
@Component
class ChangeStream {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
  private static final int MOST_LISTENERS = 100;
  private static final int MOST_OF_ONE = 5;
  private static final int AT_ONCE = 200;
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Knowledge knowledge;
  private final IncidentStore store;
  private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
  private final ConcurrentHashMap<String, Integer> ofUsers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long last;
  private int listening;
  private boolean looking;
  private boolean ended;

  ChangeStream(Knowledge knowledge, IncidentStore store) {
    this.knowledge = knowledge;
    this.store = store;
  }

  /** Sends changes until the stream's life ends, nobody listens any more, or the desk ends. */
  void serve(
      Visitor visitor, IncidentQuery query, @Nullable String after, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (!listeners.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE, "too many listen to changes; try again later");
    }
    try {
      if (ofUsers.merge(visitor.name(), 1, Integer::sum) > MOST_OF_ONE) {
        throw new ProblemException(
            HttpStatus.TOO_MANY_REQUESTS,
            "a user may listen " + MOST_OF_ONE + " times at once; end one of them");
      }
      send(visitor, query, start(after), response);
    } finally {
      ofUsers.computeIfPresent(visitor.name(), (name, count) -> count > 1 ? count - 1 : null);
      listeners.release();
    }
  }

  private long start(@Nullable String after) {
    long now = store.lastChange();
    return after != null && after.matches("\\d{1,18}") ? Math.min(now, Long.parseLong(after)) : now;
  }

  private void send(Visitor visitor, IncidentQuery query, long start, HttpServletResponse response)
      throws IOException, InterruptedException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    PrintWriter out = response.getWriter();
    out.write("retry: 3000\n\n");
    out.flush();
    long place = start;
    long end = System.nanoTime() + LIFE.toNanos();
    enter();
    try {
      while (!out.checkError() && System.nanoTime() < end) {
        place = events(visitor, query, place, out);
        if (!awaitNews(place)) {
          return;
        }
        out.write(": still here\n\n");
        out.flush();
      }
    } finally {
      leave();
    }
  }

  /** Writes the events after a place; the place after them. */
  private long events(Visitor visitor, IncidentQuery query, long from, PrintWriter out) {
    long place = from;
    while (true) {
      StoreView view = knowledge.of(visitor.may(Scope.INTERNAL));
      long seen = view.lastChange();
      if (seen <= place) {
        return place;
      }
      StoreView.Changes changes = view.changesAfter(place, AT_ONCE);
      List<Change> some = changes.list();
      for (Change change : some) {
        if (ChangeItems.fits(query, change)) {
          out.write(
              "id: "
                  + change.number()
                  + "\nevent: change\ndata: "
                  + Json.write(json -> ChangeItems.write(json, change))
                  + "\n\n");
        }
      }
      out.flush();
      Long more = changes.last();
      if (more == null) {
        return some.isEmpty() ? seen : Math.max(seen, some.getLast().number());
      }
      place = more;
    }
  }

  private void enter() {
    lock.lock();
    try {
      listening++;
      if (!looking && !ended) {
        looking = true;
        last = store.lastChange();
        Thread.ofVirtual().name("changes").start(this::look);
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      listening--;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for changes after a place, or for a while; false where the desk ends. */
  private boolean awaitNews(long place) throws InterruptedException {
    lock.lock();
    try {
      long left = BEAT.toNanos();
      while (!ended && last <= place && left > 0) {
        left = news.awaitNanos(left);
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      while (goesOn()) {
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        try {
          tell(store.lastChange());
        } catch (RuntimeException e) {
          LOG.warn("the changes could not be read: {}", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean goesOn() {
    lock.lock();
    try {
      looking = listening > 0 && !ended;
      return looking;
    } finally {
      lock.unlock();
    }
  }

  private void tell(long number) {
    lock.lock();
    try {
      if (number > last) {
        last = number;
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams, before the server waits for requests that are under way. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    lock.lock();
    try {
      ended = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
