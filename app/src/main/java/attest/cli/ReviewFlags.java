package attest.cli;

import attest.incident.AccountKey;
import attest.incident.Decision;
import attest.incident.IncidentRevision;
import attest.pipeline.Reconciliation;
import attest.store.IncidentStore;
import attest.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags that every decision of a reviewer has. */
final class ReviewFlags {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--reviewer",
      paramLabel = "NAME",
      description = "Who decides (default: the environment's ATTEST_REVIEWER).")
  private @Nullable String reviewer;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, in your words.")
  private String note = "";

  @Mixin private StoreFlags from = new StoreFlags();

  @Mixin private SettingsFlags settings = new SettingsFlags();

  /** Why, as the reviewer says; may be empty. */
  String note() {
    return note;
  }

  /** A fault of the arguments. */
  ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What a command decides, from what the store holds. */
  interface Choice {
    /** The accounts that a decision is about, and what is decided. */
    Chosen choose(IncidentStore store);
  }

  /**
   * A choice.
   *
   * @param accounts what it is about
   * @param action what is decided
   */
  record Chosen(List<AccountKey> accounts, Decision.Action action) {}

  /** Saves a decision, brings the incidents up to date, and prints what came of it. */
  int decide(Terminal terminal, Choice choice) {
    String name = reviewer == null ? terminal.environment().get("ATTEST_REVIEWER") : reviewer;
    if (name == null || name.isBlank()) {
      throw fault("Missing required option: '--reviewer=NAME' (who decides)");
    }
    try (IncidentStore store = from.open(terminal)) {
      Chosen chosen = choice.choose(store);
      Decision decision =
          Decision.of(name, terminal.clock().instant(), note, chosen.accounts(), chosen.action());
      Reconciliation.keeper(store, settings.read(terminal).settings()).decide(List.of(decision));
      terminal.out().println(ReviewListCommand.describe(decision));
      store
          .findIncidentOf(chosen.accounts().getFirst())
          .ifPresent(incident ->
              terminal
                  .out()
                  .println("incident " + incident.id() + " is at revision " + incident.revision()));
    }
    terminal.out().flush();
    return Main.DONE;
  }

  /** The incident of an identity. */
  static IncidentRevision incident(IncidentStore store, String id) {
    return store
        .findIncident(id)
        .orElseThrow(() -> new StoreException("there is no incident '" + id + "'"));
  }

  /** The account of a key that is in the store. */
  AccountKey account(IncidentStore store, String text) {
    AccountKey key = LinkExplainer.parse(text);
    if (key == null) {
      throw fault("'" + text + "' is no account; one is written sha256:…/a1");
    }
    if (store.findAccount(key).isEmpty()) {
      throw new StoreException("there is no account '" + text + "'");
    }
    return key;
  }
}
