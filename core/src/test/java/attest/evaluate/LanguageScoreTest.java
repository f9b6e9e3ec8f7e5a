package attest.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import attest.language.EncoderAnalyser;
import attest.language.LanguageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void aTreebankThatIsRightScoresFull() throws IOException {
    Path file =
        file(
            "right.conllu",
            "# text = Troops were killed.",
            "1\tTroops\ttroops\tNOUN\tNNS\t_\t3\tnsubj:pass\t_\t_",
            "2\twere\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_",
            "3\tkilled\tkill\tVERB\tVBN\t_\t0\troot\t_\t_",
            "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
            "");

    LanguageScore.Row row = new LanguageScore(analyser).trees(file);

    assertThat(row.values().strip().split(" +"))
        .startsWith("4", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0");
    assertThat(row.heading().strip().split(" +")).hasSize(9);
  }

  @Test
  void wrongHeadsAndTagsCostPoints() throws IOException {
    Path file =
        file(
            "wrong.conllu",
            "1\tTroops\ttroops\tNOUN\tNNP\t_\t2\tobj\t_\t_",
            "2\twere\tbe\tAUX\tVBD\t_\t0\troot\t_\t_",
            "3\tkilled\tkill\tVERB\tVBN\t_\t2\tnsubj:pass\t_\t_",
            "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
            "");

    LanguageScore.Row row = new LanguageScore(analyser).trees(file);

    assertThat(row.values().strip().split(" +"))
        .startsWith("4", "100.0", "75.0", "25.0", "25.0", "100.0", "0.0");
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
    Path two = file("two.iob2", "https://example.org/1\tO", "", "A\tO", "", "https://example.org/2\tO", "", "B\tO", "");
    Path wide = file("wide.iob2", "# newdoc id = a", "1\tA\tB-PER\t-", "", "# newdoc id = b", "1\tB\tO\t-", "");

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
