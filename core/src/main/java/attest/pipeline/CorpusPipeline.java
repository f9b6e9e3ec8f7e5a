package attest.pipeline;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import attest.ingest.DocumentSource;
import attest.ingest.DocumentSource.Item;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads many documents with several threads and hands on what was found in input order. What comes
 * out is the same for any number of threads. At most a few documents a thread are in memory.
 */
public final class CorpusPipeline {
  private static final int AHEAD = 4;

  private final DocumentSource source;
  private final Function<RawDocument, ArticleRecord> reader;
  private final int threads;

  /**
   * A pipeline.
   *
   * @param source reads the inputs; used by one thread
   * @param reader reads a document; used by all threads at once
   * @param threads how many documents are read at the same time
   */
  public CorpusPipeline(
      DocumentSource source, Function<RawDocument, ArticleRecord> reader, int threads) {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("the number of threads must be from 1 to 1024");
    }
    this.source = source;
    this.reader = reader;
    this.threads = threads;
  }

  /** Takes what was found; called on one thread, in input order. */
  public interface Sink {
    /**
     * Takes an article.
     *
     * @return whether to go on; false ends the run, for a reader that wants no more
     */
    boolean record(ArticleRecord record);

    /** Takes what went wrong with an input that gave no article. */
    void failed(Problem problem);
  }

  /** One place of the queue: an outcome to come, or the end where it is null. */
  private record Slot(@Nullable Future<Outcome> outcome) {}

  /**
   * Reads all inputs.
   *
   * @param inputs files, folders, or {@code -}
   * @param sink takes what is found
   * @throws InterruptedException if the calling thread is interrupted; no thread is left behind
   */
  public void run(List<String> inputs, Sink sink) throws InterruptedException {
    BlockingQueue<Slot> queue = new ArrayBlockingQueue<>(threads * AHEAD);
    ExecutorService readers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("reader-", 1).factory());
    Thread feeder =
        Thread.ofPlatform().daemon().name("input").start(() -> feed(inputs, queue, readers));
    try {
      boolean more = true;
      while (more) {
        Future<Outcome> next = queue.take().outcome();
        more = next != null && deliver(next, sink);
      }
    } finally {
      feeder.interrupt();
      readers.shutdownNow();
    }
  }

  private static boolean deliver(Future<Outcome> future, Sink sink) throws InterruptedException {
    Outcome outcome;
    try {
      outcome = future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    ArticleRecord record = outcome.record();
    if (record != null) {
      return sink.record(record);
    }
    outcome.problems().forEach(sink::failed);
    return true;
  }

  private void feed(List<String> inputs, BlockingQueue<Slot> queue, ExecutorService readers) {
    try {
      for (String input : inputs) {
        try {
          source.read(input, item -> put(queue, new Slot(submit(item, readers))));
        } catch (Stopped e) {
          return;
        } catch (RuntimeException e) {
          Problem problem = new Problem(input, Problem.Code.INTERNAL, Outcome.describe(e));
          put(
              queue,
              new Slot(CompletableFuture.completedFuture(new Outcome(null, List.of(problem)))));
        }
      }
      put(queue, new Slot(null));
    } catch (Stopped e) {
      Thread.currentThread().interrupt();
    }
  }

  private Future<Outcome> submit(Item item, ExecutorService readers) {
    RawDocument document = item.document();
    if (document == null) {
      return CompletableFuture.completedFuture(new Outcome(null, item.problems()));
    }
    if (readers.isShutdown()) {
      throw new Stopped();
    }
    return readers.submit(() -> Outcome.of(reader, document, item.problems()));
  }

  private static void put(BlockingQueue<Slot> queue, Slot slot) {
    try {
      queue.put(slot);
    } catch (InterruptedException e) {
      throw new Stopped();
    }
  }

  /** The run has ended and no more input is wanted. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
