package attest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import attest.incident.AccountKey;
import attest.incident.ArticleCard;
import attest.incident.Decision;
import attest.incident.EventType;
import attest.incident.FiledAccount;
import attest.incident.Incident;
import attest.incident.Mention;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Reconciler RECONCILER =
      new DefaultReconciler(ReconcileOptions.defaults(), ReconcilerTest::alone);

  private static List<List<String>> alone(
      Collection<ArticleCard> articles, Collection<List<String>> duplicates) {
    return articles.stream().map(a -> List.of(a.id())).toList();
  }

  private static Telltale clash(String id, String day) {
    return Telltale.of(id)
        .on(day)
        .at("Marawa", "YE", 14.2, 44.1)
        .actor("tribal-front")
        .words("marawa", "qassim valley");
  }

  private static int incidents(FiledAccount... accounts) {
    return RECONCILER.reconcile(List.of(accounts), List.of()).size();
  }

  @Test
  void clashesInOneTownOnSuccessiveDaysStayApart() {
    FiledAccount first = clash("first", "2021-03-03").published("2021-03-03").killed(4).file();
    FiledAccount second = clash("second", "2021-03-04").published("2021-03-04").killed(9).file();
    assertThat(incidents(first, second)).isEqualTo(2);
    assertThat(RECONCILER.match(first, second).reasons())
        .anyMatch(r -> r.name().equals("time.next-day") && r.weight() < 0);
  }

  @Test
  void reportsOfOneClashComeTogether() {
    FiledAccount first = clash("first", "2021-03-03").published("2021-03-03").killed(4).file();
    FiledAccount again = clash("again", "2021-03-03").published("2021-03-04").killed(6).file();
    assertThat(incidents(first, again)).isEqualTo(1);
  }

  @Test
  void twinBombingsInTwoCitiesStayApart() {
    Telltale north = Telltale.of("north").at("Karsuda", "SY", 36.2, 37.1);
    Telltale south = Telltale.of("south").at("Belharr", "SY", 33.5, 36.3);
    FiledAccount one =
        north.type(EventType.EXPLOSIVE_ATTACK).on("2021-03-03").killed(12).words("karsuda").file();
    FiledAccount other =
        south.type(EventType.EXPLOSIVE_ATTACK).on("2021-03-03").killed(12).words("belharr").file();
    assertThat(incidents(one, other)).isEqualTo(2);
  }

  @Test
  void whatOneArticleTellsOfTwoCitiesStaysApartThoughOthersAreLikeBoth() {
    String[] words = {"car bomb", "karsuda", "belharr", "bus station", "idris bellou", "bellou"};
    Telltale north = Telltale.of("both").at("Karsuda", "SY", 36.2, 37.1);
    Telltale south = Telltale.of("both").at("Belharr", "SY", 33.5, 36.3);
    Telltale later = Telltale.of("later").at("Belharr", "SY", 33.5, 36.3);
    FiledAccount first = bombing(north, words).file("a1");
    FiledAccount second = bombing(south, words).file("a2");
    FiledAccount funeral = bombing(later, words).file();
    assertThat(RECONCILER.reconcile(List.of(first, second, funeral), List.of()))
        .extracting(Incident::accounts)
        .containsExactlyInAnyOrder(List.of(first.key()), List.of(second.key(), funeral.key()));
  }

  private static Telltale bombing(Telltale tale, String... words) {
    return tale.type(EventType.EXPLOSIVE_ATTACK).on("2021-03-03").killed(12).words(words);
  }

  @Test
  void aMentionOfLastYearsAttackStaysApart() {
    FiledAccount news =
        clash("news", "2021-03-03").type(EventType.EXPLOSIVE_ATTACK).killed(3).file();
    FiledAccount mention =
        Telltale.of("mention")
            .type(EventType.EXPLOSIVE_ATTACK)
            .at("Marawa", "YE", 14.2, 44.1)
            .within("2020-01-01", "2020-12-31")
            .background()
            .killed(40)
            .words("marawa")
            .file();
    assertThat(incidents(news, mention)).isEqualTo(2);
  }

  @Test
  void firstReportUpdateAndAnniversaryComeTogether() {
    Telltale first = clash("first", "2021-03-03").published("2021-03-03").killed(7);
    Telltale update = clash("update", "2021-03-03").published("2021-03-05").killed(11);
    Telltale year = clash("year", "2021-03-03").published("2022-03-03").background().killed(11);
    List<Incident> incidents =
        RECONCILER.reconcile(
            List.of(
                year.words("hassan qarqari").file(),
                first.words("hassan qarqari").file(),
                update.words("hassan qarqari").file()),
            List.of());
    assertThat(incidents).hasSize(1);
    assertThat(incidents.get(0).toll().get(0).best()).isEqualTo(11);
  }

  @Test
  void aFollowUpWithoutATimeJoinsByItsNames() {
    FiledAccount first =
        clash("first", "2021-03-03")
            .words("hassan qarqari", "qarqari", "idris bellou", "bellou", "tamsir road")
            .file();
    FiledAccount later =
        Telltale.of("later")
            .published("2021-03-06")
            .at("Marawa", "YE", 14.2, 44.1)
            .words("hassan qarqari", "qarqari", "idris bellou", "bellou", "tamsir road")
            .file();
    assertThat(RECONCILER.blockKeys(first)).containsAnyElementsOf(RECONCILER.blockKeys(later));
    assertThat(incidents(first, later)).isEqualTo(1);
  }

  @Test
  void aTrialMonthsLaterJoinsByTheVictimAndTheDayThatItNames() {
    FiledAccount first =
        clash("first", "2021-03-03")
            .published("2021-03-04")
            .words("@idris bellou", "~24", "=tamsir road", "idris bellou", "bellou", "!2021-03-03")
            .file();
    FiledAccount trial =
        clash("trial", "2021-10-11")
            .published("2021-10-11")
            .words("@idris bellou", "~24", "idris bellou", "bellou", "!2021-03-03", "!2021-10-11")
            .file();
    assertThat(incidents(first, trial)).isEqualTo(1);
    assertThat(RECONCILER.match(first, trial).reasons())
        .extracting(Reconciler.Reason::name)
        .contains("time.named", "person.same", "age.same", "names.rare");
  }

  @Test
  void twoAttacksOfOneDayInOneTownStayApartByVictimsAndStreets() {
    FiledAccount one =
        clash("one", "2021-03-03")
            .killed(1)
            .words("@idris bellou", "~24", "=tamsir road", "idris bellou", "bellou", "tamsir road")
            .file();
    FiledAccount other =
        clash("other", "2021-03-03")
            .killed(2)
            .words("@nadim orsa", "~51", "=quilmo square", "nadim orsa", "orsa", "quilmo square")
            .file();
    assertThat(incidents(one, other)).isEqualTo(2);
    assertThat(RECONCILER.match(one, other).reasons())
        .filteredOn(r -> r.weight() < 0)
        .extracting(Reconciler.Reason::name)
        .contains("street.apart", "age.apart");
  }

  @Test
  void aTownThatIsNamedStandsInForAPlaceThatIsACountryOnly() {
    FiledAccount first = clash("first", "2021-03-03").words("qarqari").file();
    FiledAccount vague =
        Telltale.of("vague")
            .published("2021-03-15")
            .on("2021-03-03")
            .in("YE")
            .words("#1420,4410", "qarqari")
            .file();
    FiledAccount elsewhere =
        Telltale.of("elsewhere")
            .published("2021-03-15")
            .on("2021-03-03")
            .in("YE")
            .words("#1540,4410", "qarqari")
            .file();
    assertThat(RECONCILER.blockKeys(first)).containsAnyElementsOf(RECONCILER.blockKeys(vague));
    assertThat(RECONCILER.match(first, vague).reasons())
        .extracting(Reconciler.Reason::name)
        .contains("place.told");
    assertThat(RECONCILER.match(first, elsewhere).reasons())
        .extracting(Reconciler.Reason::name)
        .contains("place.same-country");
  }

  @Test
  void aDayAfterItsOwnReportIsNoDayOfWhatHappened() {
    FiledAccount first = clash("first", "2021-03-03").published("2021-03-04").file();
    FiledAccount mistaken = clash("mistaken", "2021-03-10").published("2021-03-04").file();
    assertThat(RECONCILER.match(first, mistaken).reasons())
        .extracting(Reconciler.Reason::name)
        .contains("time.bound-close")
        .doesNotContain("time.unpublished", "time.week-apart");
  }

  @Test
  void aMonthIsTheTimeOfAnIncidentOnlyIfNobodyIsMoreExact() {
    String[] words = {
      "@idris bellou",
      "~24",
      "=tamsir road",
      "=quilmo square",
      "idris bellou",
      "bellou",
      "!2021-03-03"
    };
    FiledAccount day = clash("day", "2021-03-03").words(words).file();
    FiledAccount later = clash("later", "2021-03-20").published("2021-03-21").words(words).file();
    FiledAccount month =
        clash("month", "2021-03-03").within("2021-02-20", "2021-03-31").words(words).file();
    List<Incident> found = RECONCILER.reconcile(List.of(day, later, month), List.of());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).time().value().start()).isEqualTo(found.get(0).time().value().end());
  }

  @Test
  void wordsThatHardlyAnyOtherArticleHasCountMoreThanCommonOnes() {
    FiledAccount first = clash("first", "2021-03-03").words("police officer", "city").file();
    FiledAccount same = clash("same", "2021-03-03").words("police officer", "city").file();
    FiledAccount named = clash("named", "2021-03-03").words("idris bellou", "bellou").file();
    FiledAccount again = clash("again", "2021-03-03").words("idris bellou", "bellou").file();
    assertThat(RECONCILER.match(named, again).score())
        .isGreaterThan(RECONCILER.match(first, same).score());
  }

  @Test
  void whatIsPlannedIsNotWhatHappened() {
    FiledAccount done = clash("done", "2021-03-03").killed(4).file();
    FiledAccount planned =
        clash("planned", "2021-03-03")
            .status(Mention.Status.PLANNED)
            .published("2021-03-01")
            .file();
    assertThat(incidents(done, planned)).isEqualTo(2);
  }

  @Test
  void noBlockWithoutAPlaceOrATimeIsEmpty() {
    FiledAccount bare = Telltale.of("bare").file();
    assertThat(RECONCILER.blockKeys(bare)).isNotEmpty();
    assertThat(incidents(bare)).isEqualTo(1);
  }

  @Test
  void nearPlacesAndDaysShareAKeyWhereverTheyLie() {
    for (double step = 0; step < 3; step += 0.05) {
      FiledAccount one =
          Telltale.of("one").on("2021-03-03").at("One", "YE", 14 + step, 44 + 2 * step).file();
      FiledAccount other =
          Telltale.of("other")
              .on("2021-03-05")
              .at("Other", "YE", 14.2 + step, 43.8 + 2 * step)
              .file();
      assertThat(RECONCILER.blockKeys(one)).containsAnyElementsOf(RECONCILER.blockKeys(other));
    }
  }

  @Test
  void peopleDecideAgainstTheScore() {
    FiledAccount first = clash("first", "2021-03-03").published("2021-03-03").killed(4).file();
    FiledAccount again = clash("again", "2021-03-03").published("2021-03-03").killed(4).file();
    FiledAccount far = Telltale.of("far").on("2021-05-01").at("Belharr", "SY", 33.5, 36.3).file();
    Decision split = decision("d1", new Decision.Action.Split(List.of(again.key())), first.key());
    Decision merge = decision("d2", new Decision.Action.Merge(), first.key(), far.key());
    List<Incident> incidents =
        RECONCILER.reconcile(List.of(first, again, far), List.of(merge, split));
    assertThat(incidents)
        .extracting(Incident::accounts)
        .containsExactlyInAnyOrder(List.of(again.key()), List.of(far.key(), first.key()));
  }

  @Test
  void oneSpeakerQuotedTwiceIsOneOrigin() {
    attest.incident.Figure seven = new attest.incident.Figure.Exact(7);
    attest.incident.Claim.Group group = attest.incident.Claim.Group.CIVILIANS;
    FiledAccount one = clash("one", "2021-03-03").claim(group, seven, "Omar Sabri").file();
    FiledAccount two = clash("two", "2021-03-03").claim(group, seven, "Sabri").file();
    FiledAccount own = clash("own", "2021-03-03").killed(7).file();
    assertThat(RECONCILER.reconcile(List.of(one, two, own), List.of()))
        .singleElement()
        .extracting(Incident::origins)
        .isEqualTo(2);
  }

  private static Decision decision(String id, Decision.Action action, AccountKey... accounts) {
    return new Decision(id, "reviewer", Instant.EPOCH, "", List.of(accounts), action);
  }
}
