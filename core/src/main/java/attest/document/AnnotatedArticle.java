package attest.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with its sentences, their words and trees, and the names in it.
 *
 * @param article the clean article
 * @param sentences in order of the text; they do not overlap
 * @param entities names in order of the text; they do not overlap
 */
public record AnnotatedArticle(Article article, List<Sentence> sentences, List<Entity> entities) {
  public AnnotatedArticle {
    sentences = List.copyOf(sentences);
    entities = List.copyOf(entities);
  }

  /** The sentence that contains the UTF-16 offset, or null between sentences. */
  public @Nullable Sentence sentenceAt(int offset) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Sentence sentence = sentences.get(middle);
      if (offset < sentence.span().begin()) {
        high = middle - 1;
      } else if (offset >= sentence.span().end()) {
        low = middle + 1;
      } else {
        return sentence;
      }
    }
    return null;
  }

  /** The names within {@code sentence}, in order. */
  public List<Entity> entitiesOf(Sentence sentence) {
    return entities.stream().filter(e -> e.sentence() == sentence.index()).toList();
  }
}
