package attest.cli;

import attest.format.IncidentTable;
import attest.format.IncidentWriter;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the incidents of a database. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Prints the incidents of a database, those of the earliest days first.")
final class IncidentsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private InternalFlags internal = new InternalFlags();

  @Mixin private FilterFlags filters = new FilterFlags();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.table;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most; 0 for all (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--no-text",
      description = "Leaves out words of the articles; hashes and offsets stand for them.")
  private boolean withoutText;

  IncidentsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must not be negative");
    }
    IncidentQuery query = filters.query().withLimit(limit);
    long printed = 0;
    try (IncidentStore store = from.open(terminal)) {
      StoreView view = internal.view(terminal, store);
      try (Stream<IncidentRevision> incidents = view.stream(query)) {
        Function<IncidentRevision, String> printer = printer(view);
        Iterator<IncidentRevision> each = incidents.iterator();
        while (each.hasNext() && !terminal.out().checkError()) {
          terminal.out().print(printer.apply(each.next()));
          printed++;
        }
      }
      internal.tell(terminal, store);
    }
    if (terminal.out().checkError()) {
      throw new IOException("the output was closed or is full");
    }
    if (printed == 0 && format == OutputFormat.table) {
      terminal.err().println("attest: no incident fits");
    }
    return Main.DONE;
  }

  private Function<IncidentRevision, String> printer(StoreView view) {
    if (format == OutputFormat.table) {
      return new IncidentTable()::overview;
    }
    IncidentWriter writer =
        new IncidentWriter(view.lookup(), !withoutText, format == OutputFormat.json);
    return revision -> writer.write(revision) + "\n";
  }
}
