package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Span;
import attest.incident.Account;
import attest.incident.Actor;
import attest.incident.ArticleRecord;
import attest.incident.Claim;
import attest.incident.EventType;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Participant;
import attest.rules.Hinges;
import attest.rules.LinearModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adaptors count as their benchmarks say, with a reader whose answers are known. */
class BenchmarksTest {
  @TempDir Path folder;

  /** Finds one event in each text that has the word "killed": five killed, by rebels. */
  private static final Function<Article, ArticleRecord> FIVE =
      article -> {
        int at = article.text().indexOf("killed");
        List<Account> accounts = at < 0 ? List.of() : List.of(account(article, at));
        return new ArticleRecord(
            article, accounts, List.of(), List.of(), List.of(), List.of(), List.of());
      };

  private static Account account(Article article, int at) {
    Evidence trigger = Evidence.of(article, new Span(at, at + 6));
    Evidence rebels = Evidence.of(article, new Span(0, article.text().indexOf(' ')));
    Claim claim =
        new Claim(
            Claim.Harm.KILLED,
            Claim.Group.CIVILIANS,
            null,
            null,
            new Figure.Exact(5),
            trigger,
            Claim.Scope.INCIDENT,
            Claim.Status.ASSERTED,
            null,
            trigger,
            1,
            0.9,
            "test");
    return new Account(
        "a1",
        EventType.of("armed_assault"),
        Mention.Status.OCCURRED,
        Account.Salience.MAIN,
        1,
        null,
        null,
        List.of(
            new Participant(
                Participant.Role.INITIATOR,
                new Actor.Unknown("rebels", Actor.Kind.REBEL_GROUP),
                false,
                false,
                rebels,
                "test")),
        List.of(),
        List.of(),
        List.of(new Account.IdentifiedClaim("c1", claim)),
        List.of(
            new Account.Toll(
                Claim.Harm.KILLED, Claim.Group.CIVILIANS, 5L, 5L, 5L, List.of("c1"), "test")),
        trigger,
        List.of(
            new Mention(
                EventType.ARMED_ASSAULT,
                false,
                trigger,
                new Span(0, article.text().length()),
                0,
                Mention.Status.OCCURRED,
                1,
                false,
                false,
                false,
                List.of(
                    new Mention.Argument(
                        Mention.Role.INITIATOR,
                        rebels,
                        rebels.span(),
                        false,
                        false,
                        "roles.weak/2 individual 0.41"),
                    new Mention.Argument(
                        Mention.Role.VICTIM, trigger, trigger.span(), false, false, "kill.verb")),
                List.of(),
                "test")));
  }

  @Test
  void incidentsCountAnswersAgainstTheirGold() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("incidents.jsonl"),
            """
            {"id": "1", "text": "Rebels killed 5 farmers.", "gold": {"killed": {"low": 5, "high": 5}}}

            {"id": "2", "text": "Rebels killed 7 farmers.", "gold": {"killed": {"low": 7}, "wounded": {"low": 2}}}
            {"id": "3", "text": "Rain fell on 3 towns.", "gold": {"killed": {"low": 0}}}
            {"id": "4", "text": "Rebels killed farmers.", "gold": {"killed": {"low": 9}}}
            """);
    Path out = folder.resolve("records.jsonl");
    List<Integer> progress = new ArrayList<>();
    String table = new IncidentBenchmark().run(List.of(file), FIVE, out, progress::add);
    assertThat(table.lines())
        .containsExactly(
            "documents 4",
            "account found 0.750",
            "killed exact  0.500 (1 of 2)",
            "wounded exact 0.000 (0 of 1)");
    assertThat(Files.readAllLines(out)).hasSize(4).allMatch(l -> l.startsWith("{\"schema\""));
    assertThat(progress).containsExactly(1, 2, 3, 4);
  }

  /** Reports with the word "killed" are relevant attacks. */
  private static LinearModel model() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write("-1 -1 -1 -1 -1 -1\nw killed\t120 120 0 0 0 0\n".getBytes(StandardCharsets.UTF_8));
    }
    return LinearModel.read("test", new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void mucReportsBecomeTemplates() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("muc.jsonl"),
            """
            {"id": "T-1", "body": "REBELS killed five.", "relevant": "yes", "templates": \
            [{"perp_individuals": [{"values": ["THE REBELS"]}]}]}
            {"id": "T-2", "body": "TALKS WENT ON.", "relevant": "no", "templates": []}
            {"id": "T-3", "body": "TALKS ENDED.", "relevant": "yes", "templates": []}
            """);
    Path out = folder.resolve("templates.jsonl");
    List<Hinges> same = Collections.nCopies(6, Hinges.read("0; 1; 0; 0; 0; 0; 0; 0; 0"));
    String table =
        new MucBenchmark(model(), same, a -> new double[6]).run(List.of(file), FIVE, out, n -> {});
    assertThat(table).contains("documents 3").contains("relevance F1 66.7").contains("F1 100.0");
    assertThat(Files.readAllLines(out).getFirst())
        .contains("\"incident_type\":\"ATTACK\"", "\"mentions\":[\"REBELS\"]");
    assertThat(Files.readAllLines(out).get(1)).isEqualTo("{\"id\":\"T-2\",\"templates\":[]}");
  }
}
