package attest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.incident.Citation;
import attest.incident.Claim;
import attest.incident.Decision;
import attest.incident.Doubts;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.FiledAccount;
import attest.incident.HarmTotal;
import attest.incident.IncidentRevision;
import attest.incident.Place;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.IncidentKeeper.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does, whatever the engine. */
abstract class StoreContract {
  private static final LocalDate DAY = LocalDate.of(2016, 3, 7);
  private static final Instant START = Instant.parse("2016-03-08T00:00:00Z");
  private static final RunManifest ONE =
      new RunManifest("1.0", "sha256:aa", Map.of("extract", "v1"), Map.of("encoder", "v2"));
  private static final RunManifest TWO =
      new RunManifest("1.1", "sha256:aa", Map.of("extract", "v2"), Map.of("encoder", "v2"));

  private final StepClock clock = new StepClock();
  private IncidentStore store;

  /** A clock that goes on by a minute each time it is looked at. */
  private static final class StepClock implements InstantSource {
    private Instant now = START;

    @Override
    public synchronized Instant instant() {
      now = now.plus(Duration.ofMinutes(1));
      return now;
    }
  }

  /** The address of an empty database. */
  abstract String freshDatabase() throws Exception;

  private String where;

  @BeforeEach
  void open() throws Exception {
    where = freshDatabase();
    store = IncidentStore.open(where, StoreOptions.defaults(), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private IncidentKeeper keeper(IncidentStore into, RunManifest manifest) {
    return new IncidentKeeper(
        into, new TownReconciler(), manifest, Reports::card, Reports::file, 1000);
  }

  private Kept keep(ArticleRecord... records) {
    return keeper(store, ONE).keep(List.of(records));
  }

  private static AccountKey key(ArticleRecord record) {
    return new AccountKey(record.article().id(), "a1");
  }

  /** All incidents as known now; the counts that are kept in memory must follow them. */
  private List<IncidentRevision> all() {
    List<IncidentRevision> all = list(IncidentQuery.all());
    assertThat(store.overview().sums(IncidentQuery.all()).incidents()).isEqualTo(all.size());
    assertThat(store.overview().days(IncidentQuery.all()))
        .extracting(IncidentOverview.Day::incidents)
        .satisfies(counts ->
            assertThat(counts.stream().mapToInt(n -> n).sum())
                .isEqualTo((int) all.stream().filter(it -> it.incident().time() != null).count()));
    return all;
  }

  private List<IncidentRevision> list(IncidentQuery query) {
    try (Stream<IncidentRevision> stream = store.stream(query)) {
      return stream.toList();
    }
  }

  @Test
  void whatIsSavedComesBackTheSame() {
    ArticleRecord record = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    assertThat(keep(record).articles()).isEqualTo(1);
    assertThat(store.findArticle(record.article().id())).contains(record);
    assertThat(store.findAccount(key(record))).contains(Reports.file(record).get(0));
    try (Stream<ArticleRecord> articles = store.streamArticles();
        Stream<FiledAccount> accounts = store.streamAccounts()) {
      assertThat(articles).containsExactly(record);
      assertThat(accounts).isEqualTo(Reports.file(record));
    }
    assertThat(store.check()).isEmpty();
  }

  @Test
  void articlesComeInTheOrderAskedForAndTheUnknownAreLeftOut() {
    Article first = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5).article();
    Article second = Reports.report("Courier", DAY, "Zliten", "Gunmen", 1).article();
    keep(Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5));
    keep(Reports.report("Courier", DAY, "Zliten", "Gunmen", 1));
    for (int time = 0; time < 2; time++) {
      assertThat(store.listArticles(List.of(second.id(), "sha256:none", first.id())).values())
          .containsExactly(second, first);
    }
    assertThat(store.listArticles(List.of())).isEmpty();
  }

  @Test
  void anAmbiguousPlaceKeepsItsCandidates() {
    ArticleRecord record =
        Reports.report("Herald", new Reports.Event(DAY, "Springfield", null, "Gunmen", 2));
    keep(record);
    assertThat(store.findArticle(record.article().id())).contains(record);
    assertThat(all())
        .singleElement()
        .satisfies(revision ->
            assertThat(revision.incident().place().value()).isInstanceOf(Place.Ambiguous.class));
  }

