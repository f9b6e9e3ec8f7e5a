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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A state in a folder: a file of JSON Lines that new lines are added to. Each line is written at
 * once and forced to disk; a last line that was cut off by a crash is dropped when the file is
 * opened again. When most of its lines are out of date, it is written anew beside itself and put in
 * place in one step. It remembers so many entries; of more, it forgets those that no feed has shown
 * for longest. One watch at a time may use it. Safe for threads.
 */
public final class FileWatchState implements WatchState {
  /** The name of the file in its folder. */
  public static final String FILE = "watch-1.jsonl";

  private static final String LOCK = "watch.lock";
  private static final int FEW_LINES = 1000;
  private static final int MOST_ENTRIES = 500_000;
  private static final boolean BY_LAST_USE = true;

  private final FileChannel lockFile;
  private final FileLock lock;
  private final Path path;
  private final int most;
  private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, BY_LAST_USE);
  private final Map<String, Integer> failures = new LinkedHashMap<>();
  private final Map<String, FeedMemory> feeds = new HashMap<>();
  private FileChannel file;
  private int lines;

  private FileWatchState(Path folder, int most) throws IOException {
    this.most = most;
    Files.createDirectories(folder);
    lockFile =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = lock(folder);
    path = folder.resolve(FILE);
    try {
      lines = load();
      if (isMostlyOld()) {
        rewrite();
      }
      file = openToAdd();
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
    return open(folder, MOST_ENTRIES);
  }

  /** The same, where that many entries are remembered, and a few more while a watch runs. */
  static FileWatchState open(Path folder, int most) throws IOException {
    return new FileWatchState(folder, most);
  }

  private FileChannel openToAdd() throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private boolean isMostlyOld() {
    return lines > FEW_LINES && lines > 2L * (seen.size() + failures.size() + feeds.size());
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
      append(feedLine(address, memory), 1);
    }
  }

  @Override
  public synchronized boolean hasSeen(String key) {
    return seen.get(key) != null;
  }

  @Override
  public synchronized void see(List<String> keys) throws IOException {
    StringBuilder added = new StringBuilder();
    int count = 0;
    for (String key : keys) {
      if (seen.put(key, true) == null) {
        failures.remove(key);
        added.append(seenLine(key));
        count++;
      }
    }
    append(added.toString(), count);
    if (seen.size() > most + most / 4) {
      forget();
    }
  }

  /** Forgets what was not asked for longest. */
  private void forget() throws IOException {
    dropFirst(seen, most);
    file.close();
    rewrite();
    file = openToAdd();
  }

  private static void dropFirst(Map<String, ?> map, int most) {
    Iterator<String> keys = map.keySet().iterator();
    for (int over = map.size() - most; over > 0; over--) {
      keys.next();
      keys.remove();
    }
  }

  @Override
  public synchronized int countFailure(String key) throws IOException {
    Integer before = failures.remove(key);
    int count = before == null ? 1 : before + 1;
    failures.put(key, count);
    dropFirst(failures, most);
    append(failureLine(key, count), 1);
    return count;
  }

  @Override
  public synchronized void close() throws IOException {
    if (!file.isOpen()) {
      return;
    }
    if (seen.size() > most) {
      forget();
    }
    file.close();
    lock.release();
    lockFile.close();
  }

  private void append(String text, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
    lines += count;
    if (isMostlyOld()) {
      forget();
    }
  }

  /** Reads what is there and cuts off a last line without an end; how many lines there were. */
  private int load() throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    long end = endOfLastLine(path);
    try (FileChannel cut = FileChannel.open(path, StandardOpenOption.WRITE)) {
      if (end < cut.size()) {
        cut.truncate(end);
      }
    }
    int count = 0;
    try (var reader = Files.newBufferedReader(path)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        count++;
        read(count, line);
      }
    }
    return count;
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

  private void read(int number, String line) throws IOException {
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
      seen.put(key, true);
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

  private void rewrite() throws IOException {
    Path fresh = path.resolveSibling(FILE + ".new");
    try (var writer = Files.newBufferedWriter(fresh)) {
      for (String key : seen.keySet()) {
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
    lines = seen.size() + failures.size() + feeds.size();
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
