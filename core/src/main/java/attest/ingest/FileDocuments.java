package attest.ingest;

import attest.document.Problem.Code;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads files, folders with all that is in them (in the order of their names, hidden files left
 * out, links to folders not followed), and standard input. What a file is, is told by its content.
 * Not for use by several threads at once, because of standard input.
 */
public final class FileDocuments implements DocumentSource {
  private final IngestOptions options;
  private final InputStream standardInput;
  private final AtomicLong bytesRead = new AtomicLong();

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

  /** How many bytes of files were read so far; may be asked by any thread. */
  public long bytesRead() {
    return bytesRead.get();
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
    boolean[] any = {false};
    readPath(
        path,
        input,
        item -> {
          any[0] = true;
          sink.accept(item);
        });
    if (!any[0]) {
      sink.accept(
          Item.failed(
              input,
              Code.EMPTY_FOLDER,
              "there is no file in the folder (names that begin with a dot are passed over)"));
    }
  }

  private void readPath(Path path, String name, Consumer<Item> sink) {
    if (Files.isDirectory(path)) {
      readFolder(path, name, sink);
    } else if (!Files.exists(path)) {
      sink.accept(Item.failed(name, Code.NOT_FOUND, "there is no such file or folder"));
    } else {
      try (InputStream in = new Counted(Files.newInputStream(path), bytesRead)) {
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
              .filter(FileDocuments::isNoDevice)
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

  /** Whether reading would come to an end: files and folders, and links to nothing. */
  private static boolean isNoDevice(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path);
  }

  private void readStream(String name, InputStream in, Consumer<Item> sink) throws IOException {
    new StreamReader(options).read(name, in, sink);
  }

  private static Item unreadable(String name, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "you may not read it (permission denied)"
            : "it could not be read to its end: " + e.getMessage();
    return Item.failed(name, Code.UNREADABLE, why);
  }

  /** Counts the bytes that are read. */
  private static final class Counted extends FilterInputStream {
    private final AtomicLong count;

    Counted(InputStream in, AtomicLong count) {
      super(in);
      this.count = count;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
