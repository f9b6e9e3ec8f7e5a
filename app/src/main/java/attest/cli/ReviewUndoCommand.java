package attest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Withdraws a decision. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Withdraws a decision: it does not hold any more, and stays in the history.")
final class ReviewUndoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "DECISION",
      description = "The identity of a decision, as 'attest review list' prints it.")
  private String decision = "";

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewUndoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.withdraw(decision));
  }
}