  @Test
  void theSameTextFromElsewhereIsASighting() {
    ArticleRecord record = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    Article a = record.article();
    Article copy =
        new Article(
            "other",
            "copy.txt",
            null,
            "Copyist",
            null,
            "Copied",
            List.of(),
            "en",
            null,
            null,
            a.text(),
            a.paragraphs());
    ArticleRecord again =
        new ArticleRecord(
            copy, record.accounts(), List.of(), List.of(), List.of(), List.of(), List.of());
    keep(record);
    assertThat(keep(again).sightings()).isEqualTo(1);
    assertThat(keep(again).known()).isEqualTo(1);
    assertThat(keep(record).known()).isEqualTo(1);
    assertThat(store.sightings(a.id()))
        .extracting(Sighting::publisher)
        .containsExactly("Herald", "Copyist");
    assertThat(store.findArticle(a.id())).contains(record);
    assertThat(all()).hasSize(1);
    assertThat(store.counts()).containsEntry("articles", 1L).containsEntry("revisions", 1L);
  }

  @Test
  void reportsOfOneEventMakeOneIncidentWithAHistory() {
    ArticleRecord first = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord second = Reports.report("Courier", DAY, "Tarhuna", "Gunmen", 8);
    ArticleRecord other = Reports.report("Courier", DAY, "Zliten", "Gunmen", 1);
    keep(first);
    Instant between = clock.instant();
    keep(second, other);
    assertThat(all()).hasSize(2);
    IncidentRevision now = store.findIncidentOf(key(first)).orElseThrow();
    assertThat(now.revision()).isEqualTo(2);
    assertThat(now.incident().toll().get(0).best()).isEqualTo(8);
    assertThat(now.cause()).isEqualTo("article " + second.article().id());
    assertThat(now.firstKnown()).isBefore(between).isBefore(now.revised());
    List<IncidentRevision> history = store.history(now.id());
    assertThat(history).extracting(IncidentRevision::revision).containsExactly(1, 2);
    assertThat(history.get(0).incident().accounts()).containsExactly(key(first));
    assertThat(history.get(1)).isEqualTo(now);
    assertThat(store.accounts(now.id()))
        .extracting(FiledAccount::key)
        .containsExactlyInAnyOrder(key(first), key(second));

    assertThat(list(IncidentQuery.all().withAsOf(between))).containsExactly(history.get(0));
    assertThat(store.findIncident(now.id(), between)).contains(history.get(0));
    assertThat(store.findIncident(now.id(), START)).isEmpty();
    assertThat(list(IncidentQuery.all().withAsOf(START))).isEmpty();
    assertThat(store.count(IncidentQuery.all().withAsOf(between))).isEqualTo(1);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void aLinkBetweenTwoIncidentsMergesThemIntoTheOlder() {
    ArticleRecord monday = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord wednesday = Reports.report("Courier", DAY.plusDays(2), "Tarhuna", "Gunmen", 8);
    ArticleRecord tuesday = Reports.report("Mirror", DAY.plusDays(1), "Tarhuna", "Gunmen", 6);
    keep(wednesday);
    keep(monday);
    Instant before = clock.instant();
    String older = store.findIncidentOf(key(wednesday)).orElseThrow().id();
    String younger = store.findIncidentOf(key(monday)).orElseThrow().id();
    assertThat(older).isNotEqualTo(younger);
    assertThat(keep(tuesday).merged()).isEqualTo(1);
    assertThat(all()).extracting(IncidentRevision::id).containsExactly(older);
    assertThat(store.findIncident(younger)).map(IncidentRevision::id).contains(older);
    assertThat(store.findIncident(younger, before)).map(IncidentRevision::id).contains(younger);
    assertThat(store.history(younger)).hasSize(1);
    assertThat(store.redirects(older))
        .singleElement()
        .satisfies(redirect -> {
          assertThat(redirect.from()).isEqualTo(younger);
          assertThat(redirect.to()).isEqualTo(older);
          assertThat(redirect.at()).isAfter(before);
        });
    assertThat(store.redirects(younger)).isEqualTo(store.redirects(older));
    assertThat(store.history(older).get(1).cause()).contains("took in " + younger);
    assertThat(list(IncidentQuery.all().withAsOf(before))).hasSize(2);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void decisionsMakeRevisionsAndSurviveWhatComesLater() {
    ArticleRecord first = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord second = Reports.report("Courier", DAY, "Zliten", "Gunmen", 5);
    ArticleRecord third = Reports.report("Mirror", DAY, "Zliten", "Gunmen", 6);
    keep(first);
    keep(second);
    String kept = store.findIncidentOf(key(first)).orElseThrow().id();
    String gone = store.findIncidentOf(key(second)).orElseThrow().id();
    Decision merge = decision("d1", new Decision.Action.Merge(), key(first), key(second));
    assertThat(keeper(store, ONE).decide(List.of(merge)).merged()).isEqualTo(1);
    keeper(store, ONE).decide(List.of(merge));
    assertThat(store.decisions()).containsExactly(merge);
    assertThat(all())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.id()).isEqualTo(kept);
          assertThat(it.cause())
              .contains("merge by R. Viewer (because)")
              .contains("took in " + gone);
        });
    keep(third);
    assertThat(all())
        .singleElement()
        .satisfies(it -> assertThat(it.incident().accounts()).hasSize(3));

