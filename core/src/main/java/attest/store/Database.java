package attest.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one database: one for writing, used by one thread at a time, and some for
 * reading. Safe for threads.
 */
final class Database implements AutoCloseable {
  /** The version of the tables that this program works with: that of the last migration. */
  private static final String VERSION = "6";

  /** Any number that no other program uses for its advisory locks. */
  private static final long WRITER_LOCK = 0x417474657374L;

  private static final int IDLE_READERS = 8;

  /** What SQLite answers where another holds the file. */
  private static final int BUSY = 5;

  /** Nanoseconds between two attempts to connect. */
  private static final long BUSY_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  /** Held, so that what is set on it stays: migrations are no news to those who read articles. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  private final String url;
  private final Properties properties;
  private final SQLDialect dialect;
  private final StoreOptions options;
  private final ReentrantLock writing = new ReentrantLock();
  private final Deque<Connection> readers = new ArrayDeque<>();
  private final Checkpoints checkpoints = new Checkpoints(this::connect);
  private @Nullable Connection writer;
  private boolean closed;

  private Database(String url, Properties properties, SQLDialect dialect, StoreOptions options) {
    this.url = url;
    this.properties = properties;
    this.dialect = dialect;
    this.options = options;
  }

  /** Opens a database and brings its tables up to date. */
  static Database open(String where, StoreOptions options) {
    Database database =
        where.startsWith("jdbc:postgresql:")
            ? new Database(where, new Properties(), SQLDialect.POSTGRES, options)
            : sqlite(where, options);
    try {
      database.migrate(where);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database sqlite(String where, StoreOptions options) {
    if (where.startsWith("jdbc:") && !where.startsWith("jdbc:sqlite:")) {
      throw new StoreException(
          "there is no store at '"
              + where
              + "': give the path of a file, or an address that begins with jdbc:postgresql:");
    }
    String path =
        where.startsWith("jdbc:sqlite:") ? where.substring("jdbc:sqlite:".length()) : where;
    Path folder = Path.of(path).toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException("the folder of " + where + " does not exist: make it first");
    }
    Properties properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "NORMAL");
    properties.setProperty("foreign_keys", "true");
    properties.setProperty("busy_timeout", String.valueOf(options.busySeconds() * 1000));
    properties.setProperty("cache_size", String.valueOf(-options.cacheMegabytes() * 1024));
    properties.setProperty("temp_store", "FILE");
    properties.setProperty("journal_size_limit", "536870912");
    properties.setProperty("wal_autocheckpoint", "50000");
    properties.setProperty("transaction_mode", "IMMEDIATE");
    return new Database("jdbc:sqlite:" + path, properties, SQLDialect.SQLITE, options);
  }

  /** Whether the database is the embedded one. */
  boolean embedded() {
    return dialect == SQLDialect.SQLITE;
  }

  /** jOOQ on a connection. */
  DSLContext on(Connection connection) {
    return DSL.using(connection, dialect, new Settings().withExecuteLogging(false));
  }

