package attest.cli;

import attest.format.FormatException;
import attest.incident.Decision;
import attest.incident.IncidentRevision;
import attest.pipeline.Choices;
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

  /** What a command decides, of what can be decided. */
  interface Asked {
    /** The choice; an {@link IllegalArgumentException} says what is wrong with it. */
    Choices.Choice of(Choices choices);
  }

  /** Saves a decision, brings the incidents up to date, and prints what came of it. */
  int decide(Terminal terminal, Asked asked) {
    String name = reviewer == null ? terminal.environment().get("ATTEST_REVIEWER") : reviewer;
    if (name == null || name.isBlank()) {
      throw fault("Missing required option: '--reviewer=NAME' (who decides)");
    }
    try (IncidentStore store = from.open(terminal)) {
      Choices.Choice chosen = choice(store, asked);
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

  private Choices.Choice choice(IncidentStore store, Asked asked) {
    try {
      return asked.of(new Choices(store));
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof FormatException) {
        throw fault("Invalid value: " + e.getMessage());
      }
      throw new StoreException(String.valueOf(e.getMessage()));
    }
  }

  /** The incident of an identity. */
  static IncidentRevision incident(IncidentStore store, String id) {
    return store
        .findIncident(id)
        .orElseThrow(() -> new StoreException("there is no incident '" + id + "'"));
  }
}
