package attest.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that articles are copies of one report. */
@Command(
    name = "duplicate",
    mixinStandardHelpOptions = true,
    description = "Says that the articles of some accounts are copies of one report.")
final class ReviewDuplicateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "2..*",
      paramLabel = "ACCOUNT",
      description = "Accounts, one of each article: sha256:…/a1.")
  private List<String> accounts = List.of();

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewDuplicateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return flags.decide(terminal, choices -> choices.duplicate(accounts));
  }
}
