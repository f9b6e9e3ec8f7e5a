package attest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import attest.document.Article;
import attest.document.Problem;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import attest.ingest.DocumentSource;
import attest.ingest.DocumentSource.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusPipelineTest {
  private static final List<String> INPUTS =
      IntStream.range(0, 300).mapToObj(i -> (i % 7 == 3 ? "missing" : "doc") + i).toList();

  /** Every input is one document, but those called "missing". */
  private static final DocumentSource SOURCE =
      (input, sink) -> sink.accept(input.startsWith("missing") ? missing(input) : item(input));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void keepsTheOrderOfInputsForAnyNumberOfThreads(int threads) throws InterruptedException {
    Function<RawDocument, ArticleRecord> uneven =
        raw -> {
          spin(raw.source().hashCode() & 0xFFFF);
          return record(raw);
        };
    assertThat(run(new CorpusPipeline(SOURCE, uneven, threads), INPUTS, Integer.MAX_VALUE))
        .containsExactlyElementsOf(INPUTS);
  }

  @Test
  void aFaultInOneDocumentIsAProblemAndTheRestGoesOn() throws InterruptedException {
    Function<RawDocument, ArticleRecord> faulty =
        raw -> {
          if (raw.source().equals("doc1")) {
            throw new IllegalStateException("broken on purpose");
          }
          if (raw.source().equals("doc2")) {
            return endless(raw);
          }
          return record(raw);
        };
    List<Problem> problems = new ArrayList<>();
    List<String> read = new ArrayList<>();
    new CorpusPipeline(SOURCE, faulty, 2)
        .run(List.of("doc0", "doc1", "doc2", "doc4"), sink(read, problems, Integer.MAX_VALUE));
    assertThat(read).containsExactly("doc0", "doc4");
    assertThat(problems).extracting(Problem::document).containsExactly("doc1", "doc2");
    assertThat(problems).extracting(Problem::code).containsOnly(Problem.Code.INTERNAL);
    assertThat(problems.getFirst().message()).contains("broken on purpose");
  }

  @Test
  void aFaultOfTheSourceIsAProblemToo() throws InterruptedException {
    DocumentSource broken =
        (input, sink) -> {
          if (input.equals("doc0")) {
            throw new IllegalStateException("broken on purpose");
          }
          sink.accept(item(input));
        };
    assertThat(
            run(
                new CorpusPipeline(broken, CorpusPipelineTest::record, 2),
                List.of("doc0", "doc1"),
                9))
        .containsExactly("doc0", "doc1");
  }

  @Test
  void problemsOfTheInputComeWithItsRecord() throws InterruptedException {
    Problem doubt = new Problem("doc0", Problem.Code.ENCODING, "some bytes were replaced");
    DocumentSource doubtful =
        (input, sink) -> sink.accept(new Item(item(input).document(), List.of(doubt)));
    List<ArticleRecord> records = new ArrayList<>();
    new CorpusPipeline(doubtful, CorpusPipelineTest::record, 1)
        .run(
            List.of("doc0"),
            new CorpusPipeline.Sink() {
              @Override
              public boolean record(ArticleRecord record) {
                return records.add(record);
              }

              @Override
              public void failed(Problem problem) {
                throw new AssertionError(problem);
              }
            });
    assertThat(records.getFirst().problems()).containsExactly(doubt);
  }

  @Test
  void stopsWhenTheReaderWantsNoMoreAndReadsLittleAhead() throws InterruptedException {
    AtomicInteger produced = new AtomicInteger();
    DocumentSource endless =
        (input, sink) -> {
          while (true) {
            produced.incrementAndGet();
            sink.accept(item("doc" + produced.get()));
          }
        };
    List<String> read =
        run(new CorpusPipeline(endless, CorpusPipelineTest::record, 2), List.of("all"), 5);
    assertThat(read).hasSize(5);
    assertThat(produced.get()).isLessThan(100);
  }

  private static List<String> run(CorpusPipeline pipeline, List<String> inputs, int most)
      throws InterruptedException {
    List<String> read = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> all = new ArrayList<>();
    CorpusPipeline.Sink inner = sink(read, problems, most);
    pipeline.run(
        inputs,
        new CorpusPipeline.Sink() {
          @Override
          public boolean record(ArticleRecord record) {
            all.add(record.article().source());
            return inner.record(record);
          }

          @Override
          public void failed(Problem problem) {
            all.add(problem.document());
          }
        });
    return all;
  }

  private static CorpusPipeline.Sink sink(List<String> read, List<Problem> problems, int most) {
    return new CorpusPipeline.Sink() {
      @Override
      public boolean record(ArticleRecord record) {
        read.add(record.article().source());
        return read.size() < most;
      }

      @Override
      public void failed(Problem problem) {
        problems.add(problem);
      }
    };
  }

  private static Item item(String name) {
    return new Item(
        new RawDocument(name, RawDocument.Form.PLAIN_TEXT, "text", RawDocument.Metadata.none()),
        List.of());
  }

  private static Item missing(String name) {
    return new Item(
        null, List.of(new Problem(name, Problem.Code.NOT_FOUND, "there is no such file")));
  }

  private static ArticleRecord record(RawDocument raw) {
    Article article =
        new Article(
            null,
            raw.source(),
            null,
            null,
            null,
            null,
            List.of(),
            "en",
            null,
            null,
            "text",
            List.of());
    return new ArticleRecord(
        article, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static ArticleRecord endless(RawDocument raw) {
    return endless(new RawDocument(raw.source(), raw.form(), raw.content() + "x", raw.metadata()));
  }

  private static void spin(int turns) {
    double sum = 0;
    for (int i = 0; i < turns; i++) {
      sum += Math.sqrt(i);
    }
    assertThat(sum).isNotNegative();
  }
}
