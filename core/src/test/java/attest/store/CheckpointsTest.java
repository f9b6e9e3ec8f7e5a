package attest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  @Test
  void copiesWhatWasCommittedIntoTheFileBesideTheWriter() throws Exception {
    Path file = folder.resolve("some.db");
    String address = "jdbc:sqlite:" + file;
    try (Connection writer = DriverManager.getConnection(address);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute("CREATE TABLE thing (body TEXT)");
      statement.execute("INSERT INTO thing VALUES (zeroblob(100000))");
      long before = Files.size(file);

      Checkpoints checkpoints = new Checkpoints(() -> DriverManager.getConnection(address));
      checkpoints.ask();
      checkpoints.close();

      assertThat(before).isLessThan(100_000);
      assertThat(Files.size(file)).isGreaterThan(100_000);
    }
  }

  @Test
  void aCheckpointThatFailsIsLeftToTheWriter() {
    Checkpoints checkpoints =
        new Checkpoints(() -> {
          throw new SQLException("disk gone");
        });
    checkpoints.ask();
    assertThatCode(checkpoints::close).doesNotThrowAnyException();
  }
}
