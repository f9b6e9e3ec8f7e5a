package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.store.IncidentStore;
import attest.store.StoreOptions;
import attest.watch.FeedMemory;
import attest.watch.WatchState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredWatchStateTest {
  @TempDir Path folder;

  private IncidentStore open() {
    return IncidentStore.open(
        folder.resolve("test.db").toString(), StoreOptions.defaults(), InstantSource.system());
  }

  @Test
  void whatWasKeptIsInTheDatabase() throws IOException {
    FeedMemory memory =
        new FeedMemory(
            "http://new.example/", "\"é\"", "Mon", Instant.parse("2026-03-09T12:00:00Z"), 2);
    try (IncidentStore store = open();
        WatchState state = new StoredWatchState(store)) {
      assertThat(state.feed("http://a.example/")).isEqualTo(FeedMemory.none());
      state.keep("http://a.example/", memory);
      state.see(List.of("1", "2"));
      assertThat(state.countFailure("3")).isEqualTo(1);
    }
    try (IncidentStore store = open();
        WatchState state = new StoredWatchState(store)) {
      assertThat(state.feed("http://a.example/")).isEqualTo(memory);
      assertThat(state.hasSeen("1")).isTrue();
      assertThat(state.hasSeen("2")).isTrue();
      assertThat(state.hasSeen("3")).isFalse();
      assertThat(state.countFailure("3")).isEqualTo(2);
      state.keep("http://a.example/", FeedMemory.none());
      assertThat(state.feed("http://a.example/")).isEqualTo(FeedMemory.none());
    }
  }

  @Test
  void aNoteThatIsNoneOfOursIsNothingKnown() throws IOException {
    try (IncidentStore store = open();
        WatchState state = new StoredWatchState(store)) {
      store.saveNote("watch-feed", "http://a.example/", "nonsense");
      store.saveNote("watch-failures", "1", "many");
      assertThat(state.feed("http://a.example/")).isEqualTo(FeedMemory.none());
      assertThat(state.countFailure("1")).isEqualTo(1);
    }
  }
}
