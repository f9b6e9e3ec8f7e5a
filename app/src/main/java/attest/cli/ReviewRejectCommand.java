package attest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that an incident is none. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "Says that an incident is none, or is not to be kept.")
final class ReviewRejectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INCIDENT", description = "The identity of an incident.")
  private String incident = "";

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewRejectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.reject(incident));
  }
}
