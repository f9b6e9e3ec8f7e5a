package attest.cli;

import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.evaluate.Benchmark;
import attest.evaluate.BodyEvaluation;
import attest.evaluate.ClaimBenchmark;
import attest.evaluate.IncidentBenchmark;
import attest.evaluate.LanguageScore;
import attest.evaluate.LinkBenchmark;
import attest.evaluate.MucBenchmark;
import attest.evaluate.MucReports;
import attest.evaluate.OriginEvaluation;
import attest.evaluate.PlaceEvaluation;
import attest.evaluate.RelevanceEvaluation;
import attest.evaluate.TollBenchmark;
import attest.evaluate.TollHistory;
import attest.incident.Place;
import attest.language.EncoderAnalyser;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.Reconciliation;
import attest.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores the program on benchmark files that the user has. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Scores the program on files of a benchmark.")
final class EvaluateCommand implements Callable<Integer> {
  /** The benchmarks; the names are those of the argument. */
  enum Kind {
    muc,
    incidents,
    claims,
    tolls,
    places,
    language,
    origins,
    links,
    history,
    relevance,
    body
  }

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "BENCHMARK",
      description =
          "muc (MUC-3/4 reports), incidents (summaries with tolls), claims (figures and who gave them),"
              + " tolls (articles and incidents), places (marked toponyms), language (CoNLL-U trees, IOB2 names),"
              + " origins (reports of incidents, some of them copies), links (articles and incidents),"
              + " history (how tolls changed), relevance (articles, some with 'relevant': what the"
              + " first look lets pass), or body (web pages with their texts).")
  private Kind kind = Kind.muc;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Benchmark files.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the output in the form that the benchmark's own scorer reads.")
  private @Nullable Path out;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        terminal
            .err()
            .println("attest: " + file + ": there is no such file, or it is not readable");
        return Main.FAILED;
      }
    }
    // Places, and relevance itself, are measured on every article; all else as it is shipped.
    Settings settings =
        flags
            .read(
                terminal,
                kind == Kind.places || kind == Kind.relevance
                    ? SettingsFlags.ALL_ARTICLES
                    : Map.of())
            .settings();
    terminal.out().print(score(settings));
    terminal.out().flush();
    return Main.DONE;
  }

  private String score(Settings settings) throws IOException {
    if (kind == Kind.language) {
      try (EncoderAnalyser analyser = EncoderAnalyser.load(settings.language())) {
        return new LanguageScore(analyser).table(files);
      }
    }
    if (kind == Kind.origins) {
      StringBuilder tables = new StringBuilder();
      for (Path file : files) {
        tables.append(new OriginEvaluation(settings.origin()).run(file));
      }
      return tables.toString();
    }
    if (kind == Kind.body) {
      Cleaner cleaner = new TextCleaner(settings.clean());
      return new BodyEvaluation(page -> cleaner.clean(page).article()).run(files, out);
    }
    try (DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      return switch (kind) {
        case muc -> muc(pipeline);
        case incidents -> run(new IncidentBenchmark(), pipeline);
        case claims -> run(new ClaimBenchmark(), pipeline);
        case tolls -> run(new TollBenchmark(), pipeline);
        case links -> run(new LinkBenchmark(Reconciliation.reconciler(settings)), pipeline);
        case history -> run(new TollHistory(Reconciliation.reconciler(settings)), pipeline);
        case relevance ->
            new RelevanceEvaluation(pipeline.screen(), pipeline::read)
                .run(files, out, this::progress);
        default -> places(pipeline);
      };
    }
  }

  private String muc(DocumentPipeline pipeline) throws IOException {
    try (MucReports reports = new MucReports()) {
      return run(new MucBenchmark(reports), pipeline);
    }
  }

  private String run(Benchmark benchmark, DocumentPipeline pipeline) throws IOException {
    String table = benchmark.run(files, pipeline::read, out, this::progress);
    if (terminal.errIsTerminal()) {
      terminal.err().println();
    }
    return table;
  }

  private void progress(int documents) {
    if (terminal.errIsTerminal() && documents % 10 == 0) {
      terminal.err().print("\r" + documents + " documents");
      terminal.err().flush();
    }
  }

  private String places(DocumentPipeline pipeline) throws IOException {
    PlaceEvaluation evaluation =
        new PlaceEvaluation(place -> place instanceof Place.Known known ? known.point() : null);
    StringBuilder table = new StringBuilder();
    for (Path file : files) {
      table
          .append(file.getFileName())
          .append(": ")
          .append(evaluation.run(file, article -> pipeline.read(article).places(), out))
          .append('\n');
    }
    return table.toString();
  }
}
