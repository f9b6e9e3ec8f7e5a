package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final byte[] TEXT = Inputs.utf8("Ten people died, police said.");

  @Test
  void readsGzipOfOneAndOfManyMembers() {
    assertThat(texts(Inputs.read(Inputs.gzip(TEXT)))).containsExactly(new String(TEXT));
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(Inputs.gzip(Inputs.utf8("{\"text\": \"a\"}\n{\"te")));
    two.writeBytes(Inputs.gzip(Inputs.utf8("xt\": \"b\"}\n")));
    two.writeBytes(new byte[300]);
    assertThat(texts(Inputs.read(two.toByteArray()))).containsExactly("a", "b");
  }

  @Test
  void readsZipByWhatIsInIt() {
    byte[] zip =
        Inputs.zip(
            "b.bin",
            TEXT,
            "a/page",
            Inputs.utf8("<html><p>x</html>"),
            ".hidden",
            TEXT,
            "__MACOSX/x",
            TEXT,
            "lines",
            Inputs.gzip(Inputs.utf8("{\"text\":\"a\"}")),
            "picture.txt",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0},
            "in.zip",
            Inputs.zip("c", TEXT));
    List<Item> items = Inputs.read(zip);
    assertThat(Inputs.outcomes(items)).containsExactly("ok", "ok", "ok", "input.unsupported", "ok");
    assertThat(Inputs.documents(items).stream().map(RawDocument::source))
        .containsExactly("-!b.bin", "-!a/page", "-!lines:1", "-!in.zip!c");
  }

  @Test
  void stopsAtBombs() {
    byte[] zeros = new byte[40 << 20];
    assertThat(Inputs.codes(Inputs.read(Inputs.gzip(zeros)))).contains("input.binary");
    byte[] letters = zeros.clone();
    Arrays.fill(letters, (byte) 'a');
    assertThat(Inputs.codes(Inputs.read(Inputs.gzip(letters)))).containsExactly("input.too-large");
    byte[] lines = Inputs.utf8("{}\n".repeat(7 << 20));
    assertThat(Inputs.codes(Inputs.read(Inputs.gzip(lines)))).contains("archive.limit");
    List<Item> zip = Inputs.read(Inputs.zip("first", TEXT, "bomb", zeros, "last", TEXT));
    assertThat(Inputs.outcomes(zip)).startsWith("ok").endsWith("archive.limit");
    assertThat(Inputs.outcomes(zip)).hasSizeLessThan(5);
  }

  @Test
  void stopsAtEachLimit() {
    IngestOptions usual = IngestOptions.defaults();
    IngestOptions small =
        new IngestOptions(1000, 1000, 1000, 5, usual.maxPdfTime(), 5, 60, 250, 2, 2);
    assertThat(Inputs.codes(Inputs.read(small, Inputs.zip("a", TEXT, "b", TEXT, "c", TEXT))))
        .containsExactly("archive.limit");
    IngestOptions few =
        new IngestOptions(1000, 1000, 1000, 5, usual.maxPdfTime(), 5, 6_000, 250, 2, 2);
    assertThat(Inputs.outcomes(Inputs.read(few, Inputs.zip("a", TEXT, "b", TEXT, "c", TEXT))))
        .containsExactly("ok", "ok", "archive.limit");
    byte[] deep = TEXT;
    for (int i = 0; i < 3; i++) {
      deep = Inputs.gzip(deep);
    }
    assertThat(Inputs.outcomes(Inputs.read(few, deep))).containsExactly("archive.nested");
    assertThat(Inputs.outcomes(Inputs.read(deep))).containsExactly("ok");
  }

  @Test
  void saysWhatIsDamagedAndReadsWhatStandsBefore() {
    byte[] gzip = Inputs.gzip(TEXT);
    assertThat(Inputs.codes(Inputs.read(Arrays.copyOf(gzip, gzip.length - 9))))
        .containsExactly("archive.damaged");
    byte[] wrong = gzip.clone();
    wrong[wrong.length - 5] ^= 1;
    assertThat(Inputs.codes(Inputs.read(wrong))).containsExactly("archive.damaged");
    byte[] noise = new byte[60_000];
    new Random(1).nextBytes(noise);
    byte[] zip = Inputs.zip("a", TEXT, "b", noise);
    assertThat(Inputs.outcomes(Inputs.read(Arrays.copyOf(zip, zip.length / 2))))
        .containsExactly("ok", "archive.damaged");
    assertThat(Inputs.codes(Inputs.read(Inputs.zip()))).containsExactly("input.empty-folder");
  }

  @Test
  void goesOnAfterADamagedFile() {
    byte[] inner = Inputs.zip("in", TEXT);
    byte[] noise = new byte[3_000];
    new Random(2).nextBytes(noise);
    byte[] zip =
        Inputs.zip("a", TEXT, "b", TEXT, "c", inner, "d", Inputs.utf8("Two more died."), "e", TEXT);
    int b = indexOf(zip, "PK\3\4", 1);
    byte[] wrongText = zip.clone();
    wrongText[b + 40] ^= 0x55;
    assertThat(sources(Inputs.read(wrongText))).containsExactly("-!a", "-!c!in", "-!d", "-!e");
    assertThat(Inputs.codes(Inputs.read(wrongText))).containsExactly("archive.damaged");
    byte[] wrongHeader = zip.clone();
    wrongHeader[b] = 'X';
    assertThat(sources(Inputs.read(wrongHeader))).containsExactly("-!a", "-!c!in", "-!d", "-!e");
    assertThat(Inputs.codes(Inputs.read(wrongHeader))).containsExactly("archive.damaged");
    byte[] long1 = Inputs.zip("a", noise, "b", TEXT);
    long1[500] ^= 0x55;
    long1[1_500] ^= 0x55;
    assertThat(sources(Inputs.read(long1))).containsExactly("-!b");
  }

  private static int indexOf(byte[] bytes, String mark, int from) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark, from);
  }

  private static List<String> sources(List<Item> items) {
    return Inputs.documents(items).stream().map(RawDocument::source).toList();
  }

  @Test
  void anyDamageIsAProblemAndNoFault() {
    byte[] zip = Inputs.zip("a", TEXT, "b", Inputs.gzip(TEXT), "c", Inputs.zip("d", TEXT));
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      byte[] damaged = zip.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
      }
      assertThat(Inputs.read(damaged)).isNotEmpty();
    }
  }

  private static List<String> texts(List<Item> items) {
    return Inputs.documents(items).stream().map(RawDocument::content).toList();
  }
}
