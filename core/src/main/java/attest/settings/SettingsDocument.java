package attest.settings;

import attest.rules.RuleEntry;
import java.util.Map;

/** Writes the manual page of the settings. */
final class SettingsDocument {
  private SettingsDocument() {}

  static String markdown(Map<String, String> defaults, Map<String, RuleEntry> described) {
    StringBuilder page = new StringBuilder();
    page.append("# Settings\n\n")
        .append(
            "A flag `--set key=value` holds before a variable `ATTEST_…`, that before `attest.toml`\n")
        .append(
            "in the current folder (or the file of `--settings`), and that before the default.\n")
        .append(
            "`./attest settings` prints each value and where it came from. A key that does not exist is\n")
        .append("refused. Lists are TOML arrays in the file, and joined with commas elsewhere.\n\n")
        .append("This page is written by the program; a test compares the two.\n");
    String section = "";
    for (Map.Entry<String, String> entry : defaults.entrySet()) {
      String key = entry.getKey();
      int dot = key.indexOf('.');
      if (!key.substring(0, dot).equals(section)) {
        section = key.substring(0, dot);
        page.append("\n## [")
            .append(section)
            .append("]\n\n")
            .append("| key | default | meaning |\n|---|---|---|\n");
      }
      RuleEntry entryOfKey = described.get(key);
      if (entryOfKey == null) {
        throw new SettingsException("settings.yaml does not describe " + key);
      }
      page.append("| `").append(key.substring(dot + 1)).append("` | ");
      String shown = entryOfKey.findText("default");
      String value = shown == null ? entry.getValue() : shown;
      page.append(value.isEmpty() ? "(none)" : "`" + value + "`");
      page.append(" | ").append(entryOfKey.text("help").strip()).append(" |\n");
    }
    boolean retired = false;
    for (RuleEntry entry : described.values()) {
      String successor = entry.findText("successor");
      if (successor != null) {
        page.append(retired ? "" : "\n## Retired\n\n| was | is now |\n|---|---|\n");
        page.append("| `").append(entry.id()).append("` | `").append(successor).append("` |\n");
        retired = true;
      } else if (!defaults.containsKey(entry.id())) {
        throw new SettingsException(
            "settings.yaml describes " + entry.id() + ", which is no setting");
      }
    }
    return page.toString();
  }
}
