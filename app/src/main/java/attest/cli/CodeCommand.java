package attest.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Coding by hand, and how far coders agree. */
@Command(
    name = "code",
    mixinStandardHelpOptions = true,
    description = "Has people code a sample of incidents, and measures how far they agree.")
final class CodeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with those below it. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new CodeCommand())
        .addSubcommand(new CodeSampleCommand(terminal))
        .addSubcommand(new CodeRecordCommand(terminal))
        .addSubcommand(new CodeAgreementCommand(terminal));
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: sample, record or agreement");
  }
}
