package attest.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a table through one prepared statement. */
final class Batch implements AutoCloseable {
  private final PreparedStatement statement;
  private int waiting;

  /**
   * A batch.
   *
   * @param statement a statement with a place for each value of a row
   */
  Batch(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Adds a row of texts, whole numbers, numbers with a fraction, bytes, and nulls. */
  void add(@Nullable Object... values) {
    try {
      for (int i = 0; i < values.length; i++) {
        switch (values[i]) {
          case null -> statement.setNull(i + 1, Types.NULL);
          case String text -> statement.setString(i + 1, text);
          case Long number -> statement.setLong(i + 1, number);
          case Integer number -> statement.setInt(i + 1, number);
          case Double number -> statement.setDouble(i + 1, number);
          case byte[] bytes -> statement.setBytes(i + 1, bytes);
          case Object other -> throw new IllegalArgumentException("no value: " + other);
        }
      }
      statement.addBatch();
      waiting++;
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }

  /** Sends the rows. */
  void flush() {
    if (waiting == 0) {
      return;
    }
    try {
      statement.executeBatch();
      waiting = 0;
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw new StoreException("cannot write: " + Database.firstLine(e), e);
    }
  }
}
