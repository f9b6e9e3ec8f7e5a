package attest.cli;

import attest.export.ExportFormat;
import attest.export.ExportReport;
import attest.export.Exporter;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the incidents of a database into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes the incidents of a database into a file. What a scheme cannot express is listed"
            + " beside it, with the reason.")
final class ExportCommand implements Callable<Integer> {
  /** The names of the formats. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Formats() {
      super(ExportFormat.codes());
    }
  }

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private InternalFlags internal = new InternalFlags();

  @Mixin private FilterFlags filters = new FilterFlags();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "In which form: ${COMPLETION-CANDIDATES}.")
  private String format = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; it appears when it is complete.")
  private Path out = Path.of("");

  @Option(
      names = "--no-text",
      description = "Leaves out words of the articles; hashes and offsets stand for them.")
  private boolean withoutText;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ExportFormat form = ExportFormat.find(format);
    if (form == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for --format: '"
              + format
              + "' (it must be one of "
              + String.join(", ", ExportFormat.codes())
              + ")");
    }
    IncidentQuery query = filters.query();
    ExportReport report;
    try (IncidentStore store = from.open(terminal)) {
      StoreView view = internal.view(terminal, store);
      try (Stream<IncidentRevision> incidents = view.stream(query)) {
        report = new Exporter(view.lookup(), !withoutText).export(form, incidents.iterator(), out);
      }
      terminal.err().println(report.written() + " incidents in " + out);
      internal.tell(terminal, store);
    }
    if (report.excluded() > 0) {
      terminal
          .err()
          .println(
              report.excluded()
                  + " that "
                  + form.code()
                  + " cannot express, with the reasons in "
                  + report.exclusions());
    }
    return Main.DONE;
  }
}
