package attest.evaluate;

import attest.document.Article;
import attest.incident.ArticleRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the product on the documents of a benchmark file and compares. */
public interface Benchmark {
  /**
   * Reads every document of the files and compares with their gold.
   *
   * @param files benchmark files, in their published form
   * @param reader reads one article
   * @param out where the system's output is written in the form that the benchmark's scorer reads;
   *     null for nowhere
   * @param progress told the number of documents read so far
   * @return a table of scores for people, ending with a line feed
   * @throws IOException if a file cannot be read or written
   */
  String run(
      List<Path> files,
      Function<Article, ArticleRecord> reader,
      @Nullable Path out,
      Consumer<Integer> progress)
      throws IOException;
}
