package attest.settings;

import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Puts settings together: what a flag says holds, else the environment ({@code ATTEST_…}), else the
 * settings file, else the default. A key that does not exist is refused with the nearest that does.
 */
public final class SettingsReader {
  /** The file that is read where it stands in the current folder. */
  public static final String FILE = "attest.toml";

  private static final String PREFIX = "ATTEST_";

  /**
   * Variables that are no settings: those of the launcher, and a secret, which is never printed.
   */
  private static final Set<String> OTHERS =
      Set.of("ATTEST_JAVA_OPTS", "ATTEST_CACHE", "ATTEST_NO_BUILD", "ATTEST_SMTP_PASSWORD");

  private final Map<String, RuleEntry> described = new LinkedHashMap<>();
  private final Map<String, String> defaults = SettingsTable.values(Settings.defaults());

  /** A reader that knows the keys of this version. */
  public SettingsReader() {
    for (RuleEntry entry : RuleFile.resource(Settings.class, "settings.yaml").entries()) {
      described.put(entry.id(), entry);
    }
  }

  /** Where a value came from. */
  public enum Origin {
    /** Nobody said otherwise. */
    DEFAULT,
    /** The settings file. */
    FILE,
    /** A variable of the environment. */
    ENVIRONMENT,
    /** A flag of the command line. */
    FLAG
  }

  /**
   * A value and where it came from.
   *
   * @param key the name, such as {@code ingest.max-document-bytes}
   * @param value as text; a list is joined with commas
   * @param origin what decided
   * @param from the file or variable; empty for flags and defaults
   */
  public record Value(String key, String value, Origin origin, String from) {}

  /**
   * What was read.
   *
   * @param settings the settings
   * @param values every value, in the order of the sections
   */
  public record Result(Settings settings, List<Value> values) {
    public Result {
      values = List.copyOf(values);
    }
  }

  /**
   * Reads settings.
   *
   * @param file the settings file; null for {@value #FILE} in the current folder, if it is there
   * @param environment variables; those that do not begin with {@code ATTEST_} are passed over
   * @param flags keys and values given on the command line
   * @throws SettingsException if a key does not exist or a value cannot be used
   */
  public Result read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    Map<String, Value> given = new LinkedHashMap<>();
    Path path = file == null ? Path.of(FILE) : file;
    if (file != null || Files.isRegularFile(path)) {
      readFile(path, given);
    }
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (variable.startsWith(PREFIX) && !OTHERS.contains(variable)) {
        String key = keyOf(variable);
        String text = environment.get(variable);
        given.put(key, new Value(key, text == null ? "" : text, Origin.ENVIRONMENT, variable));
      }
    }
    flags.forEach((key, text) -> {
      require(key, "--set");
      given.put(key, new Value(key, text, Origin.FLAG, ""));
    });
    Settings settings =
        SettingsTable.build(key -> {
          Value value = given.get(key);
          return value == null ? null : value.value();
        });
    List<Value> values = new ArrayList<>();
    SettingsTable.values(settings)
        .forEach((key, text) -> {
          Value value = given.get(key);
          values.add(
              value == null
                  ? new Value(key, text, Origin.DEFAULT, "")
                  : new Value(key, text, value.origin(), value.from()));
        });
    return new Result(settings, values);
  }

  /**
   * What every key means, as a Markdown document; the text of docs/settings.md.
   *
   * @throws SettingsException if a key is not described or a description has no key
   */
  public String document() {
    return SettingsDocument.markdown(defaults, described);
  }

  private void readFile(Path path, Map<String, Value> given) {
    TomlParseResult toml;
    try {
      toml = Toml.parse(path);
    } catch (IOException e) {
      throw new SettingsException(
          path + " cannot be read: there is no such file, or it is not readable");
    }
    if (toml.hasErrors()) {
      throw new SettingsException(path + ": " + toml.errors().getFirst());
    }
    collect(path, "", toml, given);
  }

  private void collect(Path path, String prefix, TomlTable table, Map<String, Value> given) {
    for (String name : table.keySet()) {
      String key = prefix + name;
      Object value = table.get(List.of(name));
      if (value instanceof TomlTable section) {
        collect(path, key + ".", section, given);
      } else {
        require(key, path.toString());
        given.put(key, new Value(key, text(value), Origin.FILE, path.toString()));
      }
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof TomlArray array) {
      return String.join(",", array.toList().stream().map(String::valueOf).toList());
    }
    return String.valueOf(value);
  }

  private String keyOf(String variable) {
    for (String key : defaults.keySet()) {
      if (variable(key).equals(variable)) {
        return key;
      }
    }
    String like = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    String nearest = nearest(like.replaceFirst("-", "."));
    throw new SettingsException(
        variable + " stands for no setting; the nearest is " + variable(nearest));
  }

  /** The environment variable of a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private void require(String key, String where) {
    if (defaults.containsKey(key)) {
      return;
    }
    RuleEntry retired = described.get(key);
    String successor = retired == null ? null : retired.findText("successor");
    throw new SettingsException(
        where
            + ": there is no setting '"
            + key
            + "'"
            + (successor == null
                ? "; the nearest is '" + nearest(key) + "'"
                : " any more; it is now '" + successor + "'"));
  }

  private String nearest(String key) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : defaults.keySet()) {
      int distance = candidate.startsWith(key) ? 0 : distance(key, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
