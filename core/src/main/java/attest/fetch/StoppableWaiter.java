package attest.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in real time until it is told to stop. Safe for threads. */
public final class StoppableWaiter implements Waiter {
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A waiter that has not been stopped. */
  public StoppableWaiter() {}

  /**
   * {@inheritDoc}
   *
   * @throws InterruptedException also if {@link #stop()} was called, before or while waiting
   */
  @Override
  public void await(Duration time) throws InterruptedException {
    if (stopped.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("stopped");
    }
  }

  /** Ends all waiting, now and later. */
  public void stop() {
    stopped.countDown();
  }
}
