package attest.cli;

import attest.format.IncidentTable;
import attest.incident.IncidentRevision;
import attest.pipeline.StoreView;
import attest.store.IncidentStore;
import attest.store.Redirect;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints each change of an incident. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Prints each change of an incident: when, why, and what was changed.")
final class HistoryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The identity of an incident.")
  private String id = "";

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private InternalFlags internal = new InternalFlags();

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (IncidentStore store = from.open(terminal)) {
      StoreView view = internal.view(terminal, store);
      List<IncidentRevision> revisions = view.history(id);
      List<Redirect> redirects = view.redirects(id);
      internal.tell(terminal, store);
      if (revisions.isEmpty() && redirects.isEmpty()) {
        terminal.err().println("attest: there is no incident '" + id + "'");
        return Main.FAILED;
      }
      terminal.out().print(new IncidentTable().history(revisions));
      for (Redirect redirect : redirects) {
        terminal.out().println(describe(redirect));
      }
    }
    terminal.out().flush();
    return Main.DONE;
  }

  private String describe(Redirect redirect) {
    String to = redirect.to();
    return redirect.at()
        + "  "
        + (redirect.from().equals(id)
            ? to == null ? "has no account left" : "became part of " + to
            : "took in " + redirect.from())
        + ": "
        + redirect.cause();
  }
}
