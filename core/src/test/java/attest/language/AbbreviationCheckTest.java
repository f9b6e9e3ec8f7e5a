package attest.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.rules.RuleCheck;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbbreviationCheckTest {
  @TempDir Path folder;

  private RuleFile file(String entry) throws IOException {
    Path path = folder.resolve("own.yaml");
    Files.writeString(
        path, "kind: abbreviations\nsource: test\nlicence: Apache-2.0\nentries:\n" + entry);
    return RuleFile.of(path);
  }

  @Test
  void everyShippedEntryDoesWhatItsExamplesSay() {
    RuleFile shipped = RuleFile.resource(WordTable.class, "abbreviations.yaml");

    assertThat(new AbbreviationCheck().check(shipped)).isEmpty();
    assertThat(shipped.entries()).allSatisfy(entry -> assertThat(entry.examples()).isNotEmpty());
  }

  @Test
  void aUsersEntriesJoinTheShippedOnes() throws IOException {
    RuleFile own =
        file(
            """
              - id: own
                role: abbreviation
                ends: never
                forms: [Sdt]
                examples:
                  - text: "Mr. Ba met Sdt. Diop. He left."
                    sentences: ["Mr. Ba met Sdt. Diop.", "He left."]
            """);

    assertThat(new AbbreviationCheck().check(own)).isEmpty();
  }

  @Test
  void anExampleThatFailsIsTold() throws IOException {
    RuleFile own =
        file(
            """
              - id: own
                role: prefix
                forms: [well]
                examples:
                  - text: "well-known"
                    words: "well - known"
            """);

    assertThat(new AbbreviationCheck().check(own))
        .containsExactly(new RuleCheck.Failure("own", "well-known", "well - known", "well-known"));
  }

  @Test
  void faultsNameTheEntry() throws IOException {
    RuleFile own = file("  - id: own\n    role: nonsense\n    forms: [x]\n");

    assertThatThrownBy(() -> new AbbreviationCheck().check(own))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("own")
        .hasMessageContaining("nonsense");
  }
}
