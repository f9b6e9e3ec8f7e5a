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
    int first = firstEntity(sentence.span().begin());
    int end = first;
    while (end < entities.size() && entities.get(end).sentence() == sentence.index()) {
      end++;
    }
    return entities.subList(first, end);
  }

  /** The name of which the words at {@code span} are a part, or null. */
  public @Nullable Entity entityAt(Span span) {
    int first = firstEntity(span.begin());
    if (first < entities.size() && entities.get(first).span().contains(span)) {
      return entities.get(first);
    }
    return null;
  }

  /** The index of the first name that ends after {@code offset}. */
  private int firstEntity(int offset) {
    int low = 0;
    int high = entities.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entities.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
