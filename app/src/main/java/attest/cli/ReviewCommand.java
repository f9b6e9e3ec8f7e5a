package attest.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What people decide about incidents. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description =
        "Saves what a reviewer decides. Decisions are kept, and hold when articles are read again.")
final class ReviewCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command with those below it. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new ReviewCommand())
        .addSubcommand(new ReviewAcceptCommand(terminal))
        .addSubcommand(new ReviewRejectCommand(terminal))
        .addSubcommand(new ReviewCorrectCommand(terminal))
        .addSubcommand(new ReviewMergeCommand(terminal))
        .addSubcommand(new ReviewSplitCommand(terminal))
        .addSubcommand(new ReviewDuplicateCommand(terminal))
        .addSubcommand(new ReviewNoteCommand(terminal))
        .addSubcommand(new ReviewUndoCommand(terminal))
        .addSubcommand(new ReviewListCommand(terminal));
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: accept, reject, correct, merge, split, duplicate, note, undo or list");
  }
}
