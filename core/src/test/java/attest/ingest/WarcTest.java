package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * {@code pages.warc.gz} was written by GNU Wget 1.21.3 ({@code wget -r -p --warc-file}) from four
 * pages served on this machine.
 */
class WarcTest {
  private static final byte[] PACKED = Inputs.resource("pages.warc.gz");
  private static final byte[] PLAIN = unpacked();

  @Test
  void readsEveryPageThatWgetSaved() {
    for (byte[] file : List.of(PACKED, PLAIN, Inputs.zip("a/pages.warc.gz", PACKED))) {
      List<Item> items = Inputs.read(file);
      assertThat(Inputs.outcomes(items)).containsExactly("ok", "ok", "ok", "ok");
      List<RawDocument> pages = Inputs.documents(items);
      assertThat(pages.stream().map(page -> page.metadata().url()))
          .containsExactly(
              "http://127.0.0.1:8765/index.html",
              "http://127.0.0.1:8765/news/dikwa.html",
              "http://127.0.0.1:8765/news/bannu.html",
              "http://127.0.0.1:8765/news/agades.html");
      assertThat(pages).allMatch(page -> page.form() == RawDocument.Form.HTML_PAGE);
      assertThat(pages).allMatch(page -> page.fetched() != null);
      assertThat(pages.get(1).fetched().toString()).startsWith("2026-11-22T");
      assertThat(pages.get(1).content()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
      assertThat(pages.get(3).content()).contains("Café closed in Agadès", "army’s spokesman");
    }
  }

  @Test
  void readsWhatStandsBeforeABreak() {
    int[] counts = new int[5];
    for (int length = 8; length < PLAIN.length; length += 211) {
      List<Item> items = Inputs.read(Arrays.copyOf(PLAIN, length));
      assertThat(items).isNotEmpty();
      counts[Inputs.documents(items).size()]++;
    }
    assertThat(counts).doesNotContain(0);
    assertThat(Inputs.codes(Inputs.read(Arrays.copyOf(PLAIN, PLAIN.length / 2))))
        .contains("warc.damaged");
    assertThat(Inputs.codes(Inputs.read(Arrays.copyOf(PACKED, PACKED.length / 2))))
        .contains("warc.damaged");
  }

  @Test
  void readsTheRecordsAroundADamagedOne() {
    byte[] packed = PACKED.clone();
    int second = indexOf(packed, new byte[] {0x1F, (byte) 0x8B, 8}, PACKED.length / 3);
    Arrays.fill(packed, second + 40, second + 60, (byte) 0x55);
    List<Item> items = Inputs.read(packed);
    assertThat(Inputs.documents(items)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Inputs.codes(items)).contains("warc.damaged");
  }

  @Test
  void findsTheNextRecordWhereALengthIsWrong() {
    String text = new String(PLAIN, java.nio.charset.StandardCharsets.ISO_8859_1);
    int dikwa = text.indexOf("WARC-Type: response", text.indexOf("dikwa.html HTTP"));
    int at = text.indexOf("Content-Length: ", dikwa) + 16;
    for (String length : List.of("9999", "123 ", "x   ", "    ")) {
      byte[] wrong = PLAIN.clone();
      System.arraycopy(Inputs.utf8(length), 0, wrong, at, 3);
      List<Item> items = Inputs.read(wrong);
      assertThat(Inputs.documents(items)).as(length).hasSizeGreaterThanOrEqualTo(3);
      assertThat(Inputs.codes(items)).as(length).contains("warc.damaged");
    }
  }

  @Test
  void anyDamageIsAProblemAndNoFault() {
    Random random = new Random(7);
    for (byte[] file : List.of(PLAIN, PACKED)) {
      for (int round = 0; round < 60; round++) {
        byte[] damaged = file.clone();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
          damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
        }
        assertThat(Inputs.read(damaged)).isNotEmpty();
      }
    }
  }

  @Test
  void readsTextsOfConversionsAndPagesOfResources() {
    String warc =
        record("conversion", "text/plain", "Ten died.\n")
            + record("resource", "text/html", "<p>Ten died.</p>")
            + record("resource", "image/png", "no")
            + record("metadata", "text/html", "no")
            + record(
                "response", "application/http; msgtype=response", "HTTP/1.1 404 Gone\r\n\r\n<p>x")
            + record(
                "response",
                "application/http",
                "HTTP/1.1 200\r\n"
                    + "Content-Type: text/html\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "5\r\n"
                    + "<p>ab\r\n"
                    + "0\r\n\r\n");
    List<Item> items = Inputs.read(Inputs.utf8(warc));
    assertThat(Inputs.outcomes(items)).containsExactly("ok", "ok", "ok");
    assertThat(Inputs.documents(items).stream().map(RawDocument::form))
        .containsExactly(
            RawDocument.Form.PLAIN_TEXT, RawDocument.Form.HTML_PAGE, RawDocument.Form.HTML_PAGE);
    assertThat(Inputs.documents(items).get(2).content()).isEqualTo("<p>ab");
  }

  @Test
  void saysThatThereIsNoPage() {
    assertThat(Inputs.codes(Inputs.read(Inputs.utf8(record("warcinfo", "text/html", "x")))))
        .containsExactly("warc.without-pages");
  }

  @Test
  void passesOverWhatIsTooLarge() {
    String warc =
        record("resource", "text/html", "<p>" + "x".repeat(5_000))
            + record("resource", "text/html", "<p>y");
    IngestOptions usual = IngestOptions.defaults();
    IngestOptions small =
        new IngestOptions(1000, 1000, 1000, 5, usual.maxPdfTime(), 5, 1L << 40, 99, 9, 2);
    assertThat(Inputs.outcomes(Inputs.read(small, Inputs.utf8(warc))))
        .containsExactly("input.too-large", "ok");
  }

  /** A file that would not fit the memory of a test is read record by record. */
  @Test
  void holdsOneRecordAtATime() {
    byte[] record = Inputs.utf8(record("resource", "text/html", "<p>" + "word ".repeat(20_000)));
    int[] left = {1_200};
    InputStream file =
        new SequenceInputStream(
            new Enumeration<>() {
              @Override
              public boolean hasMoreElements() {
                return left[0] > 0;
              }

              @Override
              public InputStream nextElement() {
                left[0]--;
                return new ByteArrayInputStream(record);
              }
            });
    long[] count = {0, 0};
    new FileDocuments(IngestOptions.defaults(), file)
        .read(
            "-",
            item -> {
              count[0]++;
              if (count[0] % 400 == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                count[1] = Math.max(count[1], runtime.totalMemory() - runtime.freeMemory());
              }
            });
    assertThat(count[0]).isEqualTo(1_200);
    assertThat(count[1]).isLessThan(200L << 20);
  }

  private static String record(String type, String mediaType, String body) {
    return "WARC/1.1\r\nWARC-Type: "
        + type
        + "\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        + "WARC-Record-ID: <urn:uuid:11111111-2222-3333-4444-555555555555>\r\nContent-Type: "
        + mediaType
        + "\r\nContent-Length: "
        + Inputs.utf8(body).length
        + "\r\n\r\n"
        + body
        + "\r\n\r\n";
  }

  private static byte[] unpacked() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(PACKED))) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte[] part, int from) {
    for (int i = from; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
