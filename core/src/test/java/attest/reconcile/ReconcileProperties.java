package attest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.EventType;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ReconcileProperties {
  private static final Reconciler RECONCILER =
      new DefaultReconciler(
          ReconcileOptions.defaults(),
          (articles, duplicates) -> articles.stream().map(a -> List.of(a.id())).toList());

  private static List<FiledAccount> accounts(Random random, int size) {
    List<FiledAccount> accounts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Telltale tale =
          Telltale.of("t" + i)
              .published(LocalDate.parse("2021-03-05").plusDays(random.nextInt(6)).toString())
              .type(random.nextBoolean() ? EventType.ARMED_CLASH : EventType.EXPLOSIVE_ATTACK);
      if (random.nextInt(4) > 0) {
        tale.on(LocalDate.parse("2021-03-03").plusDays(random.nextInt(3)).toString());
      }
      int town = random.nextInt(5);
      if (town < 4) {
        tale.at("Town" + town, "YE", 14 + town * 0.3, 44);
      }
      tale.words("name" + random.nextInt(4) + " family", "street" + random.nextInt(6));
      tale.killed(1 + random.nextInt(9));
      accounts.add(tale.file());
    }
    return accounts;
  }

  @Property(tries = 25)
  void theOrderOfAccountsMakesNoDifference(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 24) int size) {
    Random random = new Random(seed);
    List<FiledAccount> accounts = accounts(random, size);
    List<Incident> incidents = RECONCILER.reconcile(accounts, List.of());
    List<FiledAccount> shuffled = new ArrayList<>(accounts);
    Collections.shuffle(shuffled, random);
    assertThat(RECONCILER.reconcile(shuffled, List.of())).isEqualTo(incidents);
    assertThat(incidents.stream().mapToInt(i -> i.accounts().size()).sum()).isEqualTo(size);
  }

  /** Taking in batch after batch, each time only what links lead to, gives what one run gives. */
  @Property(tries = 12)
  void batchesMakeNoDifference(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int size) {
    List<FiledAccount> accounts = accounts(new Random(seed), size);
    List<Incident> whole = RECONCILER.reconcile(accounts, List.of());
    for (FiledAccount account : accounts) {
      List<FiledAccount> component = component(account, accounts);
      List<Incident> some = RECONCILER.reconcile(component, List.of());
      assertThat(whole).containsAll(some);
    }
  }

  private static List<FiledAccount> component(FiledAccount from, List<FiledAccount> accounts) {
    List<FiledAccount> found = new ArrayList<>(List.of(from));
    for (int i = 0; i < found.size(); i++) {
      for (FiledAccount other : accounts) {
        FiledAccount one = found.get(i);
        if (!found.contains(other)
            && !Collections.disjoint(RECONCILER.blockKeys(one), RECONCILER.blockKeys(other))
            && RECONCILER.match(one, other).linked()) {
          found.add(other);
        }
      }
    }
    return found;
  }

  /** What is passed over because it could not make a link does not make one. */
  @Property(tries = 40)
  void whatIsFoundSoonerIsWhatMatches(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Random random = new Random(seed);
    List<FiledAccount> accounts = new ArrayList<>();
    String[] words = {
      "@dana orell",
      "@mika orell",
      "~24",
      "~31",
      "=tamsir road",
      "=quay lane",
      "!2021-03-04",
      "^toddler",
      "^harbour",
      "dana orell",
      "tamsir road",
      "harbour",
      "toddler",
      "orell",
      "17",
      "#1400,4400",
      "#1430,4400",
      "bridge",
      "lighthouse",
      "smelter"
    };
    for (int i = 0; i < 16; i++) {
      Telltale tale =
          Telltale.of("t" + i)
              .published(LocalDate.parse("2021-03-05").plusDays(random.nextInt(40)).toString());
      if (random.nextBoolean()) {
        tale.on(LocalDate.parse("2021-03-03").plusDays(random.nextInt(3)).toString());
      }
      if (random.nextBoolean()) {
        tale.at("Town", random.nextInt(4) == 0 ? "OM" : "YE", 14 + random.nextInt(2), 44);
      }
      List<String> some = new ArrayList<>(List.of(words));
      Collections.shuffle(some, random);
      tale.words(some.subList(0, random.nextInt(12)).toArray(String[]::new));
      tale.killed(1 + random.nextInt(9)).actor("Front " + random.nextInt(2));
      accounts.add(tale.file());
    }
    int[] all = IntStream.range(0, accounts.size()).toArray();
    int[][] linked =
        RECONCILER.linked(accounts, accounts, Collections.nCopies(accounts.size(), all));
    for (int one : all) {
      assertThat(linked[one])
          .containsExactly(
              IntStream.of(all)
                  .filter(
                      other -> !accounts.get(one).article().equals(accounts.get(other).article()))
                  .filter(
                      other -> RECONCILER.match(accounts.get(one), accounts.get(other)).linked())
                  .toArray());
    }
  }

  @Property(tries = 100)
  void matchingIsSymmetric(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    List<FiledAccount> two = accounts(new Random(seed), 2);
    assertThat(RECONCILER.match(two.get(0), two.get(1)))
        .isEqualTo(RECONCILER.match(two.get(1), two.get(0)));
  }
}
