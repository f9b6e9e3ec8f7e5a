package attest.ingest;

import attest.document.Problem.Code;
import attest.encoding.TextDecoder;
import attest.ingest.DocumentSource.Item;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads one stream to its end, whatever is in it, archives within archives included. */
final class StreamReader {
  private final IngestOptions options;
  private final PayloadReader payloads;
  private final Unpacking unpacking;

  StreamReader(IngestOptions options) {
    this.options = options;
    payloads = new PayloadReader(options);
    unpacking = new Unpacking(options);
  }

  /** Hands on what is in a stream, which is not closed. */
  void read(String name, InputStream in, Consumer<Item> sink) throws IOException {
    try {
      read(name, unpacking.countingPacked(in), 0, null, sink);
    } catch (Unpacking.LimitException e) {
      sink.accept(Item.failed(name, Code.ARCHIVE_LIMIT, String.valueOf(e.getMessage())));
    }
  }

  private void read(
      String name, InputStream in, int depth, @Nullable GzipStream gzip, Consumer<Item> sink)
      throws IOException {
    byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
    FileKind kind = FileKind.of(name, head);
    if (gzip != null && kind == FileKind.WARC) {
      gzip.goOnAfterDamage();
    } else if (gzip != null) {
      gzip.throwDamage();
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    switch (kind) {
      case JSON_LINES -> readLines(name, whole, sink);
      case WARC -> readWarc(name, whole, gzip, sink);
      case GZIP, ZIP -> {
        if (depth >= options.maxNesting()) {
          sink.accept(
              Item.failed(
                  name,
                  Code.ARCHIVE_NESTED,
                  "it is packed more than "
                      + options.maxNesting()
                      + " times, the limit (ingest.max-nesting); unpack it and read what is in"
                      + " it"));
        } else if (kind == FileKind.ZIP) {
          readZip(name, whole, depth + 1, sink);
        } else {
          readGzip(name, whole, depth + 1, sink);
        }
      }
      default -> {
        byte[] rest = in.readNBytes((int) Math.max(0, payloads.limit(kind) + 1 - head.length));
        byte[] bytes = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
        payloads.read(kind, Payload.of(name, bytes), sink);
      }
    }
  }

  private void readGzip(String name, InputStream in, int depth, Consumer<Item> sink)
      throws IOException {
    GzipStream gzip = new GzipStream(in);
    try {
      read(name, unpacking.countingUnpacked(gzip), depth, gzip, sink);
    } catch (ZipException e) {
      sink.accept(damaged(name, e.getMessage()));
    }
  }

  private void readZip(String name, InputStream in, int depth, Consumer<Item> sink)
      throws IOException {
    boolean any = false;
    ZipFiles files = new ZipFiles(in);
    for (ZipEntry entry = files.next(); entry != null; entry = files.next()) {
      unpacking.file();
      InputStream content = unpacking.countingUnpacked(files.content());
      String file = name + "!" + entry.getName();
      try {
        if (!entry.isDirectory() && !isHidden(entry.getName())) {
          any = true;
          read(file, content, depth, null, sink);
        }
        content.transferTo(OutputStream.nullOutputStream());
      } catch (ZipException | EOFException e) {
        sink.accept(damaged(file, e.getMessage()));
        if (!files.goOn()) {
          break;
        }
      }
    }
    String damage = files.damage();
    if (damage != null) {
      sink.accept(damaged(name, damage));
    } else if (!any) {
      sink.accept(Item.failed(name, Code.EMPTY_FOLDER, "there is no file in the archive"));
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
  }

  private static Item damaged(String name, @Nullable String why) {
    return Item.failed(
        name,
        Code.ARCHIVE_DAMAGED,
        (why == null ? "it breaks off" : why)
            + "; what stands before and after that was read as far as it goes. Fetch or pack it"
            + " again");
  }

  private void readWarc(String name, InputStream in, @Nullable GzipStream gzip, Consumer<Item> sink)
      throws IOException {
    new WarcPages(payloads, options).read(name, in, sink);
    if (gzip != null && gzip.damaged() > 0) {
      sink.accept(
          Item.failed(
              name,
              Code.WARC_DAMAGED,
              gzip.damaged()
                  + " packed records were damaged and passed over; fetch the pages again"));
    }
  }

  private void readLines(String name, InputStream in, Consumer<Item> sink) throws IOException {
    LineReader lines = new LineReader(in, options.maxLineBytes());
    long number = 0;
    boolean any = false;
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      number++;
      String source = name + ":" + number;
      byte[] bytes = line.bytes();
      int start = number == 1 && startsWithMark(bytes) ? 3 : 0;
      TextDecoder.Decoded decoded = TextDecoder.utf8Only(bytes, start, bytes.length - start);
      if (line.cut()) {
        any = true;
        sink.accept(
            Item.failed(
                source,
                Code.TOO_LARGE,
                "the line is longer than "
                    + options.maxLineBytes()
                    + " bytes, the limit (ingest.max-line-bytes)"));
      } else if (!decoded.text().isBlank()) {
        any = true;
        sink.accept(ArticleLine.read(source, decoded));
      }
    }
    if (!any) {
      sink.accept(Item.failed(name, Code.EMPTY, "there is no line in the input"));
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
