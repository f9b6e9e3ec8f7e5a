package attest.cli;

import attest.export.CodingField;
import attest.export.CodingSheet;
import attest.format.FormatException;
import attest.pipeline.CodingAnswers;
import attest.store.IncidentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps the answers of a coder. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Keeps the answers of a coder's sheet in the database, in place of earlier ones.")
final class CodeRecordCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHEET", description = "The sheet, with answers.")
  private Path sheet = Path.of("");

  @Option(
      names = "--coder",
      required = true,
      paramLabel = "NAME",
      description = "Whose answers they are.")
  private String coder = "";

  @Mixin private StoreFlags from = new StoreFlags();

  CodeRecordCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CodeSampleCommand.requireName(spec, coder);
    if (!Files.isReadable(sheet)) {
      terminal.err().println("attest: " + sheet + ": there is no such file, or it is not readable");
      return Main.FAILED;
    }
    Map<String, Map<CodingField, String>> answers;
    try {
      answers = CodingSheet.read(sheet);
    } catch (FormatException e) {
      terminal.err().println("attest: " + sheet + ": " + e.getMessage());
      return Main.FAILED;
    }
    int given = 0;
    try (IncidentStore store = from.open(terminal)) {
      for (String unit : answers.keySet()) {
        if (store.history(unit).isEmpty()) {
          terminal.err().println("attest: " + sheet + ": there is no incident '" + unit + "'");
          return Main.FAILED;
        }
      }
      for (Map.Entry<String, Map<CodingField, String>> unit : answers.entrySet()) {
        given += unit.getValue().size();
        new CodingAnswers(store).save(coder, unit.getKey(), unit.getValue());
      }
    }
    terminal.out().println(given + " answers of " + coder + " on " + answers.size() + " incidents");
    terminal.out().flush();
    return Main.DONE;
  }
}
