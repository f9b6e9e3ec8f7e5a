package attest.bench;

import attest.clean.Cleaner;
import attest.clean.TextCleaner;
import attest.document.RawDocument;
import attest.ingest.FileDocuments;
import attest.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How many web pages a second are read from a folder and cleaned, on one thread. The pages are made
 * here: an article of 12 to 30 paragraphs among navigation, lists of links, scripts and a footer,
 * some 30 to 60 kB each.
 */
public final class PageTimings {
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

  private final Cleaner cleaner = new TextCleaner(Settings.defaults().clean());

  private PageTimings() {}

  /** Makes the pages, reads them three times, and prints; the first argument is their number. */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("pages");
    try {
      long bytes = make(folder, count);
      System.out.printf(
          Locale.ROOT, "%d pages, %.1f kB each on average%n", count, bytes / 1e3 / count);
      for (int round = 1; round <= 3; round++) {
        new PageTimings().run(folder, round);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(Path folder, int round) {
    long start = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int[] read = {0, 0};
    new FileDocuments(Settings.defaults().ingest(), InputStream.nullInputStream())
        .read(
            folder.toString(),
            item -> {
              RawDocument document = item.document();
              if (document != null) {
                read[0]++;
                read[1] += cleaner.clean(document).toString().length();
              }
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    double worked = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "round %d: %d pages in %.2f s by the clock (%.0f/s), %.2f s of processor time (%.0f/s)%n",
        round,
        read[0],
        seconds,
        read[0] / seconds,
        worked,
        read[0] / worked);
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
