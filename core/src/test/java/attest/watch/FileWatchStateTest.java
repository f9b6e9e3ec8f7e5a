package attest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchStateTest {
  private static final FeedMemory MEMORY =
      new FeedMemory(
          "http://new.example/", "\"é\"", "Mon", Instant.parse("2026-03-09T12:00:00Z"), 2);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve(FileWatchState.FILE);
  }

  @Test
  void whatWasKeptIsThereAfterwards() throws IOException {
    try (WatchState state = FileWatchState.open(folder.resolve("new"))) {
      assertThat(state.feed("http://a.example/")).isEqualTo(FeedMemory.none());
      state.keep("http://a.example/", MEMORY);
      state.see(List.of("1", "2"));
      assertThat(state.countFailure("3")).isEqualTo(1);
      assertThat(state.countFailure("3")).isEqualTo(2);
    }
    try (WatchState state = FileWatchState.open(folder.resolve("new"))) {
      assertThat(state.feed("http://a.example/")).isEqualTo(MEMORY);
      assertThat(state.hasSeen("1")).isTrue();
      assertThat(state.hasSeen("2")).isTrue();
      assertThat(state.hasSeen("3")).isFalse();
      assertThat(state.countFailure("3")).isEqualTo(3);
    }
  }

  @Test
  void aLineThatACrashCutOffIsDropped() throws IOException {
    try (WatchState state = FileWatchState.open(folder)) {
      state.see(List.of("1"));
    }
    Files.writeString(file(), "{\"entry\":\"2", StandardOpenOption.APPEND);
    try (WatchState state = FileWatchState.open(folder)) {
      assertThat(state.hasSeen("1")).isTrue();
      assertThat(state.hasSeen("2")).isFalse();
      state.see(List.of("3"));
    }
    try (WatchState state = FileWatchState.open(folder)) {
      assertThat(state.hasSeen("1")).isTrue();
      assertThat(state.hasSeen("3")).isTrue();
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Files.writeString(file(), "{\"entry\":\"1\"}\nnonsense\n{\"entry\":\"2\"}\n");
    assertThatThrownBy(() -> FileWatchState.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void whatNoFeedHasShownForLongestIsForgotten() throws IOException {
    try (WatchState state = FileWatchState.open(folder, 8)) {
      for (int i = 0; i < 9; i++) {
        state.see(List.of("entry " + i));
        state.countFailure("failure " + i);
        assertThat(state.hasSeen("entry 0")).isTrue();
      }
    }
    try (WatchState state = FileWatchState.open(folder, 8)) {
      assertThat(state.hasSeen("entry 0")).isTrue();
      assertThat(state.hasSeen("entry 1")).isFalse();
      assertThat(state.hasSeen("entry 8")).isTrue();
      assertThat(state.countFailure("failure 8")).isEqualTo(2);
      for (int i = 0; i < 600; i++) {
        state.see(List.of("more " + i));
        state.keep("http://a.example/", new FeedMemory(null, "tag " + i, null, null, 0));
      }
      assertThat(state.hasSeen("more 599")).isTrue();
      assertThat(Files.readAllLines(file())).hasSizeLessThan(1_100);
    }
    assertThat(Files.readAllLines(file())).hasSizeLessThan(1_100);
  }

  @Test
  void twoWatchesDoNotShareAState() throws IOException {
    try (WatchState state = FileWatchState.open(folder)) {
      assertThatThrownBy(() -> FileWatchState.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      state.see(List.of("1"));
    }
    FileWatchState.open(folder).close();
  }

  @Test
  void linesThatAreOutOfDateGo() throws IOException {
    try (WatchState state = FileWatchState.open(folder)) {
      state.see(List.of("1"));
      for (int i = 0; i < 1200; i++) {
        state.keep("http://a.example/", new FeedMemory(null, "\"" + i + "\"", null, null, 0));
      }
    }
    try (WatchState state = FileWatchState.open(folder)) {
      assertThat(state.feed("http://a.example/").etag()).isEqualTo("\"1199\"");
      assertThat(state.hasSeen("1")).isTrue();
    }
    assertThat(Files.readAllLines(file())).hasSizeLessThan(1_001);
  }

  /** Keeps keys and says so, until it is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      WatchState state = FileWatchState.open(Path.of(arguments[0]));
      for (int i = 0; ; i++) {
        state.see(List.of("key" + i));
        System.out.println("key" + i);
      }
    }
  }

  @Test
  void aProgramThatIsKilledHasLostNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    List<String> kept = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.add(line);
        if (kept.size() == 50) {
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      assertThat(kept).hasSizeGreaterThanOrEqualTo(50);
    }
    process.waitFor();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(50);
    try (WatchState state = FileWatchState.open(folder)) {
      for (String key : kept.subList(0, kept.size() - 1)) {
        assertThat(state.hasSeen(key)).as(key).isTrue();
      }
    }
  }
}
