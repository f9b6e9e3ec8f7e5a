package attest.pipeline;

import attest.store.IncidentStore;
import attest.watch.FeedMemory;
import attest.watch.WatchState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a watch remembers, kept in the store that its articles go to: whoever has the database has
 * both. Several watches may use it; at worst they read an article twice, which the store notices.
 * Safe for threads.
 */
public final class StoredWatchState implements WatchState {
  private static final String FEED = "watch-feed";
  private static final String ENTRY = "watch-entry";
  private static final String FAILURES = "watch-failures";

  private final IncidentStore store;

  /** A state in a store, which is not closed with it. */
  public StoredWatchState(IncidentStore store) {
    this.store = store;
  }

  @Override
  public FeedMemory feed(String address) {
    FeedMemory memory = store.findNote(FEED, address).map(StoredWatchState::parse).orElse(null);
    return memory == null ? FeedMemory.none() : memory;
  }

  private static @Nullable FeedMemory parse(String text) {
    return FeedMemory.parse(text);
  }

  @Override
  public void keep(String address, FeedMemory memory) {
    if (!memory.equals(feed(address))) {
      store.saveNote(FEED, address, memory.toText());
    }
  }

  @Override
  public boolean hasSeen(String key) {
    return store.findNote(ENTRY, key).isPresent();
  }

  @Override
  public void see(List<String> keys) {
    for (String key : keys) {
      store.saveNote(ENTRY, key, "");
    }
  }

  @Override
  public int countFailure(String key) {
    int before =
        store
            .findNote(FAILURES, key)
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::valueOf)
            .orElse(0);
    store.saveNote(FAILURES, key, String.valueOf(before + 1));
    return before + 1;
  }

  @Override
  public void close() {}
}
