package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What was found in an article by the sentence that it begins in, so that an event looks at its own
 * sentences and not at the whole text. What begins in no sentence is left out.
 */
final class BySentence<T> {
  private final AnnotatedArticle annotated;
  private final List<T> all;
  private final Map<Integer, List<T>> bySentence = new HashMap<>();

  BySentence(AnnotatedArticle annotated, Collection<T> found, Function<T, Span> span) {
    this.annotated = annotated;
    List<T> kept = new ArrayList<>(found.size());
    for (T item : found) {
      Sentence sentence = annotated.sentenceAt(span.apply(item).begin());
      if (sentence != null) {
        kept.add(item);
        bySentence.computeIfAbsent(sentence.index(), index -> new ArrayList<>(2)).add(item);
      }
    }
    all = List.copyOf(kept);
  }

  /** All, in the order given. */
  List<T> all() {
    return all;
  }

  /** Those of a sentence, in the order given. */
  List<T> in(int sentence) {
    return bySentence.getOrDefault(sentence, List.of());
  }

  /** Those of the sentence in which some words begin. */
  List<T> beside(Span words) {
    Sentence sentence = annotated.sentenceAt(words.begin());
    return sentence == null ? List.of() : in(sentence.index());
  }

  /** Those of some sentences and of so many beside each, in the order of the text. */
  List<T> around(Collection<Integer> sentences, int beside) {
    SortedSet<Integer> wanted = new TreeSet<>();
    for (int sentence : sentences) {
      for (int at = sentence - beside; at <= sentence + beside; at++) {
        wanted.add(at);
      }
    }
    List<T> found = new ArrayList<>();
    wanted.forEach(at -> found.addAll(in(at)));
    return found;
  }
}
