package attest.ingest;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.RawDocument;
import attest.encoding.TextDecoder;
import attest.feed.Feed;
import attest.feed.FeedEntry;
import attest.feed.FeedReader;
import attest.feed.OpmlReader;
import attest.ingest.DocumentSource.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes documents of bytes that are in memory. Safe for threads. */
final class PayloadReader {
  static final String READ =
      "what is read is plain text, HTML, PDF, feeds, WARC and article JSON Lines, also in gzip and"
          + " zip";

  private final IngestOptions options;

  PayloadReader(IngestOptions options) {
    this.options = options;
  }

  /** The documents of a payload, by what its first bytes say it is. */
  void read(Payload payload, Consumer<Item> sink) {
    byte[] bytes = payload.bytes();
    byte[] head =
        bytes.length > FileKind.HEAD_BYTES ? Arrays.copyOf(bytes, FileKind.HEAD_BYTES) : bytes;
    read(FileKind.of(payload.source(), head), payload, sink);
  }

  /** The documents of a payload of a kind that is known; kinds with many documents are refused. */
  void read(FileKind kind, Payload payload, Consumer<Item> sink) {
    String source = payload.source();
    long limit = limit(kind);
    if (kind.isDocument() && (payload.cut() || payload.bytes().length > limit)) {
      sink.accept(tooLarge(kind, source));
      return;
    }
    switch (kind) {
      case HTML -> sink.accept(html(payload));
      case TEXT -> sink.accept(text(payload));
      case FEED, JSON_FEED -> feed(payload, sink);
      case FEED_LIST -> sink.accept(list(payload));
      case PDF ->
          sink.accept(withAddress(new PdfText(options).read(source, payload.bytes()), payload));
      case EMPTY -> sink.accept(Item.failed(source, Code.EMPTY, "the input is empty"));
      case BINARY ->
          sink.accept(Item.failed(source, Code.BINARY, "the bytes are not text; " + READ));
      default ->
          sink.accept(
              Item.failed(
                  source,
                  Code.UNSUPPORTED,
                  "it is " + kind.label() + ", which is not read here; " + READ));
    }
  }

  /** The most bytes that a document of a kind may have. */
  long limit(FileKind kind) {
    return kind == FileKind.PDF ? options.maxPdfBytes() : options.maxDocumentBytes();
  }

  private Item tooLarge(FileKind kind, String source) {
    boolean pdf = kind == FileKind.PDF;
    return Item.failed(
        source,
        Code.TOO_LARGE,
        "it is larger than "
            + limit(kind)
            + " bytes, the limit for "
            + (pdf
                ? "a PDF file (ingest.max-pdf-bytes)"
                : "one document (ingest.max-document-bytes)")
            + "; split it or raise the limit");
  }

  private static Item html(Payload payload) {
    return document(
        payload,
        RawDocument.Form.HTML_PAGE,
        TextDecoder.decodeMarkup(payload.bytes(), payload.charset()));
  }

  private static Item text(Payload payload) {
    byte[] bytes = payload.bytes();
    if (!TextDecoder.isUtf16(bytes) && indexOfZero(bytes) >= 0) {
      return Item.failed(payload.source(), Code.BINARY, "the bytes are not text; " + READ);
    }
    return document(payload, RawDocument.Form.PLAIN_TEXT, TextDecoder.decode(bytes));
  }

  private static Item document(
      Payload payload, RawDocument.Form form, TextDecoder.Decoded decoded) {
    String source = payload.source();
    TextDecoder.Decoded whole = TextDecoder.withoutLoneSurrogates(decoded);
    if (whole.text().isBlank()) {
      return Item.failed(source, Code.EMPTY, "there is only white space in the input");
    }
    List<Problem> problems = new ArrayList<>();
    for (String doubt : new @Nullable String[] {decoded.doubt(), whole.doubt()}) {
      if (doubt != null && problems.stream().noneMatch(p -> p.message().equals(doubt))) {
        problems.add(new Problem(source, Code.ENCODING, doubt));
      }
    }
    return withAddress(
        new Item(
            new RawDocument(source, form, whole.text(), RawDocument.Metadata.none()), problems),
        payload);
  }

  /** The same, with the address and the time of fetching of the payload. */
  private static Item withAddress(Item item, Payload payload) {
    RawDocument document = item.document();
    if (document == null || payload.url() == null && payload.fetched() == null) {
      return item;
    }
    RawDocument.Metadata known = document.metadata();
    RawDocument.Metadata metadata =
        new RawDocument.Metadata(
            known.ref(),
            known.title(),
            payload.url(),
            known.publisher(),
            known.byline(),
            known.language(),
            known.published());
    return new Item(
        new RawDocument(
            document.source(), document.form(), document.content(), metadata, payload.fetched()),
        item.problems());
  }

  private void feed(Payload payload, Consumer<Item> sink) {
    String source = payload.source();
    Feed feed =
        new FeedReader(options.maxFeedEntries())
            .read(source, payload.bytes(), payload.charset(), payload.url());
    if (!feed.problems().isEmpty()) {
      sink.accept(new Item(null, feed.problems()));
    }
    if (feed.entries().isEmpty() && feed.format() != Feed.Format.NONE) {
      sink.accept(Item.failed(source, Code.EMPTY, "there is no entry in the feed"));
    }
    int number = 0;
    for (FeedEntry entry : feed.entries()) {
      number++;
      String name = source + ":" + number;
      RawDocument document = entry.document(name);
      if (document == null) {
        String known = entry.url() == null ? entry.title() : entry.url();
        sink.accept(
            Item.failed(
                name,
                Code.ENTRY_WITHOUT_TEXT,
                "the entry carries no text of the article"
                    + (known == null ? "" : " (" + known + ")")
                    + "; save the page and read that"));
      } else {
        sink.accept(
            new Item(
                new RawDocument(
                    name,
                    document.form(),
                    document.content(),
                    document.metadata(),
                    payload.fetched()),
                List.of()));
      }
    }
  }

  private static Item list(Payload payload) {
    int feeds = new OpmlReader().read(payload.bytes(), payload.charset()).size();
    return Item.failed(
        payload.source(),
        Code.FEED_LIST,
        "it is a list of "
            + feeds
            + " feeds and has no articles; follow it with 'attest watch', or read the feeds"
            + " themselves");
  }

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
