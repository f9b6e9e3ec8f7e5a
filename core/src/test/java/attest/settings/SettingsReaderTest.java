package attest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.settings.SettingsReader.Origin;
import attest.settings.SettingsReader.Result;
import attest.settings.SettingsReader.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final String KEY = "clean.max-title-chars";
  private static final String VARIABLE = "ATTEST_CLEAN_MAX_TITLE_CHARS";

  @TempDir Path folder;

  @Test
  void defaultsHoldWhereNobodySaysOtherwise() {
    Result result = new SettingsReader().read(null, Map.of("HOME", "/x"), Map.of());
    assertThat(result.settings()).isEqualTo(Settings.defaults());
    assertThat(result.values()).allMatch(value -> value.origin() == Origin.DEFAULT);
  }

  @Test
  void flagBeforeEnvironmentBeforeFileBeforeDefault() throws IOException {
    Path file = file("[clean]\nmax-title-chars = 101\nlanguage-sample-chars = 500\n");
    Map<String, String> environment = Map.of(VARIABLE, "102");
    assertThat(value(file, Map.of(), Map.of()))
        .isEqualTo(new Value(KEY, "101", Origin.FILE, file.toString()));
    assertThat(value(file, environment, Map.of()))
        .isEqualTo(new Value(KEY, "102", Origin.ENVIRONMENT, VARIABLE));
    assertThat(value(file, environment, Map.of(KEY, "103")))
        .isEqualTo(new Value(KEY, "103", Origin.FLAG, ""));
    Result result = new SettingsReader().read(file, environment, Map.of(KEY, "103"));
    assertThat(result.settings().clean().maxTitleChars()).isEqualTo(103);
    assertThat(result.settings().clean().languageSampleChars()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clean.max-titel-chars = 1     | there is no setting 'clean.max-titel-chars'; the nearest is 'clean.max-title-chars'",
        "clean.max-title-chars = 'big' | clean.max-title-chars must be a whole number, not 'big'",
        "clean.max-title-chars = 1.5   | clean.max-title-chars must be a whole number, not '1.5'",
        "clean.max-title-chars = 1     | [clean] max-title-chars must be from 10 to 2000, not 1",
        "place.publisher-hints = 'yes' | place.publisher-hints must be true or false, not 'yes'",
        "place.min-certainty = 7       | [place]",
        "clean.max-title-chars =       | attest.toml",
      })
  void refusesWhatCannotBeUsed(String line, String message) throws IOException {
    Path file = file(line + "\n");
    assertThatThrownBy(() -> new SettingsReader().read(file, Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAVariableThatStandsForNothing() {
    assertThatThrownBy(
            () -> new SettingsReader().read(null, Map.of("ATTEST_CLEAN_MAX_TITLE", "1"), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(VARIABLE);
  }

  @Test
  void passesOverTheVariablesOfTheLauncher() {
    Result result = new SettingsReader().read(null, Map.of("ATTEST_JAVA_OPTS", "-Xmx1g"), Map.of());
    assertThat(result.settings()).isEqualTo(Settings.defaults());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path none = folder.resolve("none.toml");
    assertThatThrownBy(() -> new SettingsReader().read(none, Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("none.toml");
  }

  @Test
  void readsLists() throws IOException {
    Path file = file("[extract]\nrules = ['a.yaml', 'b.yaml']\n");
    Settings settings = new SettingsReader().read(file, Map.of(), Map.of()).settings();
    assertThat(settings.extract().rules()).isEqualTo(List.of(Path.of("a.yaml"), Path.of("b.yaml")));
  }

  @Test
  void identityChangesWithWhatCanChangeResults() {
    String id = Settings.defaults().id();
    assertThat(id).matches("sha256:[0-9a-f]{64}");
    assertThat(with(KEY, "150").id()).isNotEqualTo(id);
    assertThat(with("place.cache-dir", "/elsewhere").id()).isEqualTo(id);
  }

  @Test
  void aRetiredNameSaysItsSuccessor() {
    assertThatThrownBy(() -> with("ingest.max-bytes", "1"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("it is now 'ingest.max-document-bytes'");
  }

  @Test
  void theManualPageIsUpToDate() throws IOException {
    String document = new SettingsReader().document();
    Path page = Path.of("..", "docs", "settings.md");
    if (Boolean.getBoolean("attest.write")) {
      Files.writeString(page, document);
    }
    assertThat(Files.readString(page))
        .as("docs/settings.md; run the test with -Dattest.write=true to write it anew")
        .isEqualTo(document);
  }

  private static Settings with(String key, String value) {
    return new SettingsReader().read(null, Map.of(), Map.of(key, value)).settings();
  }

  private static Value value(
      Path file, Map<String, String> environment, Map<String, String> flags) {
    return new SettingsReader()
        .read(file, environment, flags).values().stream()
            .filter(value -> value.key().equals(KEY))
            .findFirst()
            .orElseThrow();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("attest.toml"), content);
  }
}
