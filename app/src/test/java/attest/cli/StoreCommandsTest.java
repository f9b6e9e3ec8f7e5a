package attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Published;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.AccountKey;
import attest.incident.Actor;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.IncidentRevision;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.incident.Place;
import attest.incident.PlaceMention;
import attest.incident.TimeInterval;
import attest.incident.TimeMention;
import attest.pipeline.InternalArticles;
import attest.pipeline.Reconciliation;
import attest.settings.Settings;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import attest.store.StoreOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that work on a database. */
class StoreCommandsTest {
  private static final Place.Known DIKWA = town(1L, "Dikwa", 12.04, 13.92);
  private static final Place.Known BAMA = town(2L, "Bama", 11.52, 13.69);

  @TempDir private Path folder;
  private Path database;
  private long seconds = 1_573_000_000;

  private record Outcome(int code, String out, String err) {}

  private static Place.Known town(long id, String name, double latitude, double longitude) {
    return new Place.Known(
        id, name, "NG", "Borno", new Place.Point(latitude, longitude), Place.Precision.SETTLEMENT);
  }

  private static Evidence words(Article article, String words) {
    int at = article.text().indexOf(words);
    return Evidence.of(article, new Span(at, at + words.length()));
  }

  private static ArticleRecord record(
      String publisher, String text, String published, Place.Known place, LocalDate day, int dead) {
    Article article =
        new Article(
            null,
            publisher + ".txt",
            null,
            publisher,
            null,
            "News from " + place.name(),
            List.of(),
            "en",
            Published.parse(published, Published.From.GIVEN),
            null,
            text,
            List.of(new Article.Paragraph(new Span(0, text.length()), false)));
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.CIVILIANS,
            "farmers",
            null,
            new Figure.Exact(dead),
            words(article, Integer.toString(dead)),
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            null,
            words(article, dead + " farmers"),
            1,
            0.9,
            "kill.verb");
    Account account =
        new Account(
            "a1",
            EventType.ARMED_ASSAULT,
            Mention.Status.OCCURRED,
            Account.Salience.MAIN,
            1,
            new TimeMention(
                words(article, "Tuesday"),
                TimeMention.Kind.DATE,
                day.toString(),
                TimeInterval.day(day),
                "weekday"),
            new PlaceMention(
                place, words(article, place.name()), words(article, place.name()), 0.9, "name"),
            List.of(
                new Participant(
                    Participant.Role.INITIATOR,
                    new Actor.Unknown("Gunmen", Actor.Kind.UNIDENTIFIED_ARMED),
                    false,
                    false,
                    words(article, "Gunmen"),
                    "agent")),
            List.of(),
            List.of(),
            List.of(new Account.IdentifiedClaim("c1", claim)),
            List.of(
                new Account.Toll(
                    Claim.Harm.KILLED,
                    Claim.Group.CIVILIANS,
                    (long) dead,
                    (long) dead,
                    (long) dead,
                    List.of("c1"),
                    "sum/1")),
            words(article, "killed"),
            List.of());
    return new ArticleRecord(
        article, List.of(account), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @BeforeEach
  void fill() {
    database = folder.resolve("incidents.db");
    LocalDate day = LocalDate.of(2019, 11, 5);
    List<ArticleRecord> records =
        List.of(
            record(
                "Sahel Newswire",
                "Gunmen on motorbikes killed 11 farmers in the bean fields of Dikwa on Tuesday.",
                "2019-11-06",
                DIKWA,
                day,
                11),
            record(
                "The Example",
                "A hospital said that Gunmen who came to Dikwa on Tuesday killed 13 farmers.",
                "2019-11-07",
                DIKWA,
                day,
                13),
            record(
                "The Example",
                "Gunmen also killed 2 farmers in Bama on Tuesday a fortnight later, residents"
                    + " said.",
                "2019-11-20",
                BAMA,
                day.plusDays(14),
                2));
    try (IncidentStore store = open()) {
      for (ArticleRecord record : records) {
        Reconciliation.keeper(store, Settings.defaults()).keep(List.of(record));
      }
    }
  }

  private IncidentStore open() {
    return IncidentStore.open(
        database.toString(), StoreOptions.defaults(), () -> Instant.ofEpochSecond(seconds++));
  }

  private List<IncidentRevision> incidents() {
    try (IncidentStore store = open();
        var all = store.stream(IncidentQuery.all())) {
      return all.toList();
    }
  }

  private Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintWriter(out),
            new PrintWriter(err, true),
            false,
            false,
            Map.of(),
            () -> Instant.ofEpochSecond(seconds++));
    int code = Main.run(terminal, all.toArray(String[]::new));
    terminal.out().flush();
    return new Outcome(code, out.toString(), err.toString());
  }

  private Outcome on(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--from");
    all.add(database.toString());
    return run(all.toArray(String[]::new));
  }

  @Test
  void incidentsAreListedAndFiltered() {
    Outcome all = on("incidents");
    assertThat(all.code()).isEqualTo(Main.DONE);
    assertThat(all.out())
        .contains("Dikwa, Borno, NG", "Bama, Borno, NG")
        .contains("2 accounts in 2 articles");
    assertThat(on("incidents", "--near", "11.5,13.7,20").out())
        .contains("Bama")
        .doesNotContain("Dikwa");
    assertThat(on("incidents", "--bbox", "13.8,12,14,12.1").out())
        .contains("Dikwa")
        .doesNotContain("Bama");
    assertThat(on("incidents", "--since", "2019-11-10").out()).doesNotContain("Dikwa");
    assertThat(on("incidents", "--toll", "killed=5").out()).doesNotContain("Bama");
    assertThat(on("incidents", "--type", "riot").err()).contains("no incident fits");
    assertThat(on("incidents", "--format", "jsonl", "--limit", "1").out())
        .startsWith("{\"schema\":\"attest-incident/1\"")
        .contains("\"quote\"");
    assertThat(on("incidents", "--format", "jsonl", "--no-text").out()).doesNotContain("\"quote\"");
  }

  @Test
  void whatWasKnownEarlierIsShown() {
    IncidentRevision dikwa = incidents().getFirst();
    assertThat(on("incidents", "--as-of", dikwa.firstKnown().toString(), "--country", "NG").out())
        .contains("1 account in 1 article")
        .doesNotContain("Bama");
    Outcome history = on("history", dikwa.id());
    assertThat(history.out()).contains("revision 1", "revision 2", "killed civilians: 11");
    assertThat(on("history", "nothing").code()).isEqualTo(Main.FAILED);
  }

  @Test
  void wordsAreSearched() {
    assertThat(on("search", "bean", "fields").out())
        .contains("News from Dikwa", "of incident " + incidents().getFirst().id());
    assertThat(on("search", "nothing-of-that").err()).contains("no article");
  }

  @Test
  void linksAreExplained() {
    List<IncidentRevision> all = incidents();
    List<AccountKey> dikwa = all.getFirst().incident().accounts();
    String bama = all.getLast().incident().accounts().getFirst().toString();
    Outcome linked = on("explain", dikwa.getFirst().toString(), dikwa.getLast().toString());
    assertThat(linked.code()).isEqualTo(Main.DONE);
    assertThat(linked.out()).contains("  linked, +", "both are in incident");
    assertThat(on("explain", dikwa.getFirst().toString(), bama).out())
        .contains("not linked", "they are in incidents");
    assertThat(on("explain", bama).out()).contains("the only account");
    assertThat(on("explain", bama, all.getFirst().id()).out()).contains("is not in incident");
    assertThat(on("explain", "sha256:" + "0".repeat(64) + "/a1").code()).isEqualTo(Main.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "jsonl",
    "csv",
    "acled-csv",
    "ucdp-csv",
    "gtd-csv",
    "plover-jsonl",
    "geojson",
    "hxl-csv",
    "w3c-annotation-jsonld",
    "parquet"
  })
  void everyFormIsExported(String format) throws IOException {
    Path out = folder.resolve("out");
    Outcome outcome = on("export", "--format", format, "--out", out.toString());
    assertThat(outcome.code()).isEqualTo(Main.DONE);
    assertThat(outcome.err()).contains(" incidents in ");
    assertThat(Files.size(out)).isPositive();
  }

  @Test
  void decisionsAreKeptAndHold() throws IOException {
    List<IncidentRevision> all = incidents();
    String dikwa = all.getFirst().id();
    String bama = all.getLast().id();
    assertThat(on("review", "accept", dikwa).err()).contains("--reviewer");
    assertThat(on("review", "accept", dikwa, "--reviewer", "anna").code()).isZero();
    assertThat(on("incidents", "--reviewed").out()).contains("Dikwa").doesNotContain("Bama");
    assertThat(on("review", "reject", bama, "--reviewer", "anna", "--note", "unsure").code())
        .isZero();
    assertThat(on("incidents").out()).doesNotContain("Bama");
    assertThat(on("incidents", "--rejected").out()).contains("Bama");
    Outcome list = on("review", "list");
    assertThat(list.out()).contains("anna  accepted", "anna  rejected (unsure)");
    Outcome corrected =
        on("review", "correct", dikwa, "toll/killed/civilians", "12", "--reviewer", "ben");
    assertThat(corrected.code()).isZero();
    assertThat(on("incidents", "--format", "jsonl").out()).contains("\"best\":12");
    assertThat(on("review", "correct", dikwa, "type", "war", "--reviewer", "ben").code())
        .isEqualTo(Main.USAGE);
    assertThat(on("review", "accept", "nothing", "--reviewer", "ben").code())
        .isEqualTo(Main.FAILED);
  }

  @Test
  void aCorrectionKeepsTheWordsThatItRestsOn() {
    IncidentRevision dikwa = incidents().getFirst();
    AccountKey account = dikwa.incident().accounts().getFirst();
    Outcome vague =
        on(
            "review",
            "correct",
            dikwa.id(),
            "type",
            "abduction",
            "--reviewer",
            "ben",
            "--account",
            account.toString(),
            "--words",
            "words that stand nowhere");
    assertThat(vague.err()).contains("do not stand in the text");
    assertThat(vague.code()).isEqualTo(Main.FAILED);
    Outcome done =
        on(
            "review",
            "correct",
            dikwa.id(),
            "type",
            "abduction",
            "--reviewer",
            "ben",
            "--account",
            account.toString(),
            "--words",
            "Dikwa");
    assertThat(done.out()).contains("by the words “Dikwa”");
    assertThat(on("review", "list", "--format", "jsonl").out())
        .contains("\"quote\":\"Dikwa\"", "\"action\":\"correct\"");
  }

  @Test
  void whatIsInternalIsLeftOutUnlessAskedFor() throws IOException {
    IncidentRevision bama = incidents().getLast();
    String article = bama.incident().accounts().getFirst().article();
    try (IncidentStore store = open()) {
      new InternalArticles(store).mark(article, true, "anna");
    }
    for (String[] command :
        List.of(
            new String[] {"incidents"},
            new String[] {"history", bama.id()},
            new String[] {"search", "Bama"})) {
      Outcome without = on(command);
      assertThat(without.out()).as(command[0]).doesNotContain("Bama");
      assertThat(without.err()).contains("1 internal article is left out");
      List<String> all = new ArrayList<>(List.of(command));
      all.add("--internal");
      Outcome with = on(all.toArray(String[]::new));
      assertThat(with.out()).as(command[0]).contains("Bama");
      assertThat(with.err()).doesNotContain("left out");
    }
    Path file = folder.resolve("out.csv");
    assertThat(on("export", "--format", "csv", "--out", file.toString()).err())
        .contains("1 internal article is left out");
    assertThat(Files.readString(file)).doesNotContain("Bama");
    assertThat(on("export", "--format", "csv", "--out", file.toString(), "--internal").code())
        .isZero();
    assertThat(Files.readString(file)).contains("Bama");
  }

  @Test
  void incidentsAreMergedAndSplit() {
    List<IncidentRevision> all = incidents();
    String dikwa = all.getFirst().id();
    String bama = all.getLast().id();
    AccountKey second = all.getFirst().incident().accounts().getLast();
    assertThat(on("review", "split", dikwa, second.toString(), "--reviewer", "anna").code())
        .isZero();
    assertThat(incidents()).hasSize(3);
    assertThat(on("review", "merge", dikwa, bama, "--reviewer", "anna").code()).isZero();
    assertThat(incidents()).hasSize(2);
    assertThat(on("history", bama).out() + on("history", dikwa).out())
        .containsAnyOf("took in", "became part of");
    List<IncidentRevision> left = incidents();
    IncidentRevision alone =
        left.stream().filter(i -> i.incident().accounts().size() == 1).findFirst().orElseThrow();
    String only = alone.incident().accounts().getFirst().toString();
    assertThat(on("review", "split", alone.id(), only, "--reviewer", "anna").err())
        .contains("not all of them");
  }

  @Test
  void peopleCodeBlindAndTheirAgreementIsMeasured() throws IOException {
    Path sheets = folder.resolve("sheets");
    assertThat(
            on("code", "sample", "--coders", "anna,ben", "--size", "2", "--out", sheets.toString())
                .code())
        .isZero();
    assertThat(on("code", "agreement").code()).isEqualTo(Main.FAILED);
    List<String> ids = incidents().stream().map(IncidentRevision::id).toList();
    for (String coder : List.of("anna", "ben")) {
      Path sheet = sheets.resolve(coder + ".csv");
      assertThat(Files.readString(sheet)).contains(ids).doesNotContain("2344854");
      Files.writeString(
          sheet,
          "unit,type,killed\n"
              + ids.get(0)
              + ",armed_assault,13\n"
              + ids.get(1)
              + (coder.equals("anna") ? ",riot,2\n" : ",protest,2\n"));
      assertThat(on("code", "record", sheet.toString(), "--coder", coder).out())
          .contains("4 answers of " + coder + " on 2 incidents");
    }
    Outcome agreement = on("code", "agreement", "--out", folder.resolve("answers.csv").toString());
    assertThat(agreement.code()).isZero();
    assertThat(agreement.out().lines().toList())
        .contains(
            "type             nominal           2        4    0.400",
            "killed           ratio             2        4    1.000",
            "country          nominal           0        0     none");
    assertThat(folder.resolve("answers.csv")).exists();
    Files.writeString(sheets.resolve("anna.csv"), "unit,type\nnothing,riot\n");
    assertThat(on("code", "record", sheets.resolve("anna.csv").toString(), "--coder", "anna").err())
        .contains("there is no incident 'nothing'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incidents --from none.db | 1 | there is no such database",
        "export --format xls --out x | 2 | acled-csv",
        "export --format csv | 2 | --out",
        "incidents --since yesterday | 2 | it must be a day",
        "incidents --bbox 1,2,3 | 2 | W,S,E,N",
        "incidents --near 95,0,10 | 2 | no point",
        "incidents --near 1,1,10 --bbox 1,1,2,2 | 2 | exclude each other",
        "incidents --type battle | 2 | armed_clash",
        "incidents --toll 10 | 2 | killed=10",
        "incidents --as-of 2016-03-09T12:00 | 2 | with its offset",
        "incidents --limit -1 | 2 | --limit",
        "review | 2 | accept, reject",
        "review note x --reviewer a | 2 | --note",
        "code | 2 | sample, record or agreement",
        "code sample --coders a --out x | 2 | two or more",
        "code sample --coders a,../b --out x | 2 | no name of a coder",
        "code record none.csv --coder a | 1 | none.csv",
        "explain a.txt b.txt | 2 | one FILE",
      })
  void wrongArgumentsAreExplained(String arguments, int code, String message) {
    Outcome outcome = run(arguments.split(" "));
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    assertThat(outcome.code()).isEqualTo(code);
  }
}
