package attest.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfTextTest {
  private static final List<String> LINES =
      List.of(
          "Gunmen kill four herders",
          "",
          "Gunmen on motorbikes killed four herd-",
          "ers near the town of Dikwa on Tues-",
          "day, police said.",
          "",
          "The attackers were armed with AK-",
          "47 rifles and left before dark.");

  @Test
  void readsParagraphs() throws IOException {
    List<Item> items = Inputs.read(pdf(1, LINES));
    assertThat(Inputs.outcomes(items)).containsExactly("ok");
    RawDocument document = Inputs.documents(items).getFirst();
    assertThat(document.form()).isEqualTo(RawDocument.Form.PLAIN_TEXT);
    assertThat(document.content())
        .isEqualTo(
            "Gunmen kill four herders\n\n"
                + "Gunmen on motorbikes killed four herders near the town of Dikwa on Tuesday,"
                + " police said.\n\n"
                + "The attackers were armed with AK-47 rifles and left before dark.");
    assertThat(document.metadata().title()).isEqualTo("Four killed near Dikwa");
    assertThat(document.metadata().byline()).containsExactly("Ada Obi");
    assertThat(document.metadata().published()).isNull();
  }

  @Test
  void leavesRunningHeadsOut() {
    List<List<PdfLayout.Line>> pages =
        List.of(
            page("Lake Gazette, page 1", "First of", "three.", "- 1 -"),
            page("Lake Gazette, page 2", "The second", "goes on and", "- 2 -"),
            page("Lake Gazette, page 3", "ends here.", "- 3 -"));
    assertThat(PdfLayout.text(pages))
        .isEqualTo("First of three.\n\nThe second goes on and ends here.");
  }

  @Test
  void indentsBeginParagraphs() {
    List<PdfLayout.Line> page =
        List.of(
            new PdfLayout.Line("One begins", 90, 10),
            new PdfLayout.Line("and goes on", 70, 24),
            new PdfLayout.Line("and ends.", 70, 38),
            new PdfLayout.Line("Two begins", 90, 52),
            new PdfLayout.Line("and ends.", 70, 66));
    assertThat(PdfLayout.text(List.of(page)))
        .isEqualTo("One begins and goes on and ends.\n\nTwo begins and ends.");
  }

  private static List<PdfLayout.Line> page(String... lines) {
    List<PdfLayout.Line> page = new ArrayList<>();
    for (String line : lines) {
      page.add(new PdfLayout.Line(line, 70, 14f * page.size()));
    }
    return page;
  }

  @Test
  void stopsAtTheLimits() throws IOException {
    byte[] ten = pdf(10, LINES);
    List<Item> cut = Inputs.read(options(3, Duration.ofSeconds(60)), ten);
    assertThat(Inputs.documents(cut)).hasSize(1);
    assertThat(Inputs.codes(cut)).containsExactly("pdf.cut");
    List<Item> late = Inputs.read(options(100, Duration.ofMillis(1)), pdf(100, LINES));
    assertThat(late.getFirst().problems().getFirst().message()).contains("max-pdf-time");
    IngestOptions usual = IngestOptions.defaults();
    IngestOptions small =
        new IngestOptions(10, 10, 500, 5, usual.maxPdfTime(), 5, 1L << 30, 250, 5, 5);
    assertThat(Inputs.codes(Inputs.read(small, ten))).containsExactly("input.too-large");
  }

  @Test
  void openingEndsWhenTheTimeIsUp() {
    String many = "1 0 obj << /Type /Page /Parent 2 0 R >> endobj\n".repeat(20_000);
    byte[] bytes = Inputs.utf8("%PDF-1.4\n" + many + "startxref\n9999999\n");
    List<Item> items = Inputs.read(options(100, Duration.ofMillis(1)), bytes);
    assertThat(Inputs.outcomes(items)).containsExactly("pdf.damaged");
    assertThat(items.getFirst().problems().getFirst().message()).contains("max-pdf-time");
  }

  @Test
  void saysWhyThereIsNoText() throws IOException {
    assertThat(Inputs.codes(Inputs.read(pdf(2, List.of())))).containsExactly("pdf.without-text");
    byte[] whole = pdf(1, LINES);
    assertThat(Inputs.outcomes(Inputs.read(Arrays.copyOf(whole, 100))))
        .containsExactly("pdf.damaged");
    try (PDDocument document = document(1, LINES)) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      assertThat(Inputs.codes(Inputs.read(out.toByteArray()))).containsExactly("pdf.encrypted");
    }
  }

  @Test
  void anyDamageIsAProblemAndNoFault() throws IOException {
    byte[] whole = pdf(2, LINES);
    Random random = new Random(3);
    for (int round = 0; round < 40; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
      }
      assertThat(Inputs.read(damaged)).isNotEmpty();
    }
  }

  private static IngestOptions options(int pages, Duration time) {
    return new IngestOptions(1 << 20, 1 << 20, 1 << 20, pages, time, 5, 1L << 30, 250, 5, 5);
  }

  private static byte[] pdf(int pages, List<String> lines) throws IOException {
    try (PDDocument document = document(pages, lines)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static PDDocument document(int pages, List<String> lines) throws IOException {
    PDDocument document = new PDDocument();
    document.getDocumentInformation().setTitle("Four killed near Dikwa");
    document.getDocumentInformation().setAuthor("Ada Obi");
    for (int i = 0; i < pages; i++) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.setLeading(14.5f);
        content.newLineAtOffset(70, 700);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
    }
    return document;
  }
}
