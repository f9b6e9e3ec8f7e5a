package attest.cli;

import attest.document.Problem;
import attest.document.Published;
import attest.document.RawDocument;
import attest.fetch.FetchOptions;
import attest.fetch.PoliteFetcher;
import attest.fetch.StoppableWaiter;
import attest.incident.ArticleRecord;
import attest.ingest.DocumentCount;
import attest.ingest.FetchedDocuments;
import attest.ingest.FileDocuments;
import attest.pipeline.CorpusPipeline;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.Progress;
import attest.pipeline.WebDocuments;
import attest.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads articles and prints what they say happened. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads articles and prints what they say happened.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every input gave its articles",
      "1:some input gave no article; the others were read",
      "2:wrong arguments or settings"
    })
final class ReadCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "Files, folders with all in them, - for standard input, or addresses of web pages: plain"
              + " text, web pages, PDF, feeds, WARC, and article JSON Lines (an object a line, with"
              + " 'text' or 'html'), also in gzip and zip.")
  private List<String> inputs = List.of();

  @Option(
      names = "--format",
      description =
          "How to print: ${COMPLETION-CANDIDATES} (default: table, or nothing with --into).")
  private @Nullable OutputFormat format;

  @Option(
      names = "--into",
      paramLabel = "DB",
      description =
          "Keeps what was read in a database, a file or an address jdbc:postgresql://…, and puts"
              + " the accounts of one event together. Articles that are there already, read with"
              + " the same settings, are not read again.")
  private @Nullable String into;

  @Option(
      names = "--demo",
      description =
          "Reads articles that come with the program, all invented, into a database (default:"
              + " incidents.db).")
  private boolean demo;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "Publication date (ISO 8601) of articles whose input does not carry one.")
  private @Nullable String published;

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "PART",
      description = "More to print in JSON: mentions (all places, times and actors found).")
  private List<String> parts = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes to FILE, which appears when the run is complete.")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many articles to read at once (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--allow-private",
      description = "Reads addresses of private networks and of this machine, too.")
  private boolean allowPrivate;

  @Option(
      names = "--all",
      description =
          "Analyses every article. Without it, of several articles only those that may report"
              + " political violence are; the others are counted and marked article.not-relevant."
              + " A single document, and --with mentions, always mean all.")
  private boolean all;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  ReadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Published given = given();
    for (String part : parts) {
      if (!Set.of("mentions").contains(part)) {
        throw new ParameterException(
            spec.commandLine(), "Invalid value for --with: '" + part + "' (it must be mentions)");
      }
    }
    if (threads < 1 || threads > 256) {
      throw new ParameterException(spec.commandLine(), "--threads must be from 1 to 256");
    }
    if (demo == !inputs.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name what to read, or give --demo for the articles of the program");
    }
    if (demo) {
      inputs = List.of("-");
      into = into == null ? StoreFlags.DEFAULT : into;
    }
    Settings settings =
        flags.read(terminal, isAll() ? SettingsFlags.ALL_ARTICLES : Map.of()).settings();
    Path target = out;
    if (target == null) {
      return read(settings, given, terminal.out(), terminal.outIsTerminal());
    }
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    int code;
    try (PrintWriter writer =
        new PrintWriter(Files.newBufferedWriter(partial, StandardCharsets.UTF_8))) {
      code = read(settings, given, writer, false);
    }
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    return code;
  }

  /**
   * Whether every article is analysed: who names one document wants it read, and who wants all that
   * is mentioned wants it of all articles.
   */
  private boolean isAll() {
    return all
        || !parts.isEmpty()
        || (inputs.size() == 1
            && (WebDocuments.isAddress(inputs.getFirst())
                || DocumentCount.isOne(inputs.getFirst())));
  }

  private int read(
      Settings settings, @Nullable Published given, PrintWriter writer, boolean colours)
      throws IOException, InterruptedException {
    Progress progress = new Progress(terminal.clock());
    ProgressLine line = new ProgressLine(terminal, progress);
    OutputFormat shown = format == null && into == null ? OutputFormat.table : format;
    Function<ArticleRecord, String> printer =
        shown == null ? record -> "" : shown.printer(settings, parts.contains("mentions"), colours);
    List<String> what = demo ? List.of("articles of the program") : inputs;
    try (Keeping keeping =
            into == null ? null : Keeping.open(into, settings, terminal.clock(), what);
        DocumentPipeline pipeline = DocumentPipeline.open(settings);
        PoliteFetcher fetcher = fetcher(settings)) {
      FileDocuments files =
          new FileDocuments(settings.ingest(), demo ? articlesOfTheProgram() : terminal.in());
      if (terminal.errIsTerminal()) {
        expect(progress, files);
      }
      CorpusPipeline corpus =
          new CorpusPipeline(
              fetcher == null
                  ? files
                  : new WebDocuments(fetcher, new FetchedDocuments(settings.ingest()), files),
              raw ->
                  keeping == null
                      ? pipeline.read(dated(raw, given))
                      : keeping.read(pipeline, dated(raw, given)),
              threads);
      corpus.run(
          inputs,
          new CorpusPipeline.Sink() {
            @Override
            public boolean record(ArticleRecord record) {
              if (terminal.outIsTerminal()) {
                line.clear();
              }
              if (keeping == null || keeping.keep(record)) {
                writer.print(printer.apply(record));
                writer.flush();
              }
              progress.done(record);
              line.show();
              return !writer.checkError();
            }

            @Override
            public void failed(Problem problem) {
              line.clear();
              terminal.err().println(describe(problem));
              progress.failed(problem);
              if (keeping != null) {
                keeping.failed(problem);
              }
              line.show();
            }
          });
      if (keeping != null) {
        line.clear();
        terminal.err().print(keeping.summary());
      }
    }
    line.clear();
    if (writer.checkError()) {
      throw new IOException("the output was closed or is full");
    }
    if (progress.done() + progress.failed() > 1 || progress.hasProblems()) {
      terminal.err().print(progress.summary());
      terminal.err().flush();
    }
    return progress.failed() == 0 ? Main.DONE : Main.FAILED;
  }

  /**
   * The articles of the demonstration, as article JSON Lines, in the order of their publication.
   */
  static InputStream articlesOfTheProgram() {
    InputStream articles = ReadCommand.class.getResourceAsStream("demo.jsonl");
    if (articles == null) {
      throw new IllegalStateException("demo.jsonl is missing from the program");
    }
    return articles;
  }

  /** Says how much there is to read, in documents if they can be counted, else in bytes. */
  private void expect(Progress progress, FileDocuments files) {
    OptionalLong documents = DocumentCount.of(inputs);
    OptionalLong bytes = DocumentCount.bytes(inputs);
    if (documents.isPresent()) {
      progress.expect(documents.getAsLong());
    } else if (bytes.isPresent() && bytes.getAsLong() > 0) {
      progress.follow(() -> (double) files.bytesRead() / bytes.getAsLong());
    }
  }

  /** What reads addresses, if there are any among the inputs. */
  private @Nullable PoliteFetcher fetcher(Settings settings) {
    if (inputs.stream().noneMatch(WebDocuments::isAddress)) {
      return null;
    }
    FetchOptions options = settings.fetch();
    return new PoliteFetcher(
        options.withAllowPrivate(options.allowPrivate() || allowPrivate),
        terminal.clock(),
        new StoppableWaiter());
  }

  /** A problem as one line for people. */
  static String describe(Problem problem) {
    return "attest: "
        + problem.document()
        + ": "
        + problem.message()
        + " ["
        + problem.code().code()
        + "]";
  }

  /** The same document, with the date that the user gave where it has none. */
  static RawDocument dated(RawDocument raw, @Nullable Published given) {
    if (given == null || raw.metadata().published() != null) {
      return raw;
    }
    return raw.withMetadata(raw.metadata().withPublished(given));
  }

  private @Nullable Published given() {
    return parsePublished(spec, published);
  }

  /** The date of a flag {@code --published}. */
  static @Nullable Published parsePublished(CommandSpec spec, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Published date = Published.parse(text, Published.From.GIVEN);
    if (date == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for --published: '"
              + text
              + "' is no ISO 8601 date or date-time, such as 2016-03-09");
    }
    return date;
  }
}
