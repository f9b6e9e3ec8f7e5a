package attest.cli;

import attest.format.DecisionWriter;
import attest.incident.Citation;
import attest.incident.Decision;
import attest.store.IncidentStore;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what reviewers decided. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints what reviewers decided, in order of time.")
final class ReviewListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "INCIDENT",
      description = "Only decisions that concern this incident.")
  private @Nullable String incident;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "How to print: table or jsonl (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.table;

  @Mixin private StoreFlags from = new StoreFlags();

  ReviewListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (IncidentStore store = from.open(terminal)) {
      String id = incident;
      List<Decision> decisions =
          id == null
              ? store.decisions()
              : store.decisionsOn(ReviewFlags.incident(store, id).incident().accounts());
      DecisionWriter writer = new DecisionWriter(StoreFlags.articles(store));
      decisions.forEach(decision ->
          terminal
              .out()
              .println(format == OutputFormat.jsonl ? writer.write(decision) : describe(decision)));
      if (decisions.isEmpty()) {
        terminal.err().println("attest: nothing was decided");
      }
    }
    terminal.out().flush();
    return Main.DONE;
  }

  /** A decision as one line for people. */
  static String describe(Decision decision) {
    String what =
        switch (decision.action()) {
          case Decision.Action.Accept accept -> "accepted";
          case Decision.Action.Reject reject -> "rejected";
          case Decision.Action.Merge merge -> "merged";
          case Decision.Action.Split split -> "split from " + split.others().getFirst();
          case Decision.Action.Duplicate duplicate -> "are copies of one report";
          case Decision.Action.Correct correct ->
              correct.field() + " is " + correct.value() + by(correct.basis());
          case Decision.Action.Note note -> "noted";
          case Decision.Action.Withdraw withdrawal -> "withdrew " + withdrawal.decision();
        };
    int more = decision.accounts().size() - 1;
    return decision.id()
        + "  "
        + decision.at()
        + "  "
        + decision.reviewer()
        + "  "
        + what
        + (decision.note().isBlank() ? "" : " (" + decision.note().strip() + ")")
        + ": "
        + decision.accounts().getFirst()
        + (more == 0 ? "" : " and " + more + " more");
  }

  private static String by(@Nullable Citation basis) {
    return basis == null ? "" : " by the words " + basis.evidence();
  }
}
