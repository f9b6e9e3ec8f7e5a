package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Problem;
import attest.incident.ArticleRecord;
import attest.ingest.DocumentSource;
import attest.ingest.DocumentSource.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record of an article depends on the article alone. */
class ReproducibilityTest {
  private static final List<String> ARTICLES = Shipped.gold().subList(0, 12);

  @ParameterizedTest(name = "{0} threads, order {1}")
  @CsvSource({"1, 1", "4, 2", "4, 3"})
  void aRecordIsTheSameBytesAloneAndInABatch(int threads, int order) throws InterruptedException {
    List<String> inputs = new ArrayList<>(ARTICLES);
    Collections.shuffle(inputs, new Random(order));
    DocumentSource source =
        (input, sink) -> sink.accept(new Item(Shipped.goldDocument(input), List.of()));
    Map<String, String> written = new HashMap<>();
    new CorpusPipeline(source, Shipped.pipeline()::read, threads)
        .run(
            inputs,
            new CorpusPipeline.Sink() {
              @Override
              public boolean record(ArticleRecord record) {
                written.put(record.article().source(), Shipped.write(record));
                return true;
              }

              @Override
              public void failed(Problem problem) {
                throw new AssertionError(problem);
              }
            });

    Map<String, String> alone = new HashMap<>();
    ARTICLES.forEach(a -> alone.put("gold/" + a + "/article.txt", Shipped.goldRecord(a)));
    assertThat(written).isEqualTo(alone);
  }
}
