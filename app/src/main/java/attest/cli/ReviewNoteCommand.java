package attest.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a note on an incident. */
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = "Keeps a note on an incident; it changes nothing else.")
final class ReviewNoteCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INCIDENT", description = "The identity of an incident.")
  private String incident = "";

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewNoteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (flags.note().isBlank()) {
      throw flags.fault("Missing required option: '--note=TEXT'");
    }
    return flags.decide(terminal, choices -> choices.note(incident));
  }
}
