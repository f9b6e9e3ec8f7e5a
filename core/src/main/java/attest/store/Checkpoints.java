package attest.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Copies what was committed from the write-ahead log of SQLite into the database's file, beside the
 * writing, as the one who commits would wait for the disk otherwise. Nothing hangs on it: what it
 * does not get to, the writer does when the log has become long. Safe for threads.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Checkpoints.class.getName());

  private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CLOSE_SECONDS = 60;

  private final Callable<Connection> connect;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("attest-checkpoint").factory());
  private volatile long last = System.nanoTime() - APART_NANOS;
  private @Nullable Connection connection;

  /**
   * Checkpoints of a database.
   *
   * @param connect opens a connection of their own
   */
  Checkpoints(Callable<Connection> connect) {
    this.connect = connect;
  }

  /** Asks for one, unless one has been asked for or was made just now. Does not wait. */
  void ask() {
    if (System.nanoTime() - last >= APART_NANOS && asked.compareAndSet(false, true)) {
      beside.execute(this::make);
    }
  }

  private void make() {
    asked.set(false);
    try {
      Connection open = connection;
      if (open == null) {
        open = connect.call();
        connection = open;
      }
      try (Statement statement = open.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
      }
    } catch (Exception e) {
      LOG.log(Level.FINE, "no checkpoint was made: {0}", Database.firstLine(e));
    }
    last = System.nanoTime();
  }

  /** Waits for the one that is being made, and closes the connection. */
  @Override
  public void close() {
    beside.shutdown();
    try {
      if (!beside.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      Connection open = connection;
      if (open != null) {
        open.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new StoreException("cannot close the store: " + Database.firstLine(e), e);
    }
  }
}
