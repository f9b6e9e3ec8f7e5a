package attest.cli;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.store.StoreException;
import java.util.ArrayList;
import java.util.List;
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
    return flags.decide(
        terminal,
        store -> {
          Decision earlier =
              store.decisions().stream()
                  .filter(one -> one.id().equals(decision))
                  .findFirst()
                  .orElseThrow(() -> new StoreException("there is no decision '" + decision + "'"));
          List<AccountKey> accounts = new ArrayList<>(earlier.accounts());
          if (earlier.action() instanceof Decision.Action.Split split) {
            accounts.addAll(split.others());
          }
          return new ReviewFlags.Chosen(accounts, new Decision.Action.Withdraw(decision));
        });
  }
}
