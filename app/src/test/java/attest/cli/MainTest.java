package attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String ARTICLE =
      """
      Five soldiers killed near the border

      By Anna Example

      Gunmen killed five soldiers in Kasserine on Monday, the Tunisian army said.

      Two civilians were wounded in the attack, a spokesman told reporters.
      """;

  @TempDir Path folder;

  private String input = "";
  private boolean terminal;
  private Map<String, String> environment = Map.of();

  private record Outcome(int code, String out, String err) {}

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      quoteCharacter = '`',
      value = {
        "none                                   | 2 | Missing command",
        "chek x                                 | 2 | attest check",
        "read                                   | 2 | Name what to read",
        "read x --format yaml                   | 2 | table, json, jsonl",
        "read x --formt json                    | 2 | --format",
        "read x --demo                          | 2 | Name what to read",
        "read x --published 8/3/2016            | 2 | is no ISO 8601 date",
        "read x --with everything               | 2 | must be mentions",
        "read x --threads 0                     | 2 | --threads must be from 1 to 256",
        "read x --threads many                  | 2 | 'many' is not an int",
        "read x --set ingest.max-document=1     | 2 | the nearest is 'ingest.max-document-bytes'",
        "read x --set clean.max-title-chars=1   | 2 | [clean] max-title-chars must be",
        "read x --settings none.toml            | 2 | none.toml",
        "settings --set a=b                     | 2 | there is no setting 'a'",
        "explain                                | 2 | FILE",
        "check                                  | 2 | RULES",
        "check no-such-file.yaml                | 1 | no-such-file.yaml",
        "evaluate sums x                        | 2 | muc, incidents, claims",
        "evaluate muc no-such-file              | 1 | no-such-file",
        "gazetteer                              | 2 | import",
        "gazetteer import                       | 2 | --out",
        "gazetteer import no-such --out x       | 1 | no-such",
      })
  void wrongArgumentsAreExplained(String arguments, int code, String message) {
    Outcome outcome = run(arguments == null ? new String[0] : arguments.split(" "));
    assertThat(outcome.code()).isEqualTo(code);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(outcome.out()).doesNotContain("attest:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "read --help",
        "explain --help",
        "check --help",
        "evaluate --help",
        "settings --help",
        "gazetteer --help",
        "gazetteer import --help",
        "help read",
        "--version",
        "generate-completion"
      })
  void helpGoesToStandardOutput(String arguments) {
    Outcome outcome = run(arguments.split(" "));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isNotBlank();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void readsAnArticle() throws IOException {
    Outcome outcome = run("read", file("a.txt", ARTICLE), "--published", "2016-03-09");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains(
            "Five soldiers killed near the border", "by Anna Example", "2016-03-07", "killed");
    assertThat(outcome.out()).doesNotContain("\u001B");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void readsStandardInput() {
    input = ARTICLE;
    Outcome outcome = run("read", "-", "--format", "jsonl", "--published", "2016-03-09");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out()).startsWith("{\"schema\":\"attest/1\"").contains("\"source\":\"-\"");
    assertThat(outcome.out()).doesNotContain("\"places\":[");
    assertThat(run("read", "-", "--format", "jsonl", "--with", "mentions").out())
        .contains("\"places\":[");
  }

  @Test
  void theArticlesOfTheProgramBecomeIncidents() {
    String database = folder.resolve("demo.db").toString();
    Outcome read = run("read", "--demo", "--into", database);
    assertThat(read.code()).isZero();
    assertThat(read.err()).contains("kept      41 new articles");
    Outcome again = run("read", "--demo", "--into", database);
    assertThat(again.err()).contains("41 already there", "incidents 0 new, 0 changed");
    Outcome incidents = run("incidents", "--from", database);
    assertThat(incidents.out())
        .contains("2025-05-12, Baidoa", "killed unspecified: 17 [17 to 21]", "cannot all be")
        .contains("2025-05-13, Djibo", "2025-05-15, Djibo");
  }

  @Test
  void oneBadInputDoesNotStopTheBatch() throws IOException {
    String good = file("good.txt", ARTICLE);
    String empty = file("empty.txt", "");
    Outcome outcome =
        run("read", good, empty, folder.resolve("none").toString(), good, "--format", "jsonl");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(2);
    assertThat(outcome.err())
        .contains("empty.txt: the input is empty [input.empty]")
        .contains("none: there is no such file or folder [input.not-found]")
        .contains("2 articles, ")
        .contains("2 inputs failed")
        .containsPattern("article.no-date +2");
    assertThat(outcome.err()).doesNotContain("\r");
  }

  @Test
  void outputIsTheSameForAnyNumberOfThreads() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(
          String.format(
              "{\"ref\":\"r%d\",\"text\":\"Gunmen killed %d soldiers in Kasserine on Monday.\"}%n",
              i, i + 2));
    }
    String path = file("articles.jsonl", lines.toString());
    String one = run("read", path, "--format", "jsonl", "--threads", "1").out();
    String many = run("read", path, "--format", "jsonl", "--threads", "4").out();
    assertThat(one.lines()).hasSize(12);
    assertThat(many).isEqualTo(one);
  }

  @Test
  void writesAFileWhenTheRunIsComplete() throws IOException {
    Path out = folder.resolve("records.jsonl");
    Outcome outcome =
        run("read", file("a.txt", ARTICLE), "--format", "jsonl", "--out", out.toString());
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readString(out)).startsWith("{\"schema\":\"attest/1\"");
    assertThat(folder.resolve("records.jsonl.part")).doesNotExist();
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Outcome outcome =
        run("read", file("a.txt", ARTICLE), "--out", folder.resolve("none/x").toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("cannot write").doesNotContain("\tat ");
  }

  @Test
  void showsProgressOnATerminalOnly() throws IOException {
    String path = file("a.txt", ARTICLE);
    terminal = true;
    Outcome outcome = run("read", path, path, "--format", "jsonl");
    assertThat(outcome.err()).contains(" of 2 done");
  }

  @Test
  void explainsTheWordsBehindValues() throws IOException {
    String path = file("a.txt", ARTICLE);
    Outcome all = run("explain", path, "--published", "2016-03-09");
    assertThat(all.code()).isZero();
    assertThat(all.out()).contains("a1.time", "a1.c1", "“Monday”").doesNotContain("\u001B");
    Outcome one = run("explain", path, "--value", "a1.c1", "--published", "2016-03-09");
    assertThat(one.out()).contains("rule", "words", "certainty").contains("Gunmen killed");
    Outcome none = run("explain", path, "--value", "a9.c1");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("there is no value 'a9.c1'; there are a1");
    terminal = true;
    assertThat(run("explain", path).out()).contains("\u001B[");
  }

  @Test
  void checksRules() throws IOException {
    String entry =
        "kind: byline\nentries:\n  - {id: en, prefixes: [by], and: [], examples: [{line: %s, names: [Al Bo]}]}\n";
    Outcome good = run("check", file("good.yaml", String.format(entry, "By Al Bo")));
    assertThat(good.code()).isZero();
    assertThat(good.out()).isEqualTo(String.format("1 examples, 0 failed%n"));
    Outcome bad = run("check", file("bad.yaml", String.format(entry, "Al Bo")));
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).contains("bad.yaml: en: Al Bo", "expected [Al Bo]", "found    []");
    Outcome odd = run("check", file("odd.yaml", "kind: odd\nentries: []\n"));
    assertThat(odd.code()).isEqualTo(1);
    assertThat(odd.err()).contains("has kind 'odd', which nothing reads");
  }

  @Test
  void printsSettingsAndWhereTheyCameFrom() throws IOException {
    environment = Map.of("ATTEST_CLEAN_MAX_TITLE_CHARS", "150");
    String file = file("my.toml", "[ingest]\nmax-line-bytes = 1000\n");
    List<String> lines =
        run("settings", "--settings", file, "--set", "ingest.max-document-bytes=99")
            .out()
            .lines()
            .toList();
    assertThat(lines)
        .anySatisfy(l -> assertThat(l).matches("ingest.max-document-bytes +99 +flag --set"))
        .anySatisfy(l -> assertThat(l).matches("ingest.max-line-bytes +1000 +.*my.toml"))
        .anySatisfy(
            l -> assertThat(l).matches("clean.max-title-chars +150 +ATTEST_CLEAN_MAX_TITLE_CHARS"))
        .anySatisfy(l -> assertThat(l).matches("clean.language-sample-chars +20000 +default"));
  }

  private Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    long[] ticks = {0};
    InstantSource clock = () -> java.time.Instant.ofEpochSecond(ticks[0]++);
    int code =
        Main.run(
            new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err, true),
                terminal,
                terminal,
                environment,
                clock),
            arguments);
    return new Outcome(code, out.toString(), err.toString());
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void everyCommandIsInTheHelp() {
    String help = run("--help").out();
    for (String command :
        Arrays.asList(
            "read",
            "explain",
            "check",
            "evaluate",
            "settings",
            "gazetteer",
            "help",
            "generate-completion")) {
      assertThat(help).containsPattern("\n  " + command + " ");
    }
  }
}
