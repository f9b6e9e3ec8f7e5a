package attest.watch;

import java.io.IOException;
import java.util.List;

/**
 * What a watch remembers from run to run. What a method has returned from is kept, even if the
 * program is killed right after. Safe for threads.
 */
public interface WatchState extends AutoCloseable {
  /** What is known of the feed at this address; {@link FeedMemory#none()} where that is nothing. */
  FeedMemory feed(String address) throws IOException;

  /** Keeps what is known of a feed now. */
  void keep(String address, FeedMemory memory) throws IOException;

  /**
   * Whether an entry has been dealt with.
   *
   * @param key its identity, {@link EntryKeys}
   */
  boolean hasSeen(String key) throws IOException;

  /** Keeps that an entry has been dealt with, under every key that it has. */
  void see(List<String> keys) throws IOException;

  /** Counts that the page of an entry could not be had, and says how often that has been so. */
  int countFailure(String key) throws IOException;

  @Override
  void close() throws IOException;
}
