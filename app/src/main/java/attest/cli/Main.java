package attest.cli;

import attest.rules.RuleException;
import attest.settings.SettingsException;
import attest.store.StoreException;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code attest}. */
@Command(
    name = "attest",
    header = "Reads news reports of political violence into incident records.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = {HelpCommand.class, AutoComplete.GenerateCompletion.class},
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed: some input gave no article, or an example or check failed",
      "2:wrong arguments or settings"
    })
public final class Main implements Runnable {
  private static final Set<String> SERVERS = Set.of("serve", "demo");

  /** Done. */
  static final int DONE = 0;

  /** Something failed. */
  static final int FAILED = 1;

  /** Wrong arguments or settings. */
  static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "WARN");
    if (arguments.length == 0 || !SERVERS.contains(arguments[0])) {
      // Libraries log to nowhere, and the start is not slowed by a framework for logs.
      System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    } else {
      System.setProperty("slf4j.provider", "ch.qos.logback.classic.spi.LogbackServiceProvider");
    }
    Terminal terminal = Terminal.system();
    int code = run(terminal, arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(code);
  }

  /** Runs the program; the exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand(new ReadCommand(terminal))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal))
            .addSubcommand(new IncidentsCommand(terminal))
            .addSubcommand(new HistoryCommand(terminal))
            .addSubcommand(new SearchCommand(terminal))
            .addSubcommand(new ExportCommand(terminal))
            .addSubcommand(ReviewCommand.line(terminal))
            .addSubcommand(CodeCommand.line(terminal))
            .addSubcommand(new ServeCommand(terminal))
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new EvaluateCommand(terminal))
            .addSubcommand(new SettingsCommand(terminal))
            .addSubcommand(
                new CommandLine(new GazetteerCommand())
                    .addSubcommand(new GazetteerImportCommand(terminal)))
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((fault, given) -> explainUsage(terminal, fault))
            .setExecutionExceptionHandler(
                (fault, command, parsed) -> explainFault(terminal, fault));
    return line.execute(arguments);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int explainUsage(Terminal terminal, ParameterException fault) {
    terminal.err().println("attest: " + fault.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(fault, terminal.err());
    String command = fault.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("Try '" + command + " --help'.");
    return USAGE;
  }

  private static int explainFault(Terminal terminal, Exception fault) {
    if (fault instanceof SettingsException || fault instanceof RuleException) {
      terminal.err().println("attest: " + fault.getMessage());
      return USAGE;
    }
    if (fault instanceof StoreException) {
      terminal.err().println("attest: " + fault.getMessage());
      return FAILED;
    }
    if (fault instanceof java.io.IOException) {
      terminal.err().println("attest: cannot write: " + fault.getMessage());
      return FAILED;
    }
    terminal.err().println("attest: a fault of the program, please report it:");
    fault.printStackTrace(terminal.err());
    return FAILED;
  }
}
