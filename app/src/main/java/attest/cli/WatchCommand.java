package attest.cli;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.feed.OpmlReader;
import attest.fetch.FetchOptions;
import attest.fetch.PoliteFetcher;
import attest.fetch.StoppableWaiter;
import attest.incident.ArticleRecord;
import attest.ingest.FetchedDocuments;
import attest.pipeline.DocumentPipeline;
import attest.pipeline.IncidentKeeper;
import attest.pipeline.IncidentKeeper.Kept;
import attest.pipeline.Outcome;
import attest.pipeline.Progress;
import attest.pipeline.Reconciliation;
import attest.pipeline.RunManifests;
import attest.pipeline.RunTeller;
import attest.pipeline.StoredWatchState;
import attest.pipeline.WebDocuments;
import attest.settings.Settings;
import attest.store.IncidentStore;
import attest.watch.FeedWatcher;
import attest.watch.FileWatchState;
import attest.watch.WatchSink;
import attest.watch.WatchState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Watches feeds and prints what their new articles say happened. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Watches feeds and prints what their new articles say happened.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done, or ended by Ctrl-C",
      "1:some feed or article could not be read; the others were",
      "2:wrong arguments or settings"
    })
final class WatchCommand implements Callable<Integer> {
  private static final int MAX_LIST_BYTES = 8 << 20;
  private static final int GRACE_SECONDS = 20;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "OPML|FEED",
      description = "Files with lists of feeds (OPML), or addresses of feeds.")
  private List<String> inputs = List.of();

  @Option(names = "--once", description = "Reads each feed once and ends; for cron.")
  private boolean once;

  @Option(
      names = "--into",
      paramLabel = "DB",
      description =
          "Keeps articles, incidents and what was read in a database: a file, or an address"
              + " jdbc:postgresql://…; then records are printed only with --format.")
  private @Nullable String database;

  @Option(
      names = "--format",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: table).")
  private @Nullable OutputFormat format;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder that remembers what was read, where no database does (default: attest in"
              + " XDG_STATE_HOME, or in ~/.local/state).")
  private @Nullable Path stateFolder;

  @Option(
      names = "--allow-private",
      description = "Reads addresses of private networks and of this machine, too.")
  private boolean allowPrivate;

  @Option(
      names = "--all",
      description = "Analyses every article, not only those that may report political violence.")
  private boolean all;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings =
        flags.read(terminal, all ? SettingsFlags.ALL_ARTICLES : Map.of()).settings();
    Set<String> feeds = new LinkedHashSet<>();
    boolean complete = true;
    for (String input : inputs) {
      complete &= addFeeds(input, feeds);
    }
    if (feeds.isEmpty()) {
      return Main.FAILED;
    }
    CountDownLatch done = new CountDownLatch(1);
    try (IncidentStore store = store(settings);
        WatchState state = state(store);
        RunTeller run = run(store, settings, feeds);
        DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      Reader reader = new Reader(settings, pipeline, store, run);
      watch(settings, feeds, state, reader, done);
      terminal.err().print(reader.progress.summary());
      terminal.err().flush();
      return complete && reader.progress.failed() == 0 ? Main.DONE : Main.FAILED;
    } finally {
      done.countDown();
    }
  }

  private void watch(
      Settings settings, Set<String> feeds, WatchState state, WatchSink sink, CountDownLatch done)
      throws IOException, InterruptedException {
    FetchOptions options = settings.fetch();
    StoppableWaiter waiter = new StoppableWaiter();
    Thread hook = null;
    try (PoliteFetcher fetcher =
        new PoliteFetcher(
            options.withAllowPrivate(options.allowPrivate() || allowPrivate),
            terminal.clock(),
            waiter)) {
      FeedWatcher watcher =
          new FeedWatcher(
              fetcher,
              new FetchedDocuments(settings.ingest()),
              state,
              settings.watch(),
              terminal.clock());
      hook = new Thread(() -> end(watcher, waiter, fetcher, done), "watch-end");
      Runtime.getRuntime().addShutdownHook(hook);
      if (once) {
        watcher.poll(feeds, sink);
      } else {
        say("watching " + feeds.size() + " feeds, every " + settings.watch().interval());
        watcher.watch(feeds, sink, waiter);
      }
    } finally {
      remove(hook);
    }
  }

  /** Ends the watch when the process is asked to end: after the article in hand. */
  private static void end(
      FeedWatcher watcher, StoppableWaiter waiter, PoliteFetcher fetcher, CountDownLatch done) {
    watcher.stop();
    waiter.stop();
    fetcher.close();
    try {
      boolean clean = done.await(GRACE_SECONDS, TimeUnit.SECONDS);
      if (!clean) {
        Runtime.getRuntime().halt(Main.FAILED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(@Nullable Thread hook) {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook is what ends it
    }
  }

  private @Nullable IncidentStore store(Settings settings) {
    if (database != null && stateFolder != null) {
      throw new ParameterException(
          spec.commandLine(), "--state is not for --into: the database remembers what was read");
    }
    return database == null
        ? null
        : IncidentStore.open(database, settings.store(), terminal.clock());
  }

  private @Nullable RunTeller run(
      @Nullable IncidentStore store, Settings settings, Set<String> feeds) {
    return store == null
        ? null
        : new RunTeller(
            store,
            terminal.clock(),
            "watch",
            String.join(", ", feeds),
            RunManifests.of(settings).id());
  }

  private WatchState state(@Nullable IncidentStore store) throws IOException {
    if (store != null) {
      return new StoredWatchState(store);
    }
    return FileWatchState.open(stateFolder == null ? defaultFolder() : stateFolder);
  }

  private Path defaultFolder() {
    String folder = terminal.environment().get("XDG_STATE_HOME");
    return folder == null || folder.isEmpty()
        ? Path.of(System.getProperty("user.home", "."), ".local", "state", "attest")
        : Path.of(folder, "attest");
  }

  /** Adds the feeds that an argument stands for; false if there are none. */
  private boolean addFeeds(String input, Set<String> feeds) {
    if (WebDocuments.isAddress(input)) {
      feeds.add(input);
      return true;
    }
    String fault;
    try (InputStream in = Files.newInputStream(Path.of(input))) {
      byte[] list = in.readNBytes(MAX_LIST_BYTES + 1);
      if (list.length > MAX_LIST_BYTES) {
        fault = "it is larger than a list of feeds can be";
      } else {
        int before = feeds.size();
        new OpmlReader().read(list, null).forEach(feed -> feeds.add(feed.url()));
        fault = feeds.size() > before ? null : "there is no feed in it; give an OPML file";
      }
    } catch (IOException | java.nio.file.InvalidPathException e) {
      fault = "there is no such file, or it is not readable; addresses begin with https://";
    }
    if (fault != null) {
      terminal.err().println("attest: " + input + ": " + fault);
    }
    return fault == null;
  }

  private void say(String line) {
    terminal.err().println("attest: " + line);
    terminal.err().flush();
  }

  /** Reads the new articles, keeps and prints what they say. */
  private final class Reader implements WatchSink {
    private final DocumentPipeline pipeline;
    private final Progress progress = new Progress(terminal.clock());
    private final @Nullable IncidentKeeper keeper;
    private final @Nullable RunTeller run;
    private final @Nullable Function<ArticleRecord, String> printer;

    Reader(
        Settings settings,
        DocumentPipeline pipeline,
        @Nullable IncidentStore store,
        @Nullable RunTeller run) {
      this.pipeline = pipeline;
      this.run = run;
      keeper = store == null ? null : Reconciliation.keeper(store, settings);
      OutputFormat chosen = format == null && store == null ? OutputFormat.table : format;
      printer = chosen == null ? null : chosen.printer(settings, false, terminal.outIsTerminal());
    }

    @Override
    public void article(RawDocument document, List<Problem> problems) throws IOException {
      Outcome outcome = Outcome.of(pipeline::read, document, problems);
      ArticleRecord record = outcome.record();
      if (record == null) {
        outcome.problems().forEach(this::failed);
        return;
      }
      if (keeper != null) {
        Kept kept = keeper.keep(List.of(record));
        if (run != null) {
          run.kept(record, kept, false);
        }
      }
      if (printer != null) {
        terminal.out().print(printer.apply(record));
        terminal.out().flush();
        if (terminal.out().checkError()) {
          throw new IOException("the output was closed or is full");
        }
      }
      progress.done(record);
    }

    @Override
    public void polled(String feed, int entries, int fresh) {
      say(
          feed
              + (entries < 0
                  ? ": has not changed"
                  : ": " + entries + " entries, " + fresh + " of them new"));
    }

    @Override
    public void failed(Problem problem) {
      terminal.err().println(ReadCommand.describe(problem));
      terminal.err().flush();
      progress.failed(problem);
      if (run != null) {
        run.failed(problem);
      }
    }
  }
}
