package attest.alert;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the engine look and the messages sent, again and again while the desk runs, on one virtual
 * thread; of several desks on one database one does it.
 */
@Component
public final class AlertService implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AlertService.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String LEASE = "alerts";

  private final AlertEngine engine;
  private final Deliverer deliverer;
  private final AlertLease lease;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  AlertService(AlertEngine engine, Deliverer deliverer, AlertLease lease) {
    this.engine = engine;
    this.deliverer = deliverer;
    this.lease = lease;
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("alerts").start(this::run);
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake.release();
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

  /** Has it look now and not when its time comes. */
  public void wake() {
    wake.release();
  }

  private void run() {
    while (running) {
      try {
        if (lease.take(LEASE)) {
          engine.look();
          while (running && deliverer.deliver() > 0 && lease.take(LEASE)) {
            Thread.onSpinWait();
          }
        }
      } catch (RuntimeException e) {
        LOG.warn("alerts could not be looked for; they are looked for again", e);
      }
      pause();
    }
    try {
      lease.giveBack(LEASE);
    } catch (RuntimeException e) {
      LOG.warn("the lease of alerts ends by itself", e);
    }
  }

  private void pause() {
    try {
      boolean woken = wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