  /**
   * A connection; waits, as long as for any lock, while another process makes the file or closes it
   * last: SQLite answers busy at once to those who ask for its journal then.
   *
   * @see <a
   *     href="https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode">
   *     Sometimes queries return SQLITE_BUSY in WAL mode</a>
   */
  private Connection connect() throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.busySeconds());
    while (true) {
      try {
        return DriverManager.getConnection(url, properties);
      } catch (SQLException e) {
        if (!embedded() || e.getErrorCode() != BUSY || System.nanoTime() - end >= 0) {
          throw e;
        }
        LockSupport.parkNanos(BUSY_PAUSE);
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private void migrate(String where) {
    if (VERSION.equals(version())) {
      return;
    }
    if (!embedded()) {
      runMigrations(where);
      return;
    }
    Path lock = Path.of(url.substring("jdbc:sqlite:".length()) + "-making");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (held.isValid() && !VERSION.equals(version())) {
        runMigrations(where);
      }
    } catch (IOException e) {
      throw new StoreException("cannot write beside " + where + ": " + e.getMessage(), e);
    }
    try {
      Files.deleteIfExists(lock);
    } catch (IOException e) {
      throw new StoreException("cannot write beside " + where + ": " + e.getMessage(), e);
    }
  }

  /** Locks a file against other processes, and against other threads of this one. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(BUSY_PAUSE); // only other processes are waited for by the system
      }
    }
  }

  private void runMigrations(String where) {
    Map<String, String> placeholders = new HashMap<>();
    placeholders.put("key", embedded() ? "INTEGER" : "BIGINT");
    placeholders.put("bytes", embedded() ? "BLOB" : "BYTEA");
    placeholders.put("clustered", embedded() ? " WITHOUT ROWID" : "");
    MIGRATIONS.setLevel(Level.WARNING);
    String folder = "classpath:attest/store/migration/";
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(url, null, null)
          .locations(folder + "common", folder + (embedded() ? "sqlite" : "postgresql"))
          .placeholders(placeholders)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "cannot open "
              + where
              + ": the tables could not be made or brought up to date: "
              + firstLine(e),
          e);
    }
  }

  /** The version of the tables; null where there are none. */
  private @Nullable String version() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet result =
          statement.executeQuery(
              "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC"
                  + " LIMIT 1")) {
        return result.next() ? result.getString(1) : null;
      } catch (SQLException e) {
        return null;
      }
    } catch (SQLException e) {
      throw new StoreException("cannot open " + shown() + ": " + firstLine(e), e);
    }
  }

  private String shown() {
    return url.replaceFirst("\\?.*", "");
  }

  /** Reads with a connection of its own. */
  <T> T read(Function<Connection, T> work) {
    Connection connection = takeReader();
    boolean good = false;
    try {
      T result = work.apply(connection);
      good = true;
      return result;
    } catch (DataAccessException e) {
      throw new StoreException("cannot read from " + shown() + ": " + firstLine(e), e);
    } finally {
      giveBack(connection, good);
    }
  }

  private Connection takeReader() {
    synchronized (readers) {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      Connection idle = readers.poll();
      if (idle != null) {
        return idle;
      }
    }
    try {
      return connect();
    } catch (SQLException e) {
      throw new StoreException("cannot open " + shown() + ": " + firstLine(e), e);
    }
  }

  private void giveBack(Connection connection, boolean good) {
    synchronized (readers) {
      if (good && !closed && readers.size() < IDLE_READERS) {
        readers.push(connection);
        return;
      }
    }
    closeQuietly(connection);
  }

  /** Writes within one transaction, alone among all threads and processes. */
  <T> T write(Function<Connection, T> work) {
    writing.lock();
    try {
      Connection connection = begin();
      boolean done = false;
      try {
        T result = work.apply(connection);
        connection.setAutoCommit(true); // commits, and does not begin another transaction
        done = true;
        if (embedded()) {
          checkpoints.ask();
        }
        return result;
      } finally {
        if (!done) {
          abandon(connection);
        }
      }
    } catch (SQLException | DataAccessException e) {
      throw new StoreException("cannot write to " + shown() + ": " + firstLine(e), e);
    } finally {
      writing.unlock();
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = writer;
    if (connection == null) {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      connection = connect();
      writer = connection;
    }
    connection.setAutoCommit(false);
    if (!embedded()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL lock_timeout = '" + options.busySeconds() + "s'");
        statement.execute("SELECT pg_advisory_xact_lock(" + WRITER_LOCK + ")");
      }
    }
    return connection;
  }

  /** Takes back what was written; a connection that cannot is thrown away. */
  private void abandon(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      writer = null;
      closeQuietly(connection);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("cannot close the store: " + firstLine(e), e);
    }
  }

  /** The first line of what went wrong at the bottom of it. */
  static String firstLine(Throwable fault) {
    Throwable last = fault;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null ? last.toString() : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    writing.lock();
    try {
      checkpoints.close();
      synchronized (readers) {
        closed = true;
        readers.forEach(Database::closeQuietly);
        readers.clear();
      }
      Connection connection = writer;
      writer = null;
      if (connection != null) {
        closeQuietly(connection);
      }
    } finally {
      writing.unlock();
    }
  }
}
