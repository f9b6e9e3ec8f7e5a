package attest.resolve.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.rules.RuleCheck;
import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorWordsTest {
  @TempDir Path folder;

  @Test
  void everyExampleDoesAsItSays() {
    RuleFile file = RuleFile.resource(RegistryActorResolver.class, "actor-words.yaml");
    assertThat(file.kind()).isEqualTo(ActorRuleCheck.words().kind());
    assertThat(ActorRuleCheck.words().check(file)).isEmpty();
  }

  @Test
  void everyEntryHasAnExample() {
    RuleFile file = RuleFile.resource(RegistryActorResolver.class, "actor-words.yaml");
    assertThat(file.entries()).isNotEmpty();
    assertThat(file.entries())
        .filteredOn(e -> e.examples().isEmpty())
        .extracting(RuleEntry::id)
        .isEmpty();
  }

  @Test
  void aUsersNamesAreCheckedByTheirExamples() throws IOException {
    RuleFile file =
        names(
            "{id: moss, name: Moss Guard, kind: rebel_group, countries: [NG], aliases: [MG-7], examples: ["
                + "{text: The Moss Guard came., quote: Moss Guard, id: moss}, {text: MG-7 came., quote: MG-7, name: No}]}");
    assertThat(ActorRuleCheck.names().check(file))
        .containsExactly(new RuleCheck.Failure("moss", "MG-7 came.", "name=No", "name=Moss Guard"));
  }

  @Test
  void refusesAKindThatDoesNotExist() throws IOException {
    RuleFile file = names("{id: moss, name: Moss Guard, kind: heroes}");
    assertThatThrownBy(() -> ActorRuleCheck.names().check(file))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("heroes");
  }

  @Test
  void refusesAListOfWordsThatIsMissing() throws IOException {
    Path path = folder.resolve("words.yaml");
    Files.writeString(
        path, "kind: actor-words\nentries:\n  - {id: a, role: tail, words: [band]}\n");
    RuleFile file = RuleFile.of(path);
    assertThatThrownBy(() -> ActorRuleCheck.words().check(file))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("is missing");
  }

  private RuleFile names(String entry) throws IOException {
    Path path = folder.resolve("names.yaml");
    Files.writeString(path, "kind: actors\nentries:\n  - " + entry + "\n");
    return RuleFile.of(path);
  }
}
