package attest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that an incident is right. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = "Says that an incident is right as it stands.")
final class ReviewAcceptCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INCIDENT", description = "The identity of an incident.")
  private String incident = "";

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewAcceptCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.accept(incident));
  }
}
