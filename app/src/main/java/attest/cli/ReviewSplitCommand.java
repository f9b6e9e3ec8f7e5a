package attest.cli;

import attest.incident.AccountKey;
import attest.incident.Decision;
import java.util.ArrayList;
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
    return flags.decide(
        terminal,
        store -> {
          List<AccountKey> rest =
              new ArrayList<>(ReviewFlags.incident(store, incident).incident().accounts());
          List<AccountKey> apart = new ArrayList<>();
          for (String text : accounts) {
            AccountKey key = flags.account(store, text);
            if (!rest.remove(key)) {
              throw flags.fault("'" + text + "' is no account of incident " + incident);
            }
            apart.add(key);
          }
          if (rest.isEmpty()) {
            throw flags.fault("these are all accounts of the incident: there is nothing to split");
          }
          return new ReviewFlags.Chosen(apart, new Decision.Action.Split(rest));
        });
  }
}
