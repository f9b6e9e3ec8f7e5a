package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceRuleCheckTest {
  @Test
  void everyExampleDoesAsItSays() {
    RuleFile words = RuleFile.resource(PlaceWords.class, "words.yaml");
    assertThat(new PlaceRuleCheck(Texts.gazetteer()).check(words)).isEmpty();
  }

  @Test
  void everyEntryHasExamples() {
    RuleFile words = RuleFile.resource(PlaceWords.class, "words.yaml");
    assertThat(words.entries()).allMatch(e -> !e.examples().isEmpty());
  }

  @Test
  void wrongExamplesFail(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            kind: place-words
            source: test
            licence: Apache-2.0
            entries:
              - id: near
                role: near
                words: [near]
                examples:
                  - {text: "a camp near Sabratha", place: Sabratha, precision: settlement}
                  - {text: "a camp near Sabratha", place: Sabratha, precision: near}
            """);
    assertThat(new PlaceRuleCheck(Texts.gazetteer()).check(RuleFile.of(file)))
        .singleElement()
        .satisfies(f -> assertThat(f.entry()).isEqualTo("near"));
  }

  @Test
  void unknownRolesAreRefused(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            "kind: place-words\nentries:\n  - {id: a, role: nonsense, words: [x]}\n");
    assertThatThrownBy(() -> new PlaceRuleCheck(Texts.gazetteer()).check(RuleFile.of(file)))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("nonsense");
  }
}
