package attest.ingest;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * The text layer of a PDF file as plain text: the lines of a paragraph joined, words that were
 * divided at the end of a line put together, and lines that return at the head or foot of the pages
 * left out. The date on which the file was made says nothing of when the text was published and is
 * not used.
 */
final class PdfText {
  private static final long MAX_MEMORY = 64L << 20;
  private static final long MAX_SCRATCH = 1L << 30;

  private final IngestOptions options;

  PdfText(IngestOptions options) {
    this.options = options;
  }

  /** The document of a file that is in memory. */
  Item read(String name, byte[] bytes) {
    try (PDDocument pdf =
        Loader.loadPDF(
            new RandomAccessReadBuffer(bytes),
            MemoryUsageSetting.setupMixed(MAX_MEMORY, MAX_SCRATCH).streamCache)) {
      return read(name, pdf);
    } catch (InvalidPasswordException e) {
      return Item.failed(
          name, Code.PDF_ENCRYPTED, "the file asks for a password; save a copy without one");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Item.failed(
          name,
          Code.PDF_DAMAGED,
          "the file is damaged and cannot be read ("
              + (e.getMessage() == null ? e.getClass().getSimpleName() : oneLine(e.getMessage()))
              + "); open it in a viewer and save its text");
    }
  }

  private Item read(String name, PDDocument pdf) throws IOException {
    List<Problem> problems = new ArrayList<>();
    int pages = pdf.getNumberOfPages();
    Stripper stripper = new Stripper(options.maxPdfTime());
    stripper.setEndPage(Math.min(pages, options.maxPdfPages()));
    try {
      stripper.writeText(pdf, Writer.nullWriter());
    } catch (TimeUpException e) {
      problems.add(
          new Problem(
              name,
              Code.PDF_CUT,
              "reading it took longer than "
                  + options.maxPdfTime()
                  + ", the limit (ingest.max-pdf-time); the text up to there was read"));
    }
    if (pages > options.maxPdfPages()) {
      problems.add(
          new Problem(
              name,
              Code.PDF_CUT,
              "it has "
                  + pages
                  + " pages; only the first "
                  + options.maxPdfPages()
                  + " were read, the limit (ingest.max-pdf-pages)"));
    }
    String plain = PdfLayout.text(stripper.pages);
    if (plain.isBlank()) {
      problems.addFirst(
          new Problem(
              name,
              Code.PDF_WITHOUT_TEXT,
              "there is no text in the file, perhaps only pictures of pages; make the text with a"
                  + " program for character recognition and read that"));
      return new Item(null, problems);
    }
    return new Item(
        new RawDocument(name, RawDocument.Form.PLAIN_TEXT, plain, metadata(pdf)), problems);
  }

  private static RawDocument.Metadata metadata(PDDocument pdf) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    String title = information.getTitle();
    String author = information.getAuthor();
    String language = pdf.getDocumentCatalog().getLanguage();
    return new RawDocument.Metadata(
        null,
        isTitle(title) ? oneLine(title) : null,
        null,
        null,
        author == null || author.isBlank() ? List.of() : List.of(oneLine(author)),
        ArticleLine.languageTag(language),
        null);
  }

  /** Whether a title was written by a person and not by a word processor. */
  private static boolean isTitle(@Nullable String title) {
    if (title == null || title.isBlank()) {
      return false;
    }
    String lower = title.strip().toLowerCase(Locale.ROOT);
    return lower.indexOf(' ') > 0
        && !lower.startsWith("microsoft word")
        && !lower.startsWith("untitled")
        && !lower.matches(".*\\.(docx?|pdf|indd|qxd|rtf|odt|txt|html?)");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** The time for a file is up. */
  private static final class TimeUpException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Takes the lines with where they stand, and looks at the clock. */
  private static final class Stripper extends PDFTextStripper {
    private final long start = System.nanoTime();
    private final long nanos;
    private final List<List<PdfLayout.Line>> pages = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float x;
    private float y;

    Stripper(Duration time) {
      nanos = time.toNanos();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (System.nanoTime() - start > nanos) {
        throw new TimeUpException();
      }
      super.processOperator(operator, operands);
    }

    @Override
    protected void writePageStart() {
      pages.add(new ArrayList<>());
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      if (line.isEmpty() && !positions.isEmpty()) {
        x = positions.getFirst().getXDirAdj();
        y = positions.getFirst().getYDirAdj();
      }
      line.append(text);
    }

    @Override
    protected void writeWordSeparator() {
      line.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
      endLine();
    }

    @Override
    protected void writeParagraphStart() {}

    @Override
    protected void writeParagraphEnd() {
      endLine();
    }

    @Override
    protected void writePageEnd() {
      endLine();
    }

    private void endLine() {
      if (!line.toString().isBlank() && !pages.isEmpty()) {
        pages.getLast().add(new PdfLayout.Line(line.toString().strip(), x, y));
      }
      line.setLength(0);
    }
  }
}
