package attest.cli;

import attest.settings.SettingsReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags by which any command is given settings. */
final class SettingsFlags {
  /** What {@code --all} sets. */
  static final Map<String, String> ALL_ARTICLES = Map.of("relevance.enabled", "false");

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings file (default: attest.toml in this folder, if it is there).")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one setting; may be given again. 'attest settings' lists the keys.")
  private Map<String, String> values = new LinkedHashMap<>();

  /** The settings in force. */
  SettingsReader.Result read(Terminal terminal) {
    return read(terminal, Map.of());
  }

  /** The settings in force, with some that another flag of the command has set. */
  SettingsReader.Result read(Terminal terminal, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new SettingsReader().read(file, terminal.environment(), all);
  }
}
