package attest.cli;

import attest.settings.SettingsReader.Origin;
import attest.settings.SettingsReader.Value;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints each setting and where it came from. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Prints each setting, its value, and where the value came from.")
final class SettingsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private SettingsFlags flags = new SettingsFlags();

  SettingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (Value value : flags.read(terminal).values()) {
      String shown = value.value().isEmpty() ? "(none)" : value.value();
      terminal.out().printf("%-32s %-20s %s%n", value.key(), shown, from(value));
    }
    terminal.out().flush();
    return Main.DONE;
  }

  private static String from(Value value) {
    Origin origin = value.origin();
    return switch (origin) {
      case DEFAULT -> "default";
      case FLAG -> "flag --set";
      case FILE, ENVIRONMENT -> value.from();
    };
  }
}
