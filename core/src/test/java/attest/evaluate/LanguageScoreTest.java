package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.AnnotatedArticle;
import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageScoreTest {
  private static EncoderAnalyser analyser;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    analyser = EncoderAnalyser.load(LanguageOptions.defaults());
  }

  @AfterAll
  static void close() {
    analyser.close();
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  /** A treebank of one sentence, in which the analyser itself is right. */
  private List<String[]> rows() {
    AnnotatedArticle found =
        analyser.annotate(List.of(List.of("Three", "men", "were", "killed", "by", "rebels", ".")));
    return new ArrayList<>(
        found.sentences().get(0).tokens().stream()
            .map(t ->
                new String[] {
                  String.valueOf(t.index() + 1),
                  t.form(),
                  t.lemma(),
                  t.upos(),
                  t.xpos(),
                  "_",
                  String.valueOf(t.head() + 1),
                  t.deprel(),
                  "_",
                  "_"
                })
            .toList());
  }

  private String[] scores(List<String[]> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("# text = Three men were killed by rebels."));
    rows.forEach(row -> lines.add(String.join("\t", row)));
    lines.add("");
    Path file = file("trees.conllu", lines.toArray(String[]::new));
    return new LanguageScore(analyser).trees(file).values().strip().split(" +");
  }

  @Test
  void aTreebankThatAgreesScoresFull() throws IOException {
    assertThat(scores(rows()))
        .hasSize(9)
        .startsWith("7", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0");
  }

  @Test
  void eachKindOfDisagreementCostsItsOwnPoints() throws IOException {
    List<String[]> rows = rows();
    rows.get(0)[3] = "X";
    rows.get(3)[4] = "VBD";
    rows.get(1)[7] = "obj";
    rows.get(1)[2] = "women";

    assertThat(scores(rows))
        .startsWith("7", "85.7", "85.7", "100.0", "85.7", "50.0", "0.0", "85.7");
  }

  @Test
  void relationsAreComparedWithoutSubtypeAndFormsWithoutCase() throws IOException {
    List<String[]> rows = rows();
    rows.get(2)[7] = "aux:other";
    rows.get(1)[2] = "MAN";

    assertThat(scores(rows))
        .startsWith("7", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0");
  }

  @Test
  void aWrongHeadCostsTheArcAndItsLabel() throws IOException {
    List<String[]> rows = rows();
    rows.get(0)[6] = "4";

    assertThat(scores(rows)).startsWith("7", "100.0", "100.0", "85.7", "85.7");
  }

  @Test
  void namesCountWhereSpanAndKindAreRight() throws IOException {
    Path file =
        file(
            "names.iob2",
            "https://example.org/an/article\tO",
            "",
            "Barack\tB-Person",
            "Obama\tI-Person",
            "visited\tO",
            "Paris\tB-Organization",
            ".\tO",
            "");

    String[] values = new LanguageScore(analyser).names(file).values().strip().split(" +");

    assertThat(values).startsWith("50.0", "50.0", "50.0", "100.0", "0.0", "0.0");
  }

  @Test
  void documentsBeginAtAddressesAndMarks() throws IOException {
    Path two =
        file(
            "two.iob2",
            "https://example.org/1\tO",
            "",
            "A\tO",
            "",
            "https://example.org/2\tO",
            "",
            "B\tO",
            "");
    Path wide =
        file(
            "wide.iob2",
            "# newdoc id = a",
            "1\tA\tB-PER\t-",
            "",
            "# newdoc id = b",
            "1\tB\tO\t-",
            "");

    assertThat(LanguageScore.documents(two)).hasSize(2);
    assertThat(LanguageScore.documents(wide)).hasSize(2);
    assertThat(LanguageScore.documents(wide).get(0).get(0).get(0)).containsExactly("A", "B-PER");
  }

  @Test
  void theTableHasARowForEachFile() throws IOException {
    Path trees = file("a.conllu", "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_", "");
    Path names = file("b.iob2", "Mali\tB-LOC", "");

    String table = new LanguageScore(analyser).table(List.of(trees, names));

    assertThat(table.lines()).hasSize(4);
    assertThat(table).contains("a.conllu", "b.iob2", "LAS", "names F1");
  }
}
