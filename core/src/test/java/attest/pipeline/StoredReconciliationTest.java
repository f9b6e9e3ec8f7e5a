package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.ArticleRecord;
import attest.incident.FiledAccount;
import attest.reconcile.AccountFiler;
import attest.reconcile.DefaultReconciler;
import attest.reconcile.ReconcileOptions;
import attest.reconcile.Reconciler;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import attest.store.Reports;
import attest.store.RunManifest;
import attest.store.StoreOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store holds is what the reconciler makes of all accounts at once. */
class StoredReconciliationTest {
  private static final RunManifest MANIFEST =
      new RunManifest("1.0", "sha256:aa", Map.of(), Map.of());
  private static final AccountFiler FILER = new AccountFiler();

  @TempDir private Path folder;

  private static List<ArticleRecord> records(Random random) {
    List<ArticleRecord> records = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      records.add(
          Reports.report(
              "Paper" + i,
              LocalDate.of(2016, 3, 7).plusDays(random.nextInt(50)),
              "Tarqa " + "abcdef".charAt(random.nextInt(6)),
              random.nextBoolean() ? "Gunmen" : "The Osbat Front",
              1 + random.nextInt(9)));
    }
    return records;
  }

  private static List<FiledAccount> file(ArticleRecord record) {
    return FILER.file(record, Reports.card(record));
  }

  private static Reconciler reconciler() {
    return new DefaultReconciler(
        ReconcileOptions.defaults(),
        (articles, duplicates) -> articles.stream().map(a -> List.of(a.id())).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60})
  void batchesAndOrderMakeNoDifference(int batch) {
    Random random = new Random(batch);
    List<ArticleRecord> records = records(random);
    List<FiledAccount> all = new ArrayList<>();
    records.forEach(record -> all.addAll(file(record)));
    Set<String> expected = new TreeSet<>();
    reconciler().reconcile(all, List.of()).forEach(it -> expected.add(it.toString()));
    Collections.shuffle(records, random);
    String database = folder.resolve("incidents.db").toString();
    for (int i = 0; i < records.size(); i += batch) {
      if (i % 3 == 0) {
        assertThat(keep(database, records.subList(0, Math.min(batch, i)))).isZero();
      }
      keep(database, records.subList(i, Math.min(records.size(), i + batch)));
    }
    try (IncidentStore store = open(database);
        var incidents = store.stream(IncidentQuery.all())) {
      assertThat(incidents.map(it -> it.incident().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(store.check()).isEmpty();
    }
    assertThat(expected).hasSizeBetween(10, 59);
  }

  /** Keeps articles with a store that remembers nothing from before; how many were new. */
  private static long keep(String database, List<ArticleRecord> records) {
    try (IncidentStore store = open(database)) {
      return new IncidentKeeper(
              store,
              reconciler(),
              MANIFEST,
              Reports::card,
              StoredReconciliationTest::file,
              StoreOptions.defaults().maxBlock())
          .keep(records)
          .articles();
    }
  }

  private static IncidentStore open(String database) {
    return IncidentStore.open(database, StoreOptions.defaults(), InstantSource.system());
  }
}
