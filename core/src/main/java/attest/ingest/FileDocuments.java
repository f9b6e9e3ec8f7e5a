package attest.ingest;

import attest.document.Problem;
import attest.document.Problem.Code;
import attest.document.RawDocument;
import attest.encoding.TextDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads files, folders with all that is in them (in the order of their names, hidden files left
 * out, links to folders not followed), and standard input. What a file is, is told by its content.
 * Not for use by several threads at once, because of standard input.
 */
public final class FileDocuments implements DocumentSource {
  private static final int HEAD_BYTES = 1 << 16;
  private static final String READ =
      "this version reads plain text and article JSON Lines (one object a line, with 'text')";

  private final IngestOptions options;
  private final InputStream standardInput;

  /**
   * A reader.
   *
   * @param options the limits
   * @param standardInput what {@code -} stands for; it is not closed
   */
  public FileDocuments(IngestOptions options, InputStream standardInput) {
    this.options = options;
    this.standardInput = standardInput;
  }

  @Override
  public void read(String input, Consumer<Item> sink) {
    if (input.equals("-")) {
      try {
        readStream("-", standardInput, sink);
      } catch (IOException e) {
        sink.accept(unreadable("-", e));
      }
      return;
    }
    if (input.matches("(?i)https?://.*")) {
      sink.accept(
          Item.failed(
              input,
              Code.UNSUPPORTED,
              "addresses are not fetched: save the article's text and name the file"));
      return;
    }
    Path path;
    try {
      path = Path.of(input);
    } catch (InvalidPathException e) {
      sink.accept(Item.failed(input, Code.NOT_FOUND, "there is no such file or folder"));
      return;
    }
    readPath(path, input, sink);
  }

  private void readPath(Path path, String name, Consumer<Item> sink) {
    if (Files.isDirectory(path)) {
      readFolder(path, name, sink);
    } else if (!Files.exists(path)) {
      sink.accept(Item.failed(name, Code.NOT_FOUND, "there is no such file or folder"));
    } else {
      try (InputStream in = Files.newInputStream(path)) {
        readStream(name, in, sink);
      } catch (IOException e) {
        sink.accept(unreadable(name, e));
      }
    }
  }

  private void readFolder(Path folder, String name, Consumer<Item> sink) {
    List<Path> children;
    try (Stream<Path> list = Files.list(folder)) {
      children =
          list.filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
              .filter(child -> !Files.isSymbolicLink(child) || !Files.isDirectory(child))
              .filter(child -> Files.exists(child, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
    } catch (IOException e) {
      sink.accept(unreadable(name, e));
      return;
    }
    for (Path child : children) {
      readPath(child, child.toString(), sink);
    }
  }

  private void readStream(String name, InputStream in, Consumer<Item> sink) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    FileKind kind = FileKind.of(name, head);
    switch (kind) {
      case JSON_LINES ->
          readLines(name, new SequenceInputStream(new ByteArrayInputStream(head), in), sink);
      case TEXT -> sink.accept(readText(name, head, in));
      case EMPTY -> sink.accept(Item.failed(name, Code.EMPTY, "the input is empty"));
      case BINARY -> sink.accept(Item.failed(name, Code.BINARY, "the bytes are not text; " + READ));
      default ->
          sink.accept(
              Item.failed(
                  name,
                  Code.UNSUPPORTED,
                  "it is " + kind.label() + ", which is not read; " + READ));
    }
  }

  private Item readText(String name, byte[] head, InputStream in) throws IOException {
    long limit = options.maxDocumentBytes();
    byte[] rest = in.readNBytes((int) Math.max(0, limit + 1 - head.length));
    if ((long) head.length + rest.length > limit) {
      return Item.failed(
          name,
          Code.TOO_LARGE,
          "it is larger than "
              + limit
              + " bytes, the limit for one document (ingest.max-document-bytes); split it");
    }
    byte[] bytes = java.util.Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, bytes, head.length, rest.length);
    if (!TextDecoder.isUtf16(bytes) && indexOfZero(bytes) >= 0) {
      return Item.failed(name, Code.BINARY, "the bytes are not text; " + READ);
    }
    TextDecoder.Decoded decoded = TextDecoder.withoutLoneSurrogates(TextDecoder.decode(bytes));
    if (decoded.text().isBlank()) {
      return Item.failed(name, Code.EMPTY, "there is only white space in the input");
    }
    String doubt = decoded.doubt();
    return new Item(
        new RawDocument(
            name, RawDocument.Form.PLAIN_TEXT, decoded.text(), RawDocument.Metadata.none()),
        doubt == null ? List.of() : List.of(new Problem(name, Code.ENCODING, doubt)));
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

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Item unreadable(String name, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "you may not read it (permission denied)"
            : "it could not be read to its end: " + e.getMessage();
    return Item.failed(name, Code.UNREADABLE, why);
  }
}