    Decision split =
        decision("d2", new Decision.Action.Split(List.of(key(second), key(third))), key(first));
    keeper(store, ONE).decide(List.of(split));
    assertThat(store.findIncidentOf(key(first)).orElseThrow().id()).isEqualTo(kept);
    IncidentRevision back = store.findIncidentOf(key(second)).orElseThrow();
    assertThat(back.id()).isEqualTo(gone);
    assertThat(back.revision()).isEqualTo(3);
    assertThat(back.cause()).contains("split by R. Viewer").contains("split from " + kept);
    assertThat(store.decisionsOn(List.of(key(third)))).containsExactly(split);

    Decision undo =
        decision("d3", new Decision.Action.Withdraw("d2"), key(first), key(second), key(third));
    keeper(store, ONE).decide(List.of(undo));
    assertThat(all())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.incident().accounts()).hasSize(3);
          assertThat(it.cause()).contains("withdraw by R. Viewer");
        });
    Decision redo = decision("d4", new Decision.Action.Withdraw("d3"), key(first), key(second));
    assertThat(Decision.standing(List.of(redo, undo, split, merge))).containsExactly(merge, split);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void wordsThatACorrectionRestsOnAreKeptAndVerified() {
    ArticleRecord record = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    keep(record);
    Article article = record.article();
    Evidence words = Evidence.of(article, new Span(0, 6));
    Decision correct =
        decision(
            "d1",
            new Decision.Action.Correct("type", "\"abduction\"", new Citation(key(record), words)),
            key(record));
    Decision bare = decision("d2", new Decision.Action.Correct("time", "null"), key(record));
    keeper(store, ONE).decide(List.of(correct, bare));
    assertThat(store.decisions()).containsExactlyInAnyOrder(correct, bare);
    assertThat(store.decisionsOn(List.of(key(record)))).contains(correct);

    ArticleRecord other = Reports.report("Courier", DAY, "Zliten", "Soldiers", 7);
    keep(other);
    int length = other.article().text().length();
    Decision wrong =
        decision(
            "d3",
            new Decision.Action.Correct(
                "type",
                "\"abduction\"",
                new Citation(key(record), Evidence.of(other.article(), new Span(0, length)))),
            key(record));
    assertThatThrownBy(() -> keeper(store, ONE).decide(List.of(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not stand in");
    assertThat(store.decisions()).doesNotContain(wrong);
  }

  @Test
  void rejectedIncidentsAreLeftOutUnlessAskedFor() {
    ArticleRecord first = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord second = Reports.report("Courier", DAY, "Zliten", "Gunmen", 5);
    keep(first, second);
    Instant before = clock.instant();
    keeper(store, ONE)
        .decide(
            List.of(
                decision("d1", new Decision.Action.Reject(), key(first)),
                decision("d2", new Decision.Action.Accept(), key(second))));
    String accepted = store.findIncidentOf(key(second)).orElseThrow().id();
    assertThat(all()).extracting(IncidentRevision::id).containsExactly(accepted);
    assertThat(list(IncidentQuery.all().withRejected(true))).hasSize(2);
    assertThat(list(IncidentQuery.all().withReviewed(true))).hasSize(1);
    assertThat(list(IncidentQuery.all().withReviewed(false))).isEmpty();
    assertThat(list(IncidentQuery.all().withAsOf(before))).hasSize(2);
    assertThat(list(IncidentQuery.all().withAsOf(clock.instant()))).hasSize(1);
    assertThat(store.history(accepted)).hasSize(2);
    keeper(store, ONE)
        .decide(
            List.of(
                decision("d3", new Decision.Action.Withdraw("d1"), key(first)),
                decision("d4", new Decision.Action.Withdraw("d2"), key(second))));
    assertThat(list(IncidentQuery.all().withReviewed(false))).hasSize(2);
  }

  @Test
  void anArticleReadAgainTakesThePlaceOfWhatWasHeld() {
    ArticleRecord was =
        Reports.report(
            "Herald",
            new Reports.Event(DAY, "Tarhuna", Reports.point("Tarhuna"), "Gunmen", 5),
            new Reports.Event(DAY, "Zliten", Reports.point("Zliten"), "Gunmen", 2));
    ArticleRecord is = reading(was.article(), was.accounts().subList(0, 1));
    keep(was);
    String id = store.findIncidentOf(key(was)).orElseThrow().id();
    String zliten =
        store.findIncidentOf(new AccountKey(was.article().id(), "a2")).orElseThrow().id();
    assertThat(store.isRead(was.article().id(), ONE)).isTrue();
    assertThat(store.isRead(was.article().id(), TWO)).isFalse();
    Kept kept = keeper(store, TWO).keep(List.of(is));
    assertThat(kept.reread()).isEqualTo(1);
    assertThat(kept.accounts()).isZero();
    assertThat(store.isRead(was.article().id(), TWO)).isTrue();
    assertThat(store.findArticle(was.article().id())).contains(is);
    assertThat(all()).extracting(IncidentRevision::id).containsExactly(id);
    assertThat(store.history(id)).hasSize(1);
    assertThat(store.findIncident(zliten)).isEmpty();
    assertThat(store.redirects(zliten))
        .singleElement()
        .satisfies(redirect -> assertThat(redirect.to()).isNull());
    assertThat(store.manifests().keySet()).containsExactly(ONE, TWO);
    assertThat(keeper(store, ONE).keep(List.of(was)).accounts()).isEqualTo(1);
    assertThat(store.findIncident(zliten)).map(IncidentRevision::revision).contains(3);
    assertThat(store.check()).isEmpty();
  }

  @Test
  void queriesGiveWhatTheIncidentsThemselvesSay() {
    List<ArticleRecord> records = corpus(120);
    for (int i = 0; i < records.size(); i += 17) {
      keeper(store, ONE).keep(records.subList(i, Math.min(records.size(), i + 17)));
    }
    List<IncidentRevision> all = all();
    assertThat(all)
        .hasSizeGreaterThan(30)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(it -> IncidentRows.firstDay(it.incident())));
    Place.Point point = Reports.point("Town 3");
    Instant middle =
        all.stream().map(IncidentRevision::revised).sorted().skip(20).findFirst().get();
    List<IncidentQuery> queries =
        List.of(
            IncidentQuery.all().withTime(DAY.plusDays(3), DAY.plusDays(9)),
            IncidentQuery.all().withTime(null, DAY.plusDays(5)),
            IncidentQuery.all().withTime(DAY.plusDays(5), null),
            IncidentQuery.all().withCountry("LY"),
            IncidentQuery.all().withCountry("TN"),
            IncidentQuery.all().withTypes(Set.of(EventType.ARMED_ASSAULT, EventType.RIOT)),
            IncidentQuery.all().withTypes(Set.of(EventType.RIOT)),
            IncidentQuery.all().withHappened(),
            IncidentQuery.all()
                .withArea(
                    new IncidentQuery.Area.Box(
                        point.latitude() - 1,
                        point.longitude() - 1,
                        point.latitude() + 1,
                        point.longitude() + 1)),
            IncidentQuery.all().withArea(new IncidentQuery.Area.Box(-60, 100, 60, -20)),
            IncidentQuery.all().withArea(new IncidentQuery.Area.Circle(point, 50)),
            IncidentQuery.all().withArea(new IncidentQuery.Area.Circle(point, 9_000)),
            IncidentQuery.all().withActor("the FRONT"),
            IncidentQuery.all().withActor("nobody"),
            IncidentQuery.all().withToll(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 7)),
            IncidentQuery.all().withToll(new IncidentQuery.TollAtLeast(Claim.Harm.WOUNDED, 1)),
            IncidentQuery.all().withChangedSince(middle),
            IncidentQuery.all().withText("killed \"Town 3\""),
            IncidentQuery.all()
                .withCountry("LY")
                .withTime(DAY, DAY.plusDays(6))
                .withActor("gunmen")
                .withToll(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 3)));
    for (IncidentQuery query : queries) {
      List<IncidentRevision> expected =
          all.stream().filter(revision -> Matching.test(query, revision)).toList();
      assertThat(list(query)).as(query.toString()).isEqualTo(expected);
      assertThat(store.count(query)).as(query.toString()).isEqualTo(expected.size());
      assertThat(list(query.withAsOf(clock.instant())))
          .as("as of now " + query)
          .isEqualTo(expected);
      if (!(query.area() instanceof IncidentQuery.Area.Circle)) {
        counts(query, expected);
      }
      assertThat(paged(store, query)).as("paged " + query).isEqualTo(expected);
    }
    List<IncidentRevision> doubtful =
        new ArrayList<>(list(IncidentQuery.all().withReviewed(false)));
    doubtful.sort(Comparator.comparingInt(it -> -Doubts.of(it.incident()).points()));
    assertThat(store.listDoubtful(1_000)).isEqualTo(doubtful);
    assertThat(store.listDoubtful(3)).isEqualTo(doubtful.subList(0, 3));
    assertThat(doubtful.stream().map(it -> Doubts.of(it.incident()).points()).distinct())
        .hasSizeGreaterThan(1);
    assertThat(queries.stream().map(q -> store.count(q)).filter(n -> n > 0)).hasSizeGreaterThan(12);
    assertThat(store.check()).isEmpty();
  }

  private void counts(IncidentQuery query, List<IncidentRevision> expected) {
    IncidentOverview overview = store.overview();
    IncidentOverview.Sums sums = overview.sums(query);
    assertThat(sums.incidents()).as(query.toString()).isEqualTo(expected.size());
    assertThat(
            overview.cells(query, 2.5, 1_000).stream()
                .mapToInt(IncidentOverview.Cell::incidents)
                .sum())
        .isEqualTo((int) (sums.incidents() - sums.withoutPoint()));
    assertThat(overview.cells(query, 2.5, 1_000))
        .allSatisfy(cell -> {
          assertThat(cell.latitude()).isBetween(cell.south() - 1e-9, cell.north() + 1e-9);
          assertThat(cell.incident() == null).isEqualTo(cell.incidents() > 1);
        });
    for (Claim.Harm harm : Claim.Harm.values()) {
      List<HarmTotal> each =
          expected.stream()
              .map(it -> HarmTotal.of(it.incident(), harm))
              .filter(total -> total.size() != null)
              .toList();
      assertThat(sums.told().getOrDefault(harm, 0L)).isEqualTo(each.size());
      assertThat(sums.harmed().get(harm))
          .as(harm + " of " + query)
          .isEqualTo(
              each.stream()
                  .map(total -> new HarmTotal(0L, 0L, 0L).plus(total))
                  .reduce(HarmTotal::plus)
                  .orElse(null));
    }
    List<IncidentOverview.Day> days = overview.days(query);
    assertThat(days.stream().mapToInt(IncidentOverview.Day::incidents).sum())
        .isEqualTo((int) (sums.incidents() - sums.undated()));
    assertThat(days.stream().mapToLong(IncidentOverview.Day::killed).sum())
        .isEqualTo(
            expected.stream()
                .filter(it -> it.incident().time() != null)
                .mapToLong(it -> {
                  Long killed = HarmTotal.of(it.incident(), Claim.Harm.KILLED).size();
                  return killed == null ? 0 : killed;
                })
                .sum());
  }

  private static List<ArticleRecord> corpus(int size) {
    Random random = new Random(7);
    List<ArticleRecord> records = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String town = "Town " + random.nextInt(12);
      LocalDate day = DAY.plusDays(random.nextInt(12));
      String actor = random.nextBoolean() ? "Gunmen" : "The Front";
      records.add(Reports.report("Paper" + i, day, town, actor, 1 + random.nextInt(9)));
    }
    return records;
  }

  /** What an article says, and nothing but accounts. */
  private static ArticleRecord reading(Article article, List<Account> accounts) {
    return new ArticleRecord(
        article, accounts, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Account inTheBackground(Account it) {
    return new Account(
        it.id(),
        it.type(),
        it.status(),
        Account.Salience.BACKGROUND,
        it.count(),
        it.time(),
        it.place(),
        it.actors(),
        it.targets(),
        it.weapons(),
        it.claims(),
        it.toll(),
        it.trigger(),
        it.mentions());
  }

  @Test
  void anAccountReadAnewStaysInItsIncident() {
    ArticleRecord was = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord now = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    ArticleRecord is = reading(now.article(), List.of(inTheBackground(now.accounts().get(0))));
    keep(was);
    String id = store.findIncidentOf(key(was)).orElseThrow().id();
    assertThat(keeper(store, TWO).keep(List.of(is)).accounts()).isEqualTo(1);
    assertThat(all()).extracting(IncidentRevision::id).containsExactly(id);
    assertThat(store.redirects(id)).isEmpty();
    assertThat(store.check()).isEmpty();
  }

  @Test
  void theOrderAndTheBatchesMakeNoDifferenceToTheIncidents() throws Exception {
    List<ArticleRecord> records = corpus(40);
    keeper(store, ONE).keep(records);
    Set<String> expected = memberships(store);
    List<ArticleRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(3));
    try (IncidentStore other =
        IncidentStore.open(freshDatabase(), StoreOptions.defaults(), clock)) {
      IncidentKeeper keeper = keeper(other, ONE);
      for (int i = 0; i < shuffled.size(); i += 3) {
        keeper.keep(shuffled.subList(i, Math.min(shuffled.size(), i + 3)));
      }
      assertThat(memberships(other)).isEqualTo(expected);
      Kept again = keeper.reconcileAll("new rules");
      assertThat(again.created() + again.revised() + again.merged()).isZero();
      assertThat(memberships(other)).isEqualTo(expected);
      assertThat(other.check()).isEmpty();
    }
  }

  private static Set<String> memberships(IncidentStore store) {
    try (Stream<IncidentRevision> incidents = store.stream(IncidentQuery.all())) {
      return new TreeSet<>(incidents.map(it -> it.incident().toString()).toList());
    }
  }

  @Test
  void theSameInputGivesTheSameIdentitiesHistoriesAndCauses() throws Exception {
    List<List<IncidentRevision>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (IncidentStore other =
          IncidentStore.open(
              freshDatabase(), StoreOptions.defaults(), InstantSource.fixed(START))) {
        for (ArticleRecord record : corpus(25)) {
          keeper(other, ONE).keep(List.of(record));
        }
        try (Stream<IncidentRevision> incidents = other.stream(IncidentQuery.all())) {
          runs.add(incidents.flatMap(it -> other.history(it.id()).stream()).toList());
        }
      }
    }
    assertThat(runs.get(0)).isNotEmpty().isEqualTo(runs.get(1));
  }

  @Test
  void aTransactionThatFailsLeavesNothing() {
    ArticleRecord record = Reports.report("Herald", DAY, "Tarhuna", "Gunmen", 5);
    IncidentKeeper failing =
        new IncidentKeeper(
            store,
            new TownReconciler() {
              @Override
              public attest.incident.Incident incident(
                  List<FiledAccount> accounts, java.util.Collection<Decision> decisions) {
                throw new IllegalStateException("broken");
              }
            },
            ONE,
            Reports::card,
            Reports::file,
            1000);
    assertThatThrownBy(() -> failing.keep(List.of(record))).hasMessage("broken");
    assertThat(store.counts().values()).containsOnly(0L);
    assertThat(keep(record).articles()).isEqualTo(1);
    assertThat(store.check()).isEmpty();
  }

  /** Words that more accounts have than are looked at at once are found all the same, in order. */
  @Test
  void wordsThatManyAccountsHaveAreFoundAlongTheOrderOfDays() throws Exception {
    String[] towns = {"Tarhuna", "Zliten", "Sabha", "Ghat"};
    for (int i = 0; i < 24; i++) {
      keep(Reports.report("Herald " + i, DAY.plusDays(i / 2), towns[i % 4], "Gunmen", i % 5));
    }
    List<IncidentRevision> all = all();
    List<IncidentQuery> queries =
        List.of(
            IncidentQuery.all().withText("killed"),
            IncidentQuery.all().withText("gunmen Zliten"),
            IncidentQuery.all().withText("killed").withTime(DAY.plusDays(3), DAY.plusDays(8)),
            IncidentQuery.all()
                .withText("killed")
                .withToll(new IncidentQuery.TollAtLeast(Claim.Harm.KILLED, 3)));
    try (IncidentStore narrow =
        new SqlStore(Database.open(where, StoreOptions.defaults()), clock, 2, 3)) {
      for (IncidentQuery query : queries) {
        List<IncidentRevision> expected =
            all.stream().filter(revision -> Matching.test(query, revision)).toList();
        assertThat(expected).as(query.toString()).hasSizeGreaterThan(3);
        assertThat(paged(narrow, query)).as(query.toString()).isEqualTo(expected);
        assertThat(paged(store, query)).as(query.toString()).isEqualTo(expected);
      }
      assertThat(paged(narrow, IncidentQuery.all().withText("nobody"))).isEmpty();
    }
    int before = paged(store, queries.get(1)).size();
    keep(Reports.report("Courier", DAY.plusDays(40), "Zliten", "Gunmen", 4));
    assertThat(paged(store, queries.get(1))).as("what came since").hasSize(before + 1);
  }

  private static List<IncidentRevision> paged(IncidentStore from, IncidentQuery query) {
    IncidentPage page = from.page(query.withLimit(7));
    List<IncidentRevision> paged = new ArrayList<>(page.incidents());
    while (page.next() != null) {
      page = from.page(query.withLimit(7).withCursor(page.next()));
      paged.addAll(page.incidents());
    }
    return paged;
  }

  @Test
  void wordsAreFoundInArticlesAndEvidence() {
    ArticleRecord first = Reports.report("Herald", DAY, "São Bento", "Gunmen", 5);
    ArticleRecord second = Reports.report("Courier", DAY, "Zliten", "The al-Nur Front", 5);
    keep(first, second);
    assertThat(store.search("SAO bento", 10))
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.article()).isEqualTo(first.article().id());
          assertThat(hit.title()).isEqualTo("News of Herald");
          assertThat(hit.excerpt()).contains("São Bento");
          assertThat(hit.accounts()).containsExactly(key(first));
        });
    assertThat(store.search("\"bento sao\"", 10)).isEmpty();
    assertThat(store.search("police writes", 10))
        .hasSize(2)
        .allSatisfy(hit -> assertThat(hit.accounts()).isEmpty());
    assertThat(store.search("\"al nur\"", 10)).hasSize(1);
    assertThat(store.search("AND OR \" NEAR( *", 10)).isEmpty();
    assertThat(store.search("", 10)).isEmpty();
    assertThat(list(IncidentQuery.all().withText("são"))).hasSize(1);
  }

  @Test
  void severalWritersNeitherLoseNorDouble() throws Exception {
    List<ArticleRecord> records = corpus(60);
    try (IncidentStore other = IncidentStore.open(where, StoreOptions.defaults(), clock);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Kept>> tasks = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        IncidentStore mine = t % 2 == 0 ? store : other;
        List<ArticleRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(t));
        tasks.add(() -> {
          Kept kept = Kept.NOTHING;
          for (ArticleRecord record : shuffled) {
            kept = kept.plus(keeper(mine, ONE).keep(List.of(record)));
          }
          return kept;
        });
      }
      long articles = 0;
      for (Future<Kept> done : threads.invokeAll(tasks)) {
        articles += done.get().articles();
      }
      assertThat(articles).isEqualTo(60);
    }
    Set<String> together = memberships(store);
    try (IncidentStore alone =
        IncidentStore.open(freshDatabase(), StoreOptions.defaults(), clock)) {
      keeper(alone, ONE).keep(records);
      assertThat(together).isEqualTo(memberships(alone));
    }
    assertThat(store.check()).isEmpty();
  }

  @Test
  void notesAreKeptByKindAndKey() {
    store.saveNote("feed", "b", "two");
    store.saveNote("feed", "a", "one");
    store.saveNote("feed", "b", "three");
    store.saveNote("other", "a", "x");
    assertThat(store.findNote("feed", "b")).contains("three");
    assertThat(store.findNote("feed", "c")).isEmpty();
    assertThat(store.notes("feed")).containsExactly(Map.entry("a", "one"), Map.entry("b", "three"));
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThatThrownBy(() -> store.page(IncidentQuery.all().withLimit(1).withCursor("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cursor");
  }

  private Decision decision(String id, Decision.Action action, AccountKey... accounts) {
    return new Decision(id, "R. Viewer", clock.instant(), "because", List.of(accounts), action);
  }
}
