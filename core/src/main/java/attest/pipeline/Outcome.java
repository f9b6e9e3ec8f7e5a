package attest.pipeline;

import attest.document.Problem;
import attest.document.RawDocument;
import attest.incident.ArticleRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one document.
 *
 * @param record the record, or null where a fault of the program stood in the way
 * @param problems what was wrong; never empty where {@code record} is null
 */
public record Outcome(@Nullable ArticleRecord record, List<Problem> problems) {
  public Outcome {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a document. A fault of the program is a problem of this document, not of the run.
   *
   * @param reader reads the document
   * @param told what is known to be wrong with it; stands first among the record's problems
   */
  public static Outcome of(
      Function<RawDocument, ArticleRecord> reader, RawDocument document, List<Problem> told) {
    try {
      ArticleRecord record = reader.apply(document);
      if (told.isEmpty()) {
        return new Outcome(record, told);
      }
      List<Problem> all = new ArrayList<>(told);
      all.addAll(record.problems());
      return new Outcome(
          new ArticleRecord(
              record.article(),
              record.accounts(),
              record.statements(),
              record.places(),
              record.times(),
              record.actors(),
              all),
          all);
    } catch (RuntimeException | StackOverflowError e) {
      String ref = document.metadata().ref();
      return new Outcome(
          null,
          List.of(
              new Problem(
                  ref == null ? document.source() : ref, Problem.Code.INTERNAL, describe(e))));
    }
  }

  /** A fault of the program, in one line for those who can mend it. */
  static String describe(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return "a fault of the program, please report it: "
        + e
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
