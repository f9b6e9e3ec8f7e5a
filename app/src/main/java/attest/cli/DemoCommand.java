package attest.cli;

import attest.document.Problem;
import attest.document.Published;
import attest.incident.ArticleRecord;
import attest.ingest.FileDocuments;
import attest.pipeline.CorpusPipeline;
import attest.pipeline.DocumentPipeline;
import attest.server.DeskServer;
import attest.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the desk with articles that come with the program. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the desk with invented articles that come with the program.",
      "Each article is kept at the time of its publication, so that there is a history to look at.",
      "The desk is open to whoever uses this machine, and is gone when it ends, unless --into names a file."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Instant BEFORE = Instant.parse("2025-05-01T00:00:00Z");

  private final Terminal terminal;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description =
          "Keeps the database in FILE; where it is there already, nothing is read again (default:"
              + " a temporary one).")
  private @Nullable Path into;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free (setting serve.port).")
  private @Nullable Integer port;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("serve.host", "127.0.0.1");
    if (port != null) {
      more.put("serve.port", String.valueOf(port));
    }
    Settings settings = flags.read(terminal, more).settings();
    Path kept = into;
    if (kept != null) {
      return show(settings, kept, !Files.exists(kept));
    }
    Path folder = Files.createTempDirectory("attest-demo");
    try {
      return show(settings, folder.resolve("demo.db"), true);
    } finally {
      delete(folder);
    }
  }

  private int show(Settings settings, Path database, boolean fresh)
      throws IOException, InterruptedException {
    if (fresh) {
      read(settings, database);
    }
    return ServeCommand.serve(
        terminal,
        settings,
        database.toString(),
        true,
        server -> {
          if (fresh) {
            server.saveSearch("Every change", "", BEFORE);
            server.saveSearch("Ten killed or more", "toll=killed%3D10", BEFORE);
          }
        });
  }

  private void read(Settings settings, Path database) throws IOException, InterruptedException {
    DeskServer.holdLog();
    terminal.err().println("attest: reading invented articles, which takes some seconds …");
    terminal.err().flush();
    PublicationClock clock = new PublicationClock();
    int[] read = {0};
    try (Keeping keeping =
            Keeping.open(database.toString(), settings, clock, List.of("articles of the program"));
        DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      CorpusPipeline corpus =
          new CorpusPipeline(
              new FileDocuments(settings.ingest(), ReadCommand.articlesOfTheProgram()),
              pipeline::read,
              Runtime.getRuntime().availableProcessors());
      corpus.run(
          List.of("-"),
          new CorpusPipeline.Sink() {
            @Override
            public boolean record(ArticleRecord record) {
              clock.set(record.article().published());
              keeping.keep(record);
              read[0]++;
              return true;
            }

            @Override
            public void failed(Problem problem) {
              terminal.err().println(ReadCommand.describe(problem));
            }
          });
    }
    terminal.err().println("attest: " + read[0] + " articles are read");
  }

  /** Says that it is the moment at which the article in hand was published. */
  private static final class PublicationClock implements InstantSource {
    private volatile Instant now = BEFORE;

    @Override
    public Instant instant() {
      return now;
    }

    void set(@Nullable Published published) {
      try {
        Instant moment =
            published == null ? now : OffsetDateTime.parse(published.text()).toInstant();
        now = moment.isAfter(now) ? moment : now;
      } catch (DateTimeException e) {
        return; // a day alone says no moment, and the clock stands
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
