package attest.cli;

import attest.export.CodingSheet;
import attest.incident.IncidentRevision;
import attest.store.IncidentQuery;
import attest.store.IncidentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes sheets for coders. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description =
        "Draws incidents and writes a sheet for each coder: the articles, and empty columns for the"
            + " answers. What the program said is not on it.")
final class CodeSampleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private FilterFlags filters = new FilterFlags();

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many incidents (default: ${DEFAULT-VALUE}).")
  private int size = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which sample: the same number draws the same (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--coders",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "The names of the coders, two or more.")
  private List<String> coders = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where to: a file NAME.csv for each coder.")
  private Path folder = Path.of("");

  CodeSampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (size < 1 || size > 100_000) {
      throw new ParameterException(spec.commandLine(), "--size must be from 1 to 100000");
    }
    for (String coder : coders) {
      requireName(spec, coder);
    }
    if (coders.stream().distinct().count() < 2) {
      throw new ParameterException(spec.commandLine(), "--coders must name two or more coders");
    }
    IncidentQuery query = filters.query();
    try (IncidentStore store = from.open(terminal);
        Stream<IncidentRevision> incidents = store.stream(query)) {
      List<IncidentRevision> units = CodingSheet.sample(incidents.iterator(), size, seed);
      if (units.isEmpty()) {
        terminal.err().println("attest: no incident fits");
        return Main.FAILED;
      }
      Files.createDirectories(folder);
      for (String coder : coders) {
        Path sheet = folder.resolve(coder + ".csv");
        CodingSheet.write(units, StoreFlags.articles(store), coder, sheet);
        terminal.out().println(units.size() + " incidents in " + sheet);
      }
    }
    terminal.out().flush();
    return Main.DONE;
  }

  /** A name of a coder can be the name of a file. */
  static void requireName(CommandSpec spec, String coder) {
    if (!coder.matches("[\\p{L}\\p{N}_.-]{1,64}") || coder.startsWith(".")) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + coder + "' is no name of a coder: letters, digits, '_', '.' and '-' only");
    }
  }
}
