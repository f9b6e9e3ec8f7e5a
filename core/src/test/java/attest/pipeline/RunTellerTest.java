package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.store.IncidentStore;
import attest.store.StoreOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTellerTest {
  private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;

  @Test
  void aRunIsToldAtItsStartWhileItGoesOnAndAtItsEnd(@TempDir Path folder) {
    try (IncidentStore store =
        IncidentStore.open(
            folder.resolve("a.db").toString(), StoreOptions.defaults(), InstantSource.system())) {
      RunTeller run = new RunTeller(store, clock, "read", "a.txt,\nb\t.txt", "sha256:1");
      StoredRun begun = StoredRun.list(store, 10).getFirst();
      assertThat(begun.what()).isEqualTo("a.txt, b .txt");
      assertThat(begun.ended()).isNull();
      assertThat(begun.isOver(START.plusSeconds(60), Duration.ofMinutes(1))).isFalse();
      assertThat(begun.isOver(START.plusSeconds(61), Duration.ofMinutes(1))).isTrue();

      run.failed(new Problem("b.txt", Problem.Code.TOO_LARGE, "it is\ntoo large"));
      assertThat(StoredRun.list(store, 10).getFirst().failed()).isZero();
      now.set(START.plusSeconds(11));
      run.failed(new Problem("c.txt", Problem.Code.TOO_LARGE, "this too"));
      StoredRun going = StoredRun.find(store, begun.id()).orElseThrow();
      assertThat(going.failed()).isEqualTo(2);
      assertThat(going.seen()).isEqualTo(START.plusSeconds(11));
      assertThat(going.problems())
          .containsEntry(
              Problem.Code.TOO_LARGE.code(), new StoredRun.Told(2, "b.txt: it is too large"));

      run.close();
      now.set(START.plusSeconds(3_600));
      new RunTeller(store, clock, "watch", "https://example.org/feed", "sha256:1").close();
      assertThat(StoredRun.list(store, 10))
          .extracting(StoredRun::kind)
          .containsExactly("watch", "read");
      assertThat(StoredRun.list(store, 1)).hasSize(1);
      assertThat(StoredRun.find(store, begun.id()).orElseThrow().ended())
          .isEqualTo(START.plusSeconds(11));
      assertThat(StoredRun.find(store, "r-none")).isEmpty();
    }
  }

  @Test
  void whatIsNoRunIsPassedOver(@TempDir Path folder) {
    try (IncidentStore store =
        IncidentStore.open(
            folder.resolve("a.db").toString(), StoreOptions.defaults(), InstantSource.system())) {
      store.saveNote("run", "c-1", "started\tyesterday\n");
      store.saveNote("run", "c-2", "");
      assertThat(StoredRun.list(store, 10)).isEmpty();
    }
  }
}
