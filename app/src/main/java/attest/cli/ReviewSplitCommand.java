package attest.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that accounts of an incident tell of another event than the rest. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = "Says that some accounts of an incident tell of another event than the rest.")
final class ReviewSplitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "INCIDENT", description = "The identity of an incident.")
  private String incident = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ACCOUNT",
      description = "Accounts of the incident that tell of another event: sha256:…/a1.")
  private List<String> accounts = List.of();

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewSplitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.split(incident, accounts));
  }
}
