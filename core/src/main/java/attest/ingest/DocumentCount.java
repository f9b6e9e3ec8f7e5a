package attest.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Counts documents ahead of reading, for showing how much is left. */
public final class DocumentCount {
  private DocumentCount() {}

  /**
   * How many documents there are in some inputs: files count one, JSON Lines files one a line.
   * Reads JSON Lines files once.
   *
   * @param inputs what the user named
   * @return the number; empty where it cannot be told, as for standard input, archives and feeds
   */
  public static OptionalLong of(List<String> inputs) {
    long count = 0;
    for (String input : inputs) {
      if (input.equals("-")) {
        return OptionalLong.empty();
      }
      try (Stream<Path> files = Files.walk(Path.of(input))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          long inFile = count(file);
          if (inFile < 0) {
            return OptionalLong.empty();
          }
          count += inFile;
        }
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        count++;
      }
    }
    return OptionalLong.of(count);
  }

  /**
   * Whether an input is one file with one document, such as a text or a page. A file of JSON Lines
   * is for many, even if it has one line.
   *
   * @param input what the user named
   */
  public static boolean isOne(String input) {
    if (input.equals("-")) {
      return false;
    }
    try {
      Path file = Path.of(input);
      if (!Files.isRegularFile(file)) {
        return false;
      }
      try (InputStream in = Files.newInputStream(file)) {
        FileKind kind = FileKind.of(input, in.readNBytes(1 << 16));
        return kind != FileKind.JSON_LINES && !kind.hasMany();
      }
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  /**
   * How many bytes there are in some inputs.
   *
   * @param inputs what the user named
   * @return the number; empty where it cannot be told, as for standard input
   */
  public static OptionalLong bytes(List<String> inputs) {
    long bytes = 0;
    for (String input : inputs) {
      try (Stream<Path> files = input.equals("-") ? Stream.empty() : Files.walk(Path.of(input))) {
        if (input.equals("-")) {
          return OptionalLong.empty();
        }
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          bytes += Files.size(file);
        }
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        continue;
      }
    }
    return OptionalLong.of(bytes);
  }

  /** The documents of a file; -1 where only reading it tells how many there are. */
  private static long count(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = in.readNBytes(1 << 16);
      FileKind kind = FileKind.of(file.toString(), buffer);
      if (kind != FileKind.JSON_LINES) {
        return kind.hasMany() ? -1 : 1;
      }
      long lines = 0;
      int last = '\n';
      for (int length = buffer.length; length > 0; length = in.read(buffer)) {
        for (int i = 0; i < length; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        last = buffer[length - 1];
      }
      return last == '\n' ? lines : lines + 1;
    }
  }
}
