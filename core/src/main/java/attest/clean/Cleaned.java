package attest.clean;

import attest.document.Article;
import attest.document.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What cleaning made of a document.
 *
 * @param article the article; its text is empty where the document has no story
 * @param problems what is to be told of the document, in the order in which it was found
 */
public record Cleaned(Article article, List<Problem> problems) {
  public Cleaned {
    Objects.requireNonNull(article);
    problems = List.copyOf(problems);
  }
}
