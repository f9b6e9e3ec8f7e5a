package attest.fetch;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Waiter {
  /**
   * Returns after {@code time}.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void await(Duration time) throws InterruptedException;
}
