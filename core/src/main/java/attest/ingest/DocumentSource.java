package attest.ingest;

import attest.document.Problem;
import attest.document.RawDocument;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a user names into documents, as a stream. */
@FunctionalInterface
public interface DocumentSource {
  /**
   * Reads one input to its end and hands on what is in it, in order, on the calling thread. Nothing
   * that is wrong with an input is thrown: it comes as a {@link Problem}, and what follows it is
   * still read.
   *
   * @param input what the user named: a file, a folder, or {@code -} for standard input
   * @param sink takes each item before the next is read, so that memory holds one item at a time
   */
  void read(String input, Consumer<Item> sink);

  /**
   * One thing read: a document with what is doubtful about it, or only what went wrong.
   *
   * @param document the document; null where there is none
   * @param problems what is to be said about it; never empty where {@code document} is null
   */
  record Item(@Nullable RawDocument document, List<Problem> problems) {
    public Item {
      problems = List.copyOf(problems);
      if (document == null && problems.isEmpty()) {
        throw new IllegalArgumentException("an item is a document or a problem");
      }
    }

    /** Something that gave no document. */
    static Item failed(String document, Problem.Code code, String message) {
      return new Item(null, List.of(new Problem(document, code, message)));
    }
  }
}
