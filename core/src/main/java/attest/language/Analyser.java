package attest.language;

import attest.document.AnnotatedArticle;
import attest.document.Article;

/**
 * Finds the sentences, words, trees and names of an article. Implementations are safe for threads.
 */
public interface Analyser {
  /**
   * The article with its sentences, their words and trees, and its names. The same article gives
   * the same result, whatever else is analysed in the same run. Text outside the article's
   * paragraphs is not looked at.
   *
   * @param article the clean article; it may be empty
   */
  AnnotatedArticle analyse(Article article);
}
