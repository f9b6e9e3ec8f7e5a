package attest.ingest;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.RawDocument;
import attest.ingest.DocumentSource.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
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
  private static final char PARAGRAPH_END = '\u2029';
  private static final char PAGE_END = '\f';
  private static final int RUNNING_PAGES = 3;

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
    StringWriter text = new StringWriter();
    try {
      stripper.writeText(pdf, text);
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
    String plain = plain(text.toString());
    if (plain.isBlank()) {
      problems.addFirst(
          new Problem(
              name,
              Code.PDF_WITHOUT_TEXT,
              "there is no text in the file, perhaps only pictures of pages; make the text with a program"
                  + " for character recognition and read that"));
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

  /** Takes the text, marks ends of paragraphs and pages, and looks at the clock. */
  private static final class Stripper extends PDFTextStripper {
    private final long start = System.nanoTime();
    private final long nanos;

    Stripper(Duration time) {
      nanos = time.toNanos();
      setLineSeparator("\n");
      setParagraphEnd(String.valueOf(PARAGRAPH_END));
      setPageEnd(String.valueOf(PAGE_END));
      setSuppressDuplicateOverlappingText(false);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (System.nanoTime() - start > nanos) {
        throw new TimeUpException();
      }
      super.processOperator(operator, operands);
    }
  }

  /** The text of all pages. */
  static String plain(String marked) {
    List<List<String>> pages = new ArrayList<>();
    for (String page : marked.split(String.valueOf(PAGE_END))) {
      pages.add(new ArrayList<>(page.lines().toList()));
    }
    dropRunningLines(pages);
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (List<String> page : pages) {
      for (String line : page) {
        boolean ends = line.isBlank() || line.indexOf(PARAGRAPH_END) >= 0;
        String words = line.replace(String.valueOf(PARAGRAPH_END), "").strip();
        if (!words.isEmpty()) {
          join(paragraph, words);
        }
        if (ends && !paragraph.isEmpty()) {
          paragraphs.add(paragraph.toString());
          paragraph.setLength(0);
        }
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
    }
    return String.join("\n\n", joined(paragraphs));
  }

  /** Joins a paragraph that a page break divided. */
  private static List<String> joined(List<String> paragraphs) {
    List<String> joined = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String last = joined.isEmpty() ? "" : joined.getLast();
      boolean open = !last.isEmpty() && ",-".indexOf(last.charAt(last.length() - 1)) >= 0;
      boolean letter = !last.isEmpty() && Character.isLowerCase(last.charAt(last.length() - 1));
      if ((open || letter) && Character.isLowerCase(paragraph.codePointAt(0))) {
        StringBuilder whole = new StringBuilder(joined.removeLast());
        join(whole, paragraph);
        joined.add(whole.toString());
      } else {
        joined.add(paragraph);
      }
    }
    return joined;
  }

  /** Adds a line; a hyphen before a small letter at its begin was a division of the line. */
  private static void join(StringBuilder paragraph, String line) {
    int length = paragraph.length();
    if (length == 0) {
      paragraph.append(line);
      return;
    }
    char last = paragraph.charAt(length - 1);
    boolean small = Character.isLowerCase(line.codePointAt(0));
    boolean word = length > 1 && Character.isLetter(paragraph.charAt(length - 2));
    if (last == '\u00AD' || (last == '-' || last == '\u2010') && small && word) {
      paragraph.setLength(length - 1);
    } else if (last != '-' || !word) {
      paragraph.append(' ');
    }
    paragraph.append(line);
  }

  /** Takes away first and last lines that are alike, but for numbers, on several pages. */
  private static void dropRunningLines(List<List<String>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<String> page : pages) {
      for (String line : edges(page)) {
        counts.merge(line, 1, Integer::sum);
      }
    }
    for (List<String> page : pages) {
      List<String> edges = edges(page);
      page.removeIf(line ->
          edges.contains(shape(line)) && counts.getOrDefault(shape(line), 0) >= RUNNING_PAGES);
    }
  }

  private static List<String> edges(List<String> page) {
    List<String> lines = page.stream().filter(line -> !shape(line).isEmpty()).toList();
    return lines.isEmpty()
        ? List.of()
        : lines.size() == 1
            ? List.of(shape(lines.getFirst()))
            : List.of(shape(lines.getFirst()), shape(lines.getLast()));
  }

  private static String shape(String line) {
    return line.replace(String.valueOf(PARAGRAPH_END), "").strip().replaceAll("\\d+", "#");
  }
}
