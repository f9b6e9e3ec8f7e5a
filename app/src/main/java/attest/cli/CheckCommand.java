package attest.cli;

import attest.pipeline.RuleChecks;
import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the examples of rule files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Runs the examples of rule files and prints those that fail.")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "RULES",
      description = "Rule files, or folders with files *.yaml.")
  private List<Path> paths = List.of();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int examples = 0;
    int failures = 0;
    List<RuleCheck> checks = RuleChecks.all();
    for (Path path : paths) {
      for (Path file : files(path)) {
        try {
          RuleFile rules = RuleFile.of(file);
          List<RuleCheck.Failure> failed = checkFor(checks, rules).check(rules);
          failures += failed.size();
          for (RuleEntry entry : rules.entries()) {
            examples += entry.examples().size();
          }
          failed.forEach(failure -> print(file, failure));
        } catch (RuleException e) {
          failures++;
          terminal.err().println("attest: " + e.getMessage());
        }
      }
    }
    terminal.out().printf("%d examples, %d failed%n", examples, failures);
    terminal.out().flush();
    return failures == 0 ? Main.DONE : Main.FAILED;
  }

  private void print(Path file, RuleCheck.Failure failure) {
    terminal
        .out()
        .printf(
            "%s: %s: %s%n  expected %s%n  found    %s%n",
            file, failure.entry(), failure.example(), failure.expected(), failure.actual());
  }

  private static RuleCheck checkFor(List<RuleCheck> checks, RuleFile file) {
    List<String> kinds = new ArrayList<>();
    for (RuleCheck check : checks) {
      if (check.kind().equals(file.kind())) {
        return check;
      }
      kinds.add(check.kind());
    }
    throw new RuleException(
        file.name(),
        "",
        "has kind '"
            + file.kind()
            + "', which nothing reads; the kinds are "
            + kinds.stream().sorted().distinct().toList());
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> files = walk.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      if (files.isEmpty()) {
        throw new RuleException(path.toString(), "", "holds no rule file (*.yaml)");
      }
      return files;
    } catch (IOException e) {
      throw new RuleException(path.toString(), "", "cannot be read: " + e.getMessage());
    }
  }
}
