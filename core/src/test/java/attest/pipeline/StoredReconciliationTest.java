package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Decision;
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
import attest.store.TownReconciler;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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

  private static List<ArticleRecord> records(Random random, int size, int days, int towns) {
    List<ArticleRecord> records = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      records.add(
          Reports.report(
              "Paper" + i,
              LocalDate.of(2016, 3, 7).plusDays(random.nextInt(days)),
              "Tarqa " + "abcdef".charAt(random.nextInt(towns)),
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
    List<ArticleRecord> records = records(random, 60, 50, 6);
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

  /**
   * Where the events of a town follow each other day by day, links lead from each to nearly all
   * others. What comes anew changes only what is near; people's decisions come in between.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 23})
  void chainsOfEventsComeOutAsIfReadAtOnce(int batch) {
    Random random = new Random(100 + batch);
    List<ArticleRecord> records = records(random, 110, 40, 2);
    Collections.shuffle(records, random);
    int half = records.size() / 2;
    List<FiledAccount> all = new ArrayList<>();
    records.forEach(record -> all.addAll(file(record)));
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      AccountKey one = all.get(random.nextInt(half)).key();
      AccountKey other = all.get(random.nextInt(half)).key();
      if (!one.equals(other)) {
        decisions.add(
            Decision.of(
                "R. Viewer",
                Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i),
                "",
                i % 2 == 0 ? List.of(one, other) : List.of(one),
                i % 2 == 0
                    ? new Decision.Action.Merge()
                    : new Decision.Action.Split(List.of(other))));
      }
    }
    Set<String> expected = new TreeSet<>();
    reconciler().reconcile(all, decisions).forEach(it -> expected.add(it.toString()));
    Set<String> undecided = new TreeSet<>();
    reconciler().reconcile(all, List.of()).forEach(it -> undecided.add(it.toString()));
    String database = folder.resolve("chains.db").toString();
    keepAll(database, records.subList(0, half), batch);
    try (IncidentStore store = open(database)) {
      decisions.forEach(decision -> keeper(store).decide(List.of(decision)));
    }
    keepAll(database, records.subList(half, records.size()), batch);
    try (IncidentStore store = open(database)) {
      assertThat(held(store)).isEqualTo(expected).isNotEqualTo(undecided);
      assertThat(keeper(store).reconcileAll("again").revised()).isZero();
      assertThat(held(store)).isEqualTo(expected);
      assertThat(store.check()).isEmpty();
    }
    assertThat(expected).hasSizeBetween(20, 100);
  }

  /**
   * Links any two accounts by chance and joins groups by the mean of their scores, the best first,
   * so that what one account is joined with decides what becomes of others far away.
   */
  private static final class Chance extends TownReconciler {
    @Override
    public Set<String> blockKeys(FiledAccount filed) {
      return Set.of("all");
    }

    private static double score(AccountKey one, AccountKey other) {
      boolean ordered = one.toString().compareTo(other.toString()) < 0;
      int hash = (ordered ? one + " " + other : other + " " + one).hashCode();
      return new Random(hash).nextDouble() - 0.93;
    }

    @Override
    public Match match(FiledAccount first, FiledAccount second) {
      double score = score(first.key(), second.key());
      return new Match(score > 0, score, List.of());
    }

    @Override
    public List<List<FiledAccount>> part(
        Collection<FiledAccount> accounts, Collection<Link> links, Collection<Decision> decisions) {
      List<List<FiledAccount>> parts = new ArrayList<>();
      accounts.stream()
          .sorted(Comparator.comparing(FiledAccount::key))
          .forEach(account -> parts.add(List.of(account)));
      while (true) {
        double best = -0.3;
        int[] pair = null;
        for (int i = 0; i < parts.size(); i++) {
          for (int j = i + 1; j < parts.size(); j++) {
            double fit = fit(parts.get(i), parts.get(j));
            if (fit > best) {
              best = fit;
              pair = new int[] {i, j};
            }
          }
        }
        if (pair == null) {
          return parts;
        }
        List<FiledAccount> both = new ArrayList<>(parts.get(pair[0]));
        both.addAll(parts.remove(pair[1]));
        both.sort(Comparator.comparing(FiledAccount::key));
        parts.set(pair[0], both);
      }
    }

    /** The mean of the scores; less than any that joins where no two are linked. */
    private static double fit(List<FiledAccount> some, List<FiledAccount> others) {
      double sum = 0;
      boolean linked = false;
      for (FiledAccount one : some) {
        for (FiledAccount other : others) {
          double score = score(one.key(), other.key());
          sum += score;
          linked |= score > 0;
        }
      }
      return linked ? sum / (some.size() * others.size()) : -1;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void whatAnAccountChangesIsFoundHoweverFarItReaches(int batch) {
    List<ArticleRecord> records = records(new Random(batch), 90, 40, 6);
    List<FiledAccount> all = new ArrayList<>();
    records.forEach(record -> all.addAll(file(record)));
    Set<String> expected = new TreeSet<>();
    new Chance().reconcile(all, List.of()).forEach(it -> expected.add(it.toString()));
    try (IncidentStore store = open(folder.resolve("chance.db").toString())) {
      IncidentKeeper keeper =
          new IncidentKeeper(
              store,
              new Chance(),
              MANIFEST,
              Reports::card,
              StoredReconciliationTest::file,
              StoreOptions.defaults().maxBlock());
      for (int i = 0; i < records.size(); i += batch) {
        keeper.keep(records.subList(i, Math.min(records.size(), i + batch)));
      }
      assertThat(held(store)).isEqualTo(expected);
    }
    assertThat(expected).hasSizeBetween(15, 70);
  }

  private static Set<String> held(IncidentStore store) {
    try (var incidents = store.stream(IncidentQuery.all())) {
      return new TreeSet<>(incidents.map(it -> it.incident().toString()).toList());
    }
  }

  private static void keepAll(String database, List<ArticleRecord> records, int batch) {
    for (int i = 0; i < records.size(); i += batch) {
      keep(database, records.subList(i, Math.min(records.size(), i + batch)));
    }
  }

  /** Keeps articles with a store that remembers nothing from before; how many were new. */
  private static long keep(String database, List<ArticleRecord> records) {
    try (IncidentStore store = open(database)) {
      return keeper(store).keep(records).articles();
    }
  }

  private static IncidentKeeper keeper(IncidentStore store) {
    return new IncidentKeeper(
        store,
        reconciler(),
        MANIFEST,
        Reports::card,
        StoredReconciliationTest::file,
        StoreOptions.defaults().maxBlock());
  }

  private static IncidentStore open(String database) {
    return IncidentStore.open(database, StoreOptions.defaults(), InstantSource.system());
  }
}
