package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every rule file that is shipped does as it says. */
class RuleExamplesTest {
  private static final List<RuleCheck> CHECKS = RuleChecks.all();

  /**
   * Kinds whose entries say nothing that an example could show: classes that other rules name, help
   * texts, and weights, which work only together.
   */
  private static final Set<String> WITHOUT_EXAMPLES = Set.of("time-words", "settings", "match");

  static List<String> files() {
    Path root = root();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> p.toString().endsWith(".yaml"))
          .map(p -> root.relativize(p).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreRuleFilesOfEachStage() {
    assertThat(files())
        .hasSizeGreaterThan(15)
        .contains(
            "clean/bylines.yaml",
            "language/abbreviations.yaml",
            "extract/events.yaml",
            "resolve/time/times.yaml",
            "resolve/place/words.yaml",
            "resolve/actor/actor-words.yaml",
            "accounts/targets.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void examplesDoAsTheySay(String name) {
    RuleFile file = RuleFile.of(root().resolve(name));
    if (WITHOUT_EXAMPLES.contains(file.kind())) {
      return;
    }
    List<RuleCheck> checks = CHECKS.stream().filter(c -> c.kind().equals(file.kind())).toList();
    assertThat(checks).as("checks of kind " + file.kind()).hasSize(1);
    assertThat(file.entries()).isNotEmpty();
    assertThat(file.entries().stream().filter(e -> e.examples().isEmpty()).map(RuleEntry::id))
        .as("entries without examples")
        .isEmpty();
    assertThat(
            checks.getFirst().check(file).stream()
                .map(f ->
                    "%n%s: %s%n  expected %s%n  found    %s"
                        .formatted(f.entry(), f.example(), f.expected(), f.actual())))
        .isEmpty();
  }

  private static Path root() {
    try {
      var events = RuleChecks.class.getResource("/attest/extract/events.yaml");
      assertThat(events).isNotNull();
      return Path.of(events.toURI()).getParent().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
