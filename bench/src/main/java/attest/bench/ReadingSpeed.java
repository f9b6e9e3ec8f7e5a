package attest.bench;

import attest.document.RawDocument;
import attest.ingest.FileDocuments;
import attest.pipeline.DocumentPipeline;
import attest.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast articles are read: the time to load, to the first record, and the words a second after a
 * round that warms up. Arguments: the number of threads, then files.
 */
public final class ReadingSpeed {
  private ReadingSpeed() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[0]);
    Settings settings = Settings.defaults();
    List<RawDocument> documents = new ArrayList<>();
    FileDocuments files = new FileDocuments(settings.ingest(), InputStream.nullInputStream());
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      files.read(
          file,
          item -> {
            RawDocument document = item.document();
            if (document != null) {
              documents.add(document);
            }
          });
    }
    long words =
        documents.stream().mapToLong(d -> d.content().strip().split("\\s+", -1).length).sum();
    long start = System.nanoTime();
    try (DocumentPipeline pipeline = DocumentPipeline.open(settings)) {
      print("load", start, documents.size(), words, false);
      start = System.nanoTime();
      pipeline.read(documents.getFirst());
      print("first record", start, 1, words, false);
      for (String round : List.of("warming up", "measured")) {
        start = System.nanoTime();
        read(pipeline, documents, threads);
        print(round, start, documents.size(), words, true);
      }
    }
  }

  private static void read(DocumentPipeline pipeline, List<RawDocument> documents, int threads) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      workers.add(
          Thread.ofPlatform()
              .start(() ->
                  Stream.iterate(first, n -> n < documents.size(), n -> n + threads)
                      .forEach(n -> pipeline.read(documents.get(n)))));
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void print(String what, long start, int documents, long words, boolean rate) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String speed =
        rate
            ? String.format(
                Locale.ROOT,
                ", %.1f articles/s, %.0f words/s",
                documents / seconds,
                words / seconds)
            : "";
    System.out.printf(Locale.ROOT, "%-14s %.2f s%s%n", what, seconds, speed);
  }
}
