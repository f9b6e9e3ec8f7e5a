package attest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void manyOpenOneNewDatabaseAtOnce() throws Exception {
    int many = 4;
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      for (int round = 0; round < 40; round++) {
        String where = freshDatabase();
        CyclicBarrier together = new CyclicBarrier(many);
        Callable<Integer> opening =
            () -> {
              together.await();
              try (IncidentStore store =
                  IncidentStore.open(where, StoreOptions.defaults(), InstantSource.system())) {
                return store.check().size();
              }
            };
        for (Future<Integer> problems : threads.invokeAll(Collections.nCopies(many, opening))) {
          assertThat(problems.get()).isZero();
        }
      }
    }
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
