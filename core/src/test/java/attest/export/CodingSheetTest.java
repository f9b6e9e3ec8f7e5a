package attest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import attest.format.FormatException;
import attest.format.Samples;
import attest.incident.IncidentRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingSheetTest {
  @TempDir private Path folder;

  private static List<IncidentRevision> drawn() {
    return new ArrayList<>(LongStream.range(0, 60).mapToObj(Samples::drawn).toList());
  }

  private static List<String> ids(List<IncidentRevision> incidents) {
    return incidents.stream().map(IncidentRevision::id).toList();
  }

  @Test
  void aSeedDrawsTheSameInAnyOrder() {
    List<IncidentRevision> all = drawn();
    List<String> once = ids(CodingSheet.sample(all.iterator(), 10, 7));
    Collections.shuffle(all, new Random(3));
    assertThat(ids(CodingSheet.sample(all.iterator(), 10, 7))).isEqualTo(once);
    assertThat(once).hasSize(10).doesNotHaveDuplicates();
    assertThat(ids(CodingSheet.sample(all.iterator(), 10, 8))).isNotEqualTo(once);
    assertThat(CodingSheet.sample(all.iterator(), 100, 7)).hasSize(60);
  }

  private Path sheet(String coder) throws IOException {
    Path file = folder.resolve(coder + ".csv");
    CodingSheet.write(drawn().subList(0, 8), Samples.ARTICLES::get, coder, file);
    return file;
  }

  @Test
  void aSheetShowsTheArticlesAndNotWhatTheProgramSaid() throws IOException {
    String sheet = Files.readString(sheet("anna"));
    assertThat(sheet)
        .startsWith("unit,published,title,text,type,status,date,country,")
        .contains("two soldiers near Dikwa")
        .contains("'=Gunmen")
        .doesNotContain("Borno State")
        .doesNotContain("latest-best");
    assertThat(CodingSheet.read(folder.resolve("anna.csv")))
        .hasSize(8)
        .allSatisfy((unit, answers) -> assertThat(answers).isEmpty());
    assertThat(Files.readString(sheet("ben"))).isNotEqualTo(sheet);
  }

  @Test
  void answersAreRead() throws IOException {
    Path file = folder.resolve("answers.csv");
    Files.writeString(
        file,
        "unit,type,date,killed,country\n"
            + ",codes,,,\n"
            + "i-1, riot ,2016-03-07,5,TN\n"
            + "'-2,unknown,unknown,unknown,\n");
    Map<String, Map<CodingField, String>> answers = CodingSheet.read(file);
    assertThat(answers)
        .containsEntry(
            "i-1",
            Map.of(
                CodingField.TYPE, "riot",
                CodingField.DATE, "2016-03-07",
                CodingField.KILLED, "5",
                CodingField.COUNTRY, "TN"))
        .containsKey("-2");
    assertThat(CodingField.DATE.comparable("1970-01-03")).isEqualTo("2");
    assertThat(CodingField.KILLED.comparable("unknown")).isEmpty();
    assertThat(CodingField.TYPE.comparable("unknown")).isEqualTo("unknown");
    Path all = folder.resolve("all.csv");
    CodingSheet.writeAnswers(Map.of("anna", answers), all);
    assertThat(Files.readString(all)).contains("anna,i-1,riot,,2016-03-07,TN,,,5,\n");
  }

  @ParameterizedTest
  @CsvSource({
    "type, battle",
    "date, 7/3/2016",
    "killed, many",
    "killed, -1",
    "country, Tunisia",
    "target, x"
  })
  void whatIsNoAnswerIsRefusedWithItsPlace(String field, String answer) throws IOException {
    Path file = folder.resolve("bad.csv");
    Files.writeString(file, "unit," + field + "\ni-1," + answer + "\n");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> CodingSheet.read(file))
        .withMessageContaining("i-1 " + field)
        .withMessageContaining(answer);
  }

  @Test
  void whatIsNoSheetIsRefused() throws IOException {
    Path file = folder.resolve("other.csv");
    Files.writeString(file, "a,b\n1,2\n");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> CodingSheet.read(file))
        .withMessageContaining("no coding sheet");
    Files.writeString(file, "unit,type\ni-1,riot\ni-1,riot\n");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> CodingSheet.read(file))
        .withMessageContaining("twice");
  }
}
