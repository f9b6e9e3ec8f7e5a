package attest.cli;

import attest.pipeline.Choices;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--account",
      paramLabel = "ACCOUNT",
      description = "The account whose article says so, as in sha256:…/a1; needs --words.")
  private @Nullable String account;

  @Option(
      names = "--words",
      paramLabel = "TEXT",
      description = "Words of that article that say so; they must stand in it once.")
  private @Nullable String words;

  @Mixin private ReviewFlags flags = new ReviewFlags();

  ReviewCorrectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String named = account;
    if (named == null) {
      if (words != null) {
        throw flags.fault("Missing required option: '--account=ACCOUNT' (whose words they are)");
      }
      return flags.decide(terminal, choices -> choices.correct(incident, field, value));
    }
    Choices.Words said = new Choices.Words(words == null ? "" : words, null, null);
    return flags.decide(terminal, choices -> choices.correct(incident, named, field, value, said));
  }
}
