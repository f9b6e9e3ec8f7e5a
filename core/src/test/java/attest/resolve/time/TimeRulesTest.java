package attest.resolve.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeRulesTest {
  @TempDir Path folder;

  @Test
  void everyExampleDoesAsItSays() {
    RuleFile file = RuleFile.resource(RuleTimeResolver.class, "times.yaml");
    assertThat(file.kind()).isEqualTo(new TimeRuleCheck().kind());
    assertThat(new TimeRuleCheck().check(file)).isEmpty();
  }

  @Test
  void everyEntryHasAnExample() {
    RuleFile file = RuleFile.resource(RuleTimeResolver.class, "times.yaml");
    assertThat(file.entries()).isNotEmpty();
    assertThat(file.entries())
        .filteredOn(e -> e.examples().isEmpty())
        .extracting(RuleEntry::id)
        .isEmpty();
  }

  @Test
  void reportsAnExampleThatFails() throws IOException {
    RuleFile file =
        file(
            "{id: m, patterns: [market day], means: fixed, examples: [{text: on market day, quote: market}]}");
    assertThat(new TimeRuleCheck().check(file))
        .containsExactly(
            new RuleCheck.Failure("m", "on market day", "market", "[market day = null (m)]"));
  }

  @Test
  void reportsAnExampleWhereNothingMayBeFound() throws IOException {
    RuleFile file =
        file(
            "{id: m, patterns: [market day], means: fixed, examples: [{text: on market day, none: true}]}");
    assertThat(new TimeRuleCheck().check(file)).hasSize(1);
  }

  @Test
  void aUsersRuleComesBeforeTheProgramsOwn() throws IOException {
    file(
        "{id: mine, patterns: ['<month> .? <day>'], means: fixed, with: {value: MINE}, examples: []}");
    TimeOptions defaults = TimeOptions.defaults();
    TimeResolver resolver =
        new RuleTimeResolver(
            new TimeOptions(
                defaults.maxTextUnits(),
                defaults.maxMentions(),
                List.of(folder.resolve("rules.yaml"))));
    assertThat(resolver.resolve(TimeTexts.article("On March 8 it rained.", null)))
        .extracting("value")
        .containsExactly("MINE");
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    refuses("{id: m, patterns: [a], means: nonsense}", "meaning that is not known");
    refuses(
        "{id: m, patterns: ['<nonsense>'], means: fixed}", "class of words that does not exist");
    refuses("{id: m, patterns: ['(a|b'], means: fixed}", "'(' that is not closed");
    refuses("{id: m, patterns: ['a) b'], means: fixed}", "')' too many");
    refuses("{id: m, patterns: ['?'], means: fixed}", "'?' with nothing before it");
    refuses("{id: m, patterns: [a]}", "has no field 'means'");
  }

  @Test
  void refusesAPatternThatGrowsWithoutBound() throws IOException {
    refuses("{id: m, patterns: ['" + "a? ".repeat(40) + "b'], means: fixed}", "too many choices");
  }

  private void refuses(String entry, String message) throws IOException {
    RuleFile file = file(entry);
    assertThatThrownBy(() -> new TimeRuleCheck().check(file))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining(message);
  }

  private RuleFile file(String entry) throws IOException {
    Path path = folder.resolve("rules.yaml");
    Files.writeString(path, "kind: times\nentries:\n  - " + entry + "\n");
    return RuleFile.of(path);
  }
}
