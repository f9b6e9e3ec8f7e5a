package attest.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that incidents are one. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Says that two or more incidents are one.")
final class ReviewMergeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "2..*", paramLabel = "INCIDENT", description = "Identities of incidents.")
  private List<String> incidents = List.of();

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewMergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.merge(incidents));
  }
}
