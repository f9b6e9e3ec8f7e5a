package attest.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store. */
class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;
  private int count;

  @Override
  String freshDatabase() {
    count++;
    return folder.resolve("incidents" + count + ".db").toString();
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertThatThrownBy(() ->
            IncidentStore.open(
                folder.resolve("no/incidents.db").toString(),
                StoreOptions.defaults(),
                InstantSource.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aDatabaseOfAnotherKindIsRefused() {
    assertThatThrownBy(() ->
            IncidentStore.open("jdbc:oracle:x", StoreOptions.defaults(), InstantSource.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }
}
