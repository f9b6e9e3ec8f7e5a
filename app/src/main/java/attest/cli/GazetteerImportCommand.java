package attest.cli;

import attest.document.Problem;
import attest.resolve.place.GazetteerImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an index of GeoNames dumps. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes an index of GeoNames dumps; use it with --set place.gazetteer=INDEX.")
final class GazetteerImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "DUMP",
      description = "A dump of GeoNames, text or zip, such as allCountries.zip or TN.zip.")
  private Path dump = Path.of("allCountries.zip");

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description = "The dump of further names: alternateNamesV2.zip, or its text.")
  private @Nullable Path names;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "INDEX",
      description = "The file to write; it is replaced when the new one is whole.")
  private Path index = Path.of("gazetteer.index");

  GazetteerImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path further = names;
    if (!readable(dump) || further != null && !readable(further)) {
      return Main.FAILED;
    }
    GazetteerImport.Report report = GazetteerImport.run(dump, further, index);
    for (Problem problem : report.problems()) {
      terminal.err().println(ReadCommand.describe(problem));
    }
    terminal
        .out()
        .printf(
            "%d places, %d further names, %d lines refused%n",
            report.places(), report.names(), report.refused());
    terminal.out().flush();
    return report.places() > 0 ? Main.DONE : Main.FAILED;
  }

  private boolean readable(Path file) {
    if (Files.isReadable(file)) {
      return true;
    }
    terminal.err().println("attest: " + file + ": there is no such file, or it is not readable");
    return false;
  }
}
