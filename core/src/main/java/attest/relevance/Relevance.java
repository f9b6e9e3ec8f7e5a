package attest.relevance;

import attest.document.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first look at an article says.
 *
 * @param passed whether the article is to be analysed
 * @param stage what decided
 * @param score log-odds that the best word of the text tells an event; negative infinity where no
 *     word was scored
 * @param word the word with that score, in UTF-16 units of the text; null where none was scored
 * @param reasons what counted most for or against that word, the weightiest first; see {@link
 *     LinearScreen} for what the features are
 */
public record Relevance(
    boolean passed, Stage stage, double score, @Nullable Span word, List<Reason> reasons) {
  public Relevance {
    reasons = List.copyOf(reasons);
  }

  /** What decides on an article, in this order. */
  public enum Stage {
    /** No word of the text is one that any rule starts from, so no rule can find an event. */
    WORDS,
    /**
     * A word stands in the text that needs no model: a sure one, or one of the user's own rules.
     */
    SURE_WORDS,
    /** The score of the linear model. */
    MODEL
  }

  /**
   * A feature and what it adds to the score.
   *
   * @param feature its name in the file of weights
   * @param weight in log-odds
   */
  public record Reason(String feature, double weight) {}
}
