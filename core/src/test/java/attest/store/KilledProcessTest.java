package attest.store;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.ArticleRecord;
import attest.incident.IncidentRevision;
import attest.pipeline.IncidentKeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write to one database, and are killed while they do. */
class KilledProcessTest {
  private static final int ARTICLES = 60;
  private static final RunManifest MANIFEST = new RunManifest("1", "sha256:aa", Map.of(), Map.of());

  @TempDir private Path folder;

  /** Reads all articles into a database; says so after each. */
  public static void main(String[] arguments) {
    try (IncidentStore store = open(Path.of(arguments[0]))) {
      IncidentKeeper keeper = keeper(store);
      for (ArticleRecord record : corpus()) {
        keeper.keep(List.of(record));
        System.out.println("saved");
      }
    }
  }

  private static IncidentStore open(Path database) {
    return IncidentStore.open(database.toString(), StoreOptions.defaults(), InstantSource.system());
  }

  private static IncidentKeeper keeper(IncidentStore store) {
    return new IncidentKeeper(
        store, new TownReconciler(), MANIFEST, Reports::card, Reports::file, 1000);
  }

  private static List<ArticleRecord> corpus() {
    Random random = new Random(5);
    List<ArticleRecord> records = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      LocalDate day = LocalDate.of(2016, 3, 7).plusDays(random.nextInt(9));
      records.add(
          Reports.report("Paper" + i, day, "Town " + random.nextInt(5), "Gunmen", 1 + i % 7));
    }
    return records;
  }

  private static Process start(Path database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcessTest.class.getName(),
            database.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Waits until a process has said so many times that it saved; how often it did before its end.
   */
  private static int await(Process process, int times) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int seen = 0;
    while (seen < times && lines.readLine() != null) {
      seen++;
    }
    return seen;
  }

  @Test
  void whatWasSavedOutlivesTheProcessAndTheRestFollows() throws Exception {
    Path database = folder.resolve("killed.db");
    for (int kill = 0; kill < 3; kill++) {
      Process process = start(database);
      int saved = await(process, 5 + 13 * kill);
      process.destroyForcibly().waitFor();
      assertThat(saved).isEqualTo(5 + 13 * kill);
      try (IncidentStore store = open(database)) {
        assertThat(store.counts().get("articles")).isGreaterThanOrEqualTo(saved);
        assertThat(store.check()).isEmpty();
      }
    }
    try (IncidentStore store = open(database)) {
      corpus().forEach(record -> keeper(store).keep(List.of(record)));
      assertWhole(store);
    }
  }

  @Test
  void twoProcessesOnOneDatabaseNeitherLoseNorDouble() throws Exception {
    Path database = folder.resolve("shared.db");
    Process first = start(database);
    Process second = start(database);
    assertThat(await(first, ARTICLES)).isEqualTo(ARTICLES);
    assertThat(await(second, ARTICLES)).isEqualTo(ARTICLES);
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    try (IncidentStore store = open(database)) {
      assertWhole(store);
    }
  }

  private void assertWhole(IncidentStore store) {
    assertThat(store.check()).isEmpty();
    assertThat(store.counts()).containsEntry("articles", (long) ARTICLES);
    assertThat(store.counts()).containsEntry("sightings", (long) ARTICLES);
    try (IncidentStore alone = open(folder.resolve("alone.db"))) {
      keeper(alone).keep(corpus());
      assertThat(incidents(store)).isEqualTo(incidents(alone));
    }
  }

  private static Set<String> incidents(IncidentStore store) {
    try (Stream<IncidentRevision> all = store.stream(IncidentQuery.all())) {
      return new TreeSet<>(all.map(it -> it.incident().toString()).toList());
    }
  }
}
