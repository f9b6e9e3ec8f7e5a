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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
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

  /** How long a file whose time is up has to hand in what was read of it. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final IngestOptions options;

  PdfText(IngestOptions options) {
    this.options = options;
  }

  /**
   * The document of a file that is in memory. It is read on a thread of its own: what does not end
   * when its time is up is left behind.
   */
  Item read(String name, byte[] bytes) {
    Deadline deadline = Deadline.in(options.maxPdfTime());
    FutureTask<Item> task = new FutureTask<>(() -> read(name, bytes, deadline));
    Thread thread = Thread.ofPlatform().daemon().name("attest-pdf").unstarted(task);
    thread.start();
    try {
      return task.get(options.maxPdfTime().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return nothing(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Item.failed(name, Code.PDF_DAMAGED, "reading it was broken off; read it again");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What there is of a file whose time was up before any text was read. */
  private Item nothing(String name) {
    return Item.failed(
        name,
        Code.PDF_DAMAGED,
        "opening it took longer than "
            + options.maxPdfTime()
            + ", the limit (ingest.max-pdf-time); save it anew with another program, or raise the"
            + " limit");
  }

  private Item read(String name, byte[] bytes, Deadline deadline) {
    try (PDDocument pdf =
        Loader.loadPDF(
            new Deadline.Bytes(bytes, deadline),
            MemoryUsageSetting.setupMixed(MAX_MEMORY, MAX_SCRATCH).streamCache)) {
      return read(name, pdf, deadline);
    } catch (InvalidPasswordException e) {
      return Item.failed(
          name, Code.PDF_ENCRYPTED, "the file asks for a password; save a copy without one");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (deadline.isOver()) {
        return nothing(name);
      }
      return Item.failed(
          name,
          Code.PDF_DAMAGED,
          "the file is damaged and cannot be read ("
              + (e.getMessage() == null ? e.getClass().getSimpleName() : oneLine(e.getMessage()))
              + "); open it in a viewer and save its text");
    }
  }

  private Item read(String name, PDDocument pdf, Deadline deadline) throws IOException {
    List<Problem> problems = new ArrayList<>();
    int pages = pdf.getNumberOfPages();
    RawDocument.Metadata metadata = metadata(pdf);
    Stripper stripper = new Stripper(deadline);
    stripper.setEndPage(Math.min(pages, options.maxPdfPages()));
    try {
      stripper.writeText(pdf, Writer.nullWriter());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (!deadline.isOver()) {
        throw e;
      }
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
    if (plain.isBlank() && deadline.isOver()) {
      return nothing(name);
    }
    if (plain.isBlank()) {
      problems.addFirst(
          new Problem(
              name,
              Code.PDF_WITHOUT_TEXT,
              "there is no text in the file, perhaps only pictures of pages; make the text with a"
                  + " program for character recognition and read that"));
      return new Item(null, problems);
    }
    return new Item(new RawDocument(name, RawDocument.Form.PLAIN_TEXT, plain, metadata), problems);
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

  /** Takes the lines with where they stand, and looks at the clock. */
  private static final class Stripper extends PDFTextStripper {
    private final Deadline deadline;
    private final List<List<PdfLayout.Line>> pages = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float x;
    private float y;

    Stripper(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      deadline.check();
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
