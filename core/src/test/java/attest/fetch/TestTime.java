package attest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that passes only when somebody waits. */
public final class TestTime implements InstantSource, Waiter {
  private volatile Instant now = Instant.parse("2026-03-09T12:00:00Z");
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void await(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public List<Duration> waits() {
    return waits;
  }
}
