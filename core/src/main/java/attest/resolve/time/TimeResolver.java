package attest.resolve.time;

import attest.document.AnnotatedArticle;
import attest.incident.TimeMention;
import java.util.List;

/** Finds the wordings of time in an article and says which days they mean. Safe for threads. */
@FunctionalInterface
public interface TimeResolver {
  /**
   * Every wording of time in the article's text.
   *
   * @param article the article; without a publication date, relative wordings stay unresolved
   * @return in order of the text, not overlapping; empty if there is none
   */
  List<TimeMention> resolve(AnnotatedArticle article);
}
