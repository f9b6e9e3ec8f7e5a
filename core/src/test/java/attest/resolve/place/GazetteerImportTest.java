package attest.resolve.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import attest.document.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerImportTest {
  private static final String DUMP =
      """
      2472431\tBen Gardane\tBen Gardane\tBin Qirdan\t33.13783\t11.21965\tP\tPPL\tTN\t\t28\t5254\t\t\t79000\t\t13\tAfrica/Tunis\t2018-08-05
      99000001\tOued Test\tOued Test\t\t33.5\t10.5\tH\tSTM\tTN\t\t28\t\t\t\t0\t\t\tAfrica/Tunis\t2018-08-05
      99000002\tWell Test\tWell Test\t\t33.5\t10.5\tS\tWLL\tTN\t\t28\t\t\t\t0\t\t\tAfrica/Tunis\t2018-08-05
      99000003\tNowhere\tNowhere\t\t133.5\t10.5\tP\tPPL\tTN\t\t28\t\t\t\t0\t\t\tAfrica/Tunis\t2018-08-05
      too\tshort
      """;

  @Test
  void addsTheDumpToWhatComesWithTheProgram(@TempDir Path folder) throws IOException {
    Path dump = zip(folder.resolve("TN.zip"), "TN.txt", DUMP);
    String names =
        "1\t99000001\ten\tTest Creek\t\t\t\t\n2\t99000001\tlink\thttps://example.org\t\t\t\t\nx\ty\n";
    Path alternate = zip(folder.resolve("alternateNamesV2.zip"), "alternateNamesV2.txt", names);
    Path index = folder.resolve("own.index");

    GazetteerImport.Report report = GazetteerImport.run(dump, alternate, index);

    assertThat(report.places()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsOnly(Problem.Code.MALFORMED_LINE);
    assertThat(report.problems().getFirst().message()).startsWith("Line 4 ");
    Gazetteer gazetteer = Gazetteer.open(new PlaceOptions(folder, index, 0, true));
    assertThat(gazetteer.lookup("Test Creek"))
        .singleElement()
        .satisfies(e -> assertThat(e.geonamesId()).isEqualTo(99000001L))
        .satisfies(e -> assertThat(e.admin1()).isEqualTo("Medenine Governorate"));
    assertThat(gazetteer.lookup("Well Test")).isEmpty();
    assertThat(gazetteer.lookup("https://example.org")).isEmpty();
    assertThat(gazetteer.lookup("Ben Guerdane"))
        .filteredOn(Gazetteer.Entry::isSettlement)
        .singleElement()
        .satisfies(e -> assertThat(e.geonamesId()).isEqualTo(2472431L));
    assertThat(gazetteer.lookup("Fallujah")).isNotEmpty();
    assertThat(gazetteer.lookup("Tunisia")).isNotEmpty();
  }

  @Test
  void missingDumpIsSaidAndLeavesNoIndex(@TempDir Path folder) {
    Path index = folder.resolve("own.index");
    assertThatThrownBy(() -> GazetteerImport.run(folder.resolve("none.zip"), null, index))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(index).doesNotExist();
  }

  @Test
  void emptyArchiveIsRefused(@TempDir Path folder) throws IOException {
    Path dump = zip(folder.resolve("x.zip"), "readme.txt", "hello");
    assertThatThrownBy(() -> GazetteerImport.run(dump, null, folder.resolve("own.index")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no table");
  }

  private static Path zip(Path file, String name, String content) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return file;
  }
}
