package attest.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state in a folder: a file of JSON Lines that only grows while a watch runs. Each line is
 * written at once and forced to disk; a last line that was cut off by a crash is dropped when the
 * file is opened again. When most of its lines are out of date, it is written anew beside itself
 * and put in place in one step. One watch at a time may use it. Safe for threads.
 */
public final class FileWatchState implements WatchState {
  /** The name of the file in its folder. */
  public static final String FILE = "watch-1.jsonl";

  private static final String LOCK = "watch.lock";
  private static final int FEW_LINES = 1000;

  private final FileChannel lockFile;
  private final FileLock lock;
  private final FileChannel file;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, FeedMemory> feeds = new HashMap<>();

  private FileWatchState(Path folder) throws IOException {
    Files.createDirectories(folder);
    lockFile =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = lock(folder);
    Path path = folder.resolve(FILE);
    try {
      int lines = load(path);
      if (lines > FEW_LINES && lines > 2 * (seen.size() + failures.size() + feeds.size())) {
        rewrite(path);
      }
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      lockFile.close();
      throw e;
    }
  }

  /**
   * Opens the state in a folder, which is made if it is missing.
   *
   * @throws IOException if it cannot be read or written, or another watch uses it
   */
  public static FileWatchState open(Path folder) throws IOException {
    return new FileWatchState(folder);
  }

  private FileLock lock(Path folder) throws IOException {
    FileLock got;
    try {
      got = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      got = null;
    }
    if (got == null) {
      lockFile.close();
      throw new IOException(
          "the state in " + folder + " is in use by another watch; wait for it or name another");
    }
    return got;
  }

  @Override
  public synchronized FeedMemory feed(String address) {
    return feeds.getOrDefault(address, FeedMemory.none());
  }

  @Override
  public synchronized void keep(String address, FeedMemory memory) throws IOException {
    if (!memory.equals(feeds.put(address, memory))) {
      append(feedLine(address, memory));
    }
  }

  @Override
  public synchronized boolean hasSeen(String key) {
    return seen.contains(key);
  }

  @Override
  public synchronized void see(List<String> keys) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String key : keys) {
      if (seen.add(key)) {
        failures.remove(key);
        lines.append(seenLine(key));
      }
    }
    append(lines.toString());
  }

  @Override
  public synchronized int countFailure(String key) throws IOException {
    int count = failures.merge(key, 1, Integer::sum);
    append(failureLine(key, count));
    return count;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
    lock.release();
    lockFile.close();
  }

  private void append(String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
  }

  /** Reads what is there and cuts off a last line without an end; how many lines there were. */
  private int load(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    long end = endOfLastLine(path);
    try (FileChannel cut = FileChannel.open(path, StandardOpenOption.WRITE)) {
      if (end < cut.size()) {
        cut.truncate(end);
      }
    }
    int lines = 0;
    try (var reader = Files.newBufferedReader(path)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        read(path, lines, line);
      }
    }
    return lines;
  }

  private static long endOfLastLine(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long end = file.size();
      while (end > 0) {
        one.clear();
        file.read(one, end - 1);
        if (one.get(0) == '\n') {
          return end;
        }
        end--;
      }
      return 0;
    }
  }

  private void read(Path path, int number, String line) throws IOException {
    Map<String, String> fields = JsonFields.parse(line);
    if (fields == null || !take(fields)) {
      throw new IOException(
          path + ", line " + number + " is damaged; mend it or take it out, then run again");
    }
  }

  private boolean take(Map<String, String> fields) {
    String key = fields.get("entry");
    String count = fields.get("failures");
    if (key != null && count != null) {
      if (!count.matches("[0-9]{1,9}")) {
        return false;
      }
      failures.put(key, Integer.valueOf(count));
      return true;
    }
    if (key != null) {
      seen.add(key);
      failures.remove(key);
      return true;
    }
    String feed = fields.get("feed");
    FeedMemory memory = FeedMemory.of(fields);
    if (feed == null || memory == null) {
      return false;
    }
    feeds.put(feed, memory);
    return true;
  }

  private void rewrite(Path path) throws IOException {
    Path fresh = path.resolveSibling(FILE + ".new");
    try (var writer = Files.newBufferedWriter(fresh)) {
      for (String key : seen) {
        writer.write(seenLine(key));
      }
      for (Map.Entry<String, Integer> entry : failures.entrySet()) {
        writer.write(failureLine(entry.getKey(), entry.getValue()));
      }
      for (Map.Entry<String, FeedMemory> entry : feeds.entrySet()) {
        writer.write(feedLine(entry.getKey(), entry.getValue()));
      }
    }
    try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String seenLine(String key) {
    return JsonFields.line("entry", key) + "\n";
  }

  private static String failureLine(String key, int count) {
    return JsonFields.line("entry", key, "failures", String.valueOf(count)) + "\n";
  }

  private static String feedLine(String address, FeedMemory memory) {
    return memory.line(address) + "\n";
  }
}
