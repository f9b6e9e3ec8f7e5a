package attest.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What has to do with gazetteers. */
@Command(name = "gazetteer", mixinStandardHelpOptions = true, description = "Makes gazetteers.")
final class GazetteerCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: import");
  }
}
