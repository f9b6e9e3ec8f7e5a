package attest.bench;

import attest.feed.Feed;
import attest.feed.FeedEntry;
import attest.feed.FeedReader;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what Attest and ROME read of the feeds in a folder: entries, and of entries that both
 * have the titles, addresses, dates and texts that one of them lacks.
 */
public final class FeedComparison {
  private static final int MOST = 100_000;

  private int files;
  private int romeReads;
  private int attestReads;
  private int romeEntries;
  private int attestEntries;
  private int fewer;
  private int titles;
  private int addresses;
  private int dates;
  private int texts;

  private FeedComparison() {}

  /** Compares and prints. */
  public static void main(String[] arguments) throws IOException {
    FeedComparison comparison = new FeedComparison();
    for (String folder : arguments) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          comparison.compare(Path.of(folder).relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    comparison.print();
  }

  private void compare(String name, byte[] bytes) {
    files++;
    Feed feed = new FeedReader(MOST).read(name, bytes, null, null);
    SyndFeed rome = rome(bytes);
    attestReads += feed.format() == Feed.Format.NONE ? 0 : 1;
    attestEntries += feed.entries().size();
    if (rome == null) {
      System.out.printf(
          Locale.ROOT, "%s: ROME reads nothing, Attest %d entries%n", name, feed.entries().size());
      return;
    }
    romeReads++;
    int count = rome.getEntries().size();
    romeEntries += count;
    if (count != feed.entries().size()) {
      System.out.printf(
          Locale.ROOT, "%s: ROME %d entries, Attest %d%n", name, count, feed.entries().size());
      fewer += Math.max(0, count - feed.entries().size());
      return;
    }
    for (int i = 0; i < count; i++) {
      compare(rome.getEntries().get(i), feed.entries().get(i));
    }
  }

  private void compare(SyndEntry rome, FeedEntry entry) {
    titles += has(rome.getTitle()) && entry.title() == null ? 1 : 0;
    addresses += has(rome.getLink()) && entry.url() == null ? 1 : 0;
    dates += rome.getPublishedDate() != null && entry.published() == null ? 1 : 0;
    boolean text =
        Stream.concat(rome.getContents().stream(), Stream.ofNullable(rome.getDescription()))
            .anyMatch(content -> has(content.getValue()));
    texts += text && entry.html() == null ? 1 : 0;
  }

  private static boolean has(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static @Nullable SyndFeed rome(byte[] bytes) {
    SyndFeedInput input = new SyndFeedInput();
    input.setAllowDoctypes(true);
    try {
      return input.build(new XmlReader(new ByteArrayInputStream(bytes)));
    } catch (IOException | FeedException | IllegalArgumentException e) {
      return null;
    }
  }

  private void print() {
    for (String line :
        List.of(
            "files " + files,
            "read as feeds: ROME " + romeReads + ", Attest " + attestReads,
            "entries: ROME " + romeEntries + ", Attest " + attestEntries,
            "entries that ROME finds and Attest does not: " + fewer,
            "of entries of both, what ROME has and Attest lacks: titles "
                + titles
                + ", addresses "
                + addresses
                + ", dates "
                + dates
                + ", texts "
                + texts)) {
      System.out.println(line);
    }
  }
}
