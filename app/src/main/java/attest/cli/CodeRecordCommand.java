package attest.cli;

import attest.export.CodingField;
import attest.export.CodingSheet;
import attest.format.FormatException;
import attest.store.IncidentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
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
  private static final String KIND = "coding";

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
        StringBuilder lines = new StringBuilder();
        unit.getValue()
            .forEach((field, answer) ->
                lines.append(field.code()).append('=').append(answer).append('\n'));
        given += unit.getValue().size();
        store.saveNote(KIND, coder + "/" + unit.getKey(), lines.toString());
      }
    }
    terminal.out().println(given + " answers of " + coder + " on " + answers.size() + " incidents");
    terminal.out().flush();
    return Main.DONE;
  }

  /** All answers that a store has, by coder and unit. */
  static Map<String, Map<String, Map<CodingField, String>>> answers(IncidentStore store) {
    Map<String, Map<String, Map<CodingField, String>>> all = new TreeMap<>();
    store
        .notes(KIND)
        .forEach((key, lines) -> {
          int slash = key.indexOf('/');
          Map<CodingField, String> given = new EnumMap<>(CodingField.class);
          for (CodingField field : CodingField.values()) {
            lines
                .lines()
                .filter(line -> line.startsWith(field.code() + "="))
                .findFirst()
                .ifPresent(line -> given.put(field, line.substring(field.code().length() + 1)));
          }
          all.computeIfAbsent(key.substring(0, slash), coder -> new TreeMap<>())
              .put(key.substring(slash + 1), given);
        });
    return all;
  }
}
