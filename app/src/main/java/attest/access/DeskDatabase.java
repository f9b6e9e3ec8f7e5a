package attest.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of the desk, in the same database as the incidents: users, tokens, the log, alerts.
 * They have their own migrations. Safe for threads.
 */
public final class DeskDatabase implements AutoCloseable {
  private final HikariDataSource source;
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  private DeskDatabase(HikariDataSource source) {
    this.source = source;
    this.client = JdbcClient.create((DataSource) source);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  /**
   * Opens the tables, and makes or brings them up to date where needed.
   *
   * @param where the path of a SQLite file, or an address that begins with {@code jdbc:postgresql:}
   */
  public static DeskDatabase open(String where) {
    HikariConfig config = new HikariConfig();
    if (where.startsWith("jdbc:")) {
      config.setJdbcUrl(where);
      config.setMaximumPoolSize(8);
    } else {
      config.setJdbcUrl(
          "jdbc:sqlite:"
              + where
              + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=60000"
              + "&foreign_keys=on&transaction_mode=IMMEDIATE");
      config.setMaximumPoolSize(4);
    }
    config.setPoolName("desk");
    HikariDataSource source = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:attest/access/migration")
          .table("desk_schema_history")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .placeholders(
              Map.of(
                  "serial",
                  where.startsWith("jdbc:")
                      ? "bigint generated always as identity primary key"
                      : "integer primary key autoincrement"))
          .load()
          .migrate();
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
    return new DeskDatabase(source);
  }

  /** Where statements are made. */
  public JdbcClient client() {
    return client;
  }

  /** Does several statements wholly or not at all. */
  public <T> T inTransaction(Supplier<T> work) {
    T result = transactions.execute(status -> work.get());
    if (result == null) {
      throw new IllegalStateException("work in a transaction gives a result");
    }
    return result;
  }

  @Override
  public void close() {
    source.close();
  }
}
