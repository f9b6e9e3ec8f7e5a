package attest.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.rules.RuleCheck;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CleanRulesTest {
  @TempDir Path folder;

  static List<String> files() {
    return CleanRules.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyExampleDoesAsItSays(String name) {
    RuleFile file = RuleFile.resource(CleanRules.class, name);
    assertThat(file.entries()).isNotEmpty();
    assertThat(check(file.kind()).check(file)).isEmpty();
  }

  @Test
  void reportsAnExampleThatFails() throws IOException {
    RuleFile file =
        file("{id: en, prefixes: [by], and: [], examples: [{line: By Al Bo, names: [Al Mo]}]}");
    assertThat(check("byline").check(file))
        .containsExactly(new RuleCheck.Failure("en", "By Al Bo", "[Al Mo]", "[Al Bo]"));
  }

  @Test
  void refusesAnEntryWithoutExamples() throws IOException {
    RuleFile file = file("{id: en, prefixes: [by], and: []}");
    assertThatThrownBy(() -> check("byline").check(file))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("has no examples");
  }

  private RuleFile file(String entry) throws IOException {
    Path path = folder.resolve("rules.yaml");
    Files.writeString(path, "kind: byline\nentries:\n  - " + entry + "\n");
    return RuleFile.of(path);
  }

  private static RuleCheck check(String kind) {
    return CleanRules.checks().stream()
        .filter(c -> c.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
