package attest.cli;

import attest.document.Article;
import attest.document.Problem;
import attest.document.Published;
import attest.document.Span;
import attest.format.RecordTable;
import attest.incident.AccountKey;
import attest.incident.ArticleRecord;
import attest.ingest.FileDocuments;
import attest.pipeline.CorpusPipeline;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.Reconciliation;
import attest.relevance.Relevance;
import attest.settings.Settings;
import attest.store.IncidentStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the words and rules behind what was found. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows the words and rules behind what was found in an article.")
final class ExplainCommand implements Callable<Integer> {
  private static final String ALL = "attest read --all analyses it";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..2",
      paramLabel = "FILE|LINK",
      description =
          "A file, or - for standard input; or an account (sha256:…/a1), to see why it is in its"
              + " incident; or an account and another, or an account and an incident, to see why"
              + " they are linked or not.")
  private List<String> inputs = List.of("-");

  @Option(
      names = "--value",
      paramLabel = "ID",
      description = "The value to explain, such as a1, a1.time, a1.place or a1.c2 (default: all).")
  private @Nullable String value;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "Publication date (ISO 8601) where the input does not carry one.")
  private @Nullable String published;

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private SettingsFlags flags = new SettingsFlags();

  private boolean failed;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Published given = ReadCommand.parsePublished(spec, published);
    Settings settings = flags.read(terminal, SettingsFlags.ALL_ARTICLES).settings();
    AccountKey account = LinkExplainer.parse(inputs.getFirst());
    if (account != null) {
      return explain(account, settings);
    }
    if (inputs.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "one FILE, or an account (sha256:…/a1) and what it is compared with");
    }
    try (DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      CorpusPipeline corpus =
          new CorpusPipeline(
              new FileDocuments(settings.ingest(), terminal.in()),
              raw -> pipeline.read(ReadCommand.dated(raw, given)),
              1);
      corpus.run(
          inputs,
          new CorpusPipeline.Sink() {
            @Override
            public boolean record(ArticleRecord record) {
              explain(record);
              if (value == null) {
                terminal.out().print(firstLook(record.article(), pipeline, settings));
              }
              return !terminal.out().checkError();
            }

            @Override
            public void failed(Problem problem) {
              terminal.err().println(ReadCommand.describe(problem));
              failed = true;
            }
          });
    }
    terminal.out().flush();
    return failed ? Main.FAILED : Main.DONE;
  }

  /** What the first look at one of many articles would have said. */
  private static String firstLook(Article article, DocumentPipeline pipeline, Settings settings) {
    Relevance seen = pipeline.screen().screen(article);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-28s %s, by %s; score %.2f of %.2f needed%n",
            "first look",
            seen.passed() ? "to be analysed" : "not to be analysed among others (" + ALL + ")",
            seen.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            seen.score(),
            settings.relevance().threshold()));
    Span word = seen.word();
    if (word != null) {
      text.append(String.format("%-28s “%s”", "", word.of(article.text())));
      for (Relevance.Reason reason : seen.reasons()) {
        text.append(String.format(Locale.ROOT, "  %s %+.2f", reason.feature(), reason.weight()));
      }
      text.append(String.format("%n"));
    }
    return text.toString();
  }

  private int explain(AccountKey account, Settings settings) {
    try (IncidentStore store = from.open(terminal)) {
      List<String> missing = new ArrayList<>();
      String why =
          new LinkExplainer(store, Reconciliation.reconciler(settings))
              .explain(account, inputs.size() > 1 ? inputs.get(1) : null, missing);
      if (why == null) {
        terminal.err().println("attest: there is no " + String.join(", no ", missing));
        return Main.FAILED;
      }
      terminal.out().print(why);
    }
    terminal.out().flush();
    return Main.DONE;
  }

  private void explain(ArticleRecord record) {
    RecordTable table = new RecordTable(terminal.outIsTerminal());
    String id = value;
    if (id == null) {
      terminal.out().print(table.explanation(record));
      return;
    }
    String why = table.explanation(record, id);
    if (why != null) {
      terminal.out().print(why);
      return;
    }
    failed = true;
    terminal
        .err()
        .println(
            "attest: "
                + record.article().name()
                + ": there is no value '"
                + id
                + "'; there are "
                + String.join(", ", table.ids(record)));
  }
}
