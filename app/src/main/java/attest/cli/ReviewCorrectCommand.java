package attest.cli;

import attest.format.CorrectionForm;
import attest.format.FormatException;
import attest.incident.Decision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a value of an incident is. */
@Command(
    name = "correct",
    mixinStandardHelpOptions = true,
    description = "Says what a value of an incident is.")
final class ReviewCorrectCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "INCIDENT", description = "The identity of an incident.")
  private String incident = "";

  @Parameters(
      index = "1",
      paramLabel = "FIELD",
      description = "type, status, time, place, or toll/HARM/GROUP such as toll/killed/civilians.")
  private String field = "";

  @Parameters(
      index = "2",
      paramLabel = "VALUE",
      description =
          "A code, a day or DAY/DAY, figures such as 7 or 5,7,10 (least, best, greatest), JSON as"
              + " in the incident's record, or null for not known.")
  private String value = "";

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewCorrectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String json;
    try {
      json = CorrectionForm.json(field, value);
    } catch (FormatException e) {
      throw flags.fault("Invalid value: " + e.getMessage());
    }
    return flags.decide(
        terminal,
        store ->
            new ReviewFlags.Chosen(
                ReviewFlags.incident(store, incident).incident().accounts(),
                new Decision.Action.Correct(field, json)));
  }
}
