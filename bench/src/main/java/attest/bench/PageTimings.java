package attest.bench;

import attest.clean.Cleaned;
import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import attest.ingest.FileDocuments;
import attest.pipeline.CorpusPipeline;
import attest.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How many web pages a second are read from a folder and cleaned, with one thread and with as many
 * as {@code attest read} takes. The pages are made here: an article of 12 to 30 paragraphs among
 * navigation, lists of links, scripts and a footer, some 30 to 60 kB each.
 */
public final class PageTimings {
  /** How many pages are read in all rounds, at least with each number of threads. */
  private static final int READ = 4_000;

  private static final List<String> WORDS =
      List.of(
          "police",
          "the",
          "market",
          "road",
          "said",
          "army",
          "village",
          "near",
          "was",
          "several",
          "people",
          "on",
          "Monday",
          "attack",
          "at",
          "river",
          "bridge",
          "spokesman",
          "no",
          "group",
          "of",
          "fighters",
          "shops",
          "closed",
          "after",
          "in",
          "district",
          "officials",
          "a",
          "report");

  private static final double MEGABYTE = 1e6;

  private final Cleaner cleaner = new TextCleaner(Settings.defaults().clean());
  private final Path folder;

  private PageTimings(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the pages, reads them with each number of threads several times, and prints; the first
   * argument is their number, the others are numbers of threads.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
    List<Integer> threads =
        arguments.length < 2
            ? List.of(1, Runtime.getRuntime().availableProcessors())
            : Stream.of(arguments).skip(1).map(Integer::valueOf).toList();
    Path folder = Files.createTempDirectory("pages");
    try {
      long bytes = make(folder, count);
      System.out.printf(
          Locale.ROOT, "%d pages, %.1f kB each on average%n", count, bytes / 1e3 / count);
      PageTimings timings = new PageTimings(folder);
      for (int round = 1; round <= Math.max(1, READ / count); round++) {
        for (int number : threads) {
          timings.run(number, round);
        }
      }
      memory();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Reads all pages as {@code attest read} does, without the stages after cleaning. */
  private void run(int threads, int round) throws InterruptedException {
    FileDocuments files =
        new FileDocuments(Settings.defaults().ingest(), InputStream.nullInputStream());
    int[] read = {0, 0};
    CorpusPipeline.Sink sink =
        new CorpusPipeline.Sink() {
          @Override
          public boolean record(ArticleRecord record) {
            read[0]++;
            read[1] += record.article().text().length();
            return true;
          }

          @Override
          public void failed(Problem problem) {
            throw new IllegalStateException(problem.message());
          }
        };
    long start = System.nanoTime();
    long worked = processorTime();
    new CorpusPipeline(files, this::clean, threads).run(List.of(folder.toString()), sink);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (processorTime() - worked) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "round %d, threads %d: %d pages in %.2f s by the clock (%.0f/s), %.2f s of processor time"
            + " (%.0f/s a processor), %.1f million letters%n",
        round,
        threads,
        read[0],
        seconds,
        read[0] / seconds,
        processor,
        read[0] / processor,
        read[1] / MEGABYTE);
  }

  private ArticleRecord clean(RawDocument document) {
    Cleaned cleaned = cleaner.clean(document);
    return new ArticleRecord(
        cleaned.article(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        cleaned.problems());
  }

  /** Of all threads of the process, the collector of garbage and the compiler included. */
  private static long processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** The most memory that the process had, where the system tells. */
  private static void memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> System.out.println("peak memory " + line.substring(6).strip()));
    }
  }

  private static long make(Path folder, int count) throws IOException {
    Random random = new Random(5);
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      String page = page(random, i);
      Files.writeString(folder.resolve("page" + i + ".html"), page);
      bytes += page.length();
    }
    return bytes;
  }

  private static String page(Random random, int number) {
    StringBuilder page = new StringBuilder(60_000);
    String title = sentence(random, 8);
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    page.append(title).append(" | Made Times</title>");
    page.append("<meta property=\"article:published_time\" content=\"2020-03-04T05:06:07Z\">");
    page.append("<script>var data = [");
    for (int i = 0; i < 600; i++) {
      page.append(random.nextInt(1_000_000)).append(", ");
    }
    page.append("0];</script></head><body><header><nav><ul>");
    links(page, random, 40);
    page.append("</ul></nav></header><main><article><h1>").append(title).append("</h1>");
    page.append("<p class=\"byline\">By Number ").append(number).append("</p>");
    for (int i = 12 + random.nextInt(18); i > 0; i--) {
      page.append("<p>");
      for (int j = 0; j < 3; j++) {
        page.append(sentence(random, 14 + random.nextInt(12))).append(". ");
      }
      page.append("</p>\n<figure class=\"picture\"><img src=\"x.jpg\" alt=\"\"></figure>");
    }
    page.append("</article><aside><h2>More</h2><ul>");
    links(page, random, 60);
    page.append("</ul></aside></main><footer><ul>");
    links(page, random, 60);
    return page.append("</ul><p>All rights reserved.</p></footer></body></html>\n").toString();
  }

  private static void links(StringBuilder page, Random random, int count) {
    for (int i = 0; i < count; i++) {
      page.append("<li class=\"item\"><a href=\"/section/").append(random.nextInt(1000));
      page.append("\" data-id=\"").append(random.nextLong()).append("\"><span>");
      page.append(sentence(random, 6)).append("</span></a></li>\n");
    }
  }

  private static String sentence(Random random, int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
