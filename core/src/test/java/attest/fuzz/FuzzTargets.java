package attest.fuzz;

import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.document.RawDocument;
import attest.encoding.TextDecoder;
import attest.feed.Feed;
import attest.feed.FeedReader;
import attest.ingest.DocumentSource.Item;
import attest.ingest.FileDocuments;
import attest.settings.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is fuzzed: each method takes any bytes and throws only for a fault of the program. They are
 * static and take an array, as the fuzzer Jazzer wants them too.
 */
public final class FuzzTargets {
  private static final Cleaner CLEANER = new TextCleaner(Settings.defaults().clean());

  private FuzzTargets() {}

  /** Web pages: decoding and cleaning. */
  public static void page(byte[] bytes) {
    String text = TextDecoder.withoutLoneSurrogates(TextDecoder.decodeMarkup(bytes, null)).text();
    for (RawDocument.Form form :
        new RawDocument.Form[] {RawDocument.Form.HTML_PAGE, RawDocument.Form.HTML_FRAGMENT}) {
      CLEANER.clean(new RawDocument("page", form, text, RawDocument.Metadata.none()));
    }
  }

  /** Feeds in XML and JSON. */
  public static void feed(byte[] bytes) {
    Feed feed = new FeedReader(1000).read("feed", bytes, null, "https://example.org/feed");
    feed.entries().forEach(entry -> entry.document("feed:1"));
    if (feed.format() == Feed.Format.NONE && feed.problems().isEmpty()) {
      throw new IllegalStateException("neither a feed nor a problem");
    }
  }

  /** Files of any kind, WARC files and archives above all. */
  public static void file(byte[] bytes) {
    int[] items = {0};
    new FileDocuments(Settings.defaults().ingest(), new ByteArrayInputStream(bytes))
        .read("-", item -> items[0] += count(item));
    if (items[0] == 0) {
      throw new IllegalStateException("neither a document nor a problem");
    }
  }

  /** WARC files: the same, of bytes that begin like one. */
  public static void warc(byte[] bytes) {
    file(beginning("WARC/1.0\r\n", bytes));
  }

  /** PDF files: the same, of bytes that begin like one. */
  public static void pdf(byte[] bytes) {
    file(beginning("%PDF-1.4\n", bytes));
  }

  private static byte[] beginning(String mark, byte[] bytes) {
    byte[] head = mark.getBytes(StandardCharsets.US_ASCII);
    int same = Math.max(0, Arrays.mismatch(head, bytes));
    if (same >= 4) {
      return bytes;
    }
    byte[] whole = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, whole, head.length, bytes.length);
    return whole;
  }

  /** {@link #page} for Jazzer. */
  public static final class Page {
    private Page() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
      page(bytes);
    }
  }

  /** {@link #feed} for Jazzer. */
  public static final class FeedFile {
    private FeedFile() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
      feed(bytes);
    }
  }

  /** {@link #warc} for Jazzer. */
  public static final class Warc {
    private Warc() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
      warc(bytes);
    }
  }

  /** {@link #pdf} for Jazzer. */
  public static final class Pdf {
    private Pdf() {}

    /** Takes one input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
      pdf(bytes);
    }
  }

  private static int count(Item item) {
    RawDocument document = item.document();
    if (document != null && document.content().isBlank()) {
      throw new IllegalStateException("a document without text");
    }
    return 1;
  }
}
