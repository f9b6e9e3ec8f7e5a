package attest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptCountsTest {
  private final AtomicLong change = new AtomicLong(1);
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger counted = new AtomicInteger();
  private final KeptCounts counts = new KeptCounts(change::get, nanos::get);

  private int count(Object what, Set<String> hidden) {
    return counts.of(what, hidden, Integer.class, counted::incrementAndGet);
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void whatDidNotChangeIsCountedOnce() {
    assertThat(count("YE", Set.of())).isEqualTo(1);
    pass(60);
    assertThat(count("YE", Set.of())).isEqualTo(1);
  }

  @Test
  void aChangeIsSeenAfterSomeSeconds() {
    assertThat(count("YE", Set.of())).isEqualTo(1);
    change.incrementAndGet();
    assertThat(count("YE", Set.of())).isEqualTo(1);
    pass(6);
    assertThat(count("YE", Set.of())).isEqualTo(2);
  }

  @Test
  void eachFilterAndEachSightHasItsOwnCount() {
    assertThat(count("YE", Set.of())).isEqualTo(1);
    assertThat(count("ML", Set.of())).isEqualTo(2);
    assertThat(count("YE", Set.of("sha256:1"))).isEqualTo(3);
    assertThat(count("YE", Set.of())).isEqualTo(1);
  }

  @Test
  void ofManyFiltersThoseNotAskedForAreForgotten() {
    for (int i = 0; i < 301; i++) {
      count(i, Set.of());
    }
    assertThat(count(300, Set.of())).isEqualTo(301);
    assertThat(count(0, Set.of())).isEqualTo(302);
  }
}
