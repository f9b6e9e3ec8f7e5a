package attest.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a paragraph into sentences of words. Words follow the practice of the English Universal
 * Dependencies treebanks (clitics and most hyphens stand alone). The time taken is linear in the
 * length of the paragraph. Immutable.
 */
final class Segmenter {
  /**
   * The words of one sentence.
   *
   * @param words all words of the paragraph
   * @param from index of its first word
   * @param to index after its last word
   */
  record Stretch(Words words, int from, int to) {
    int size() {
      return to - from;
    }

    int begin(int word) {
      return words.begin(from + word);
    }

    int end(int word) {
      return words.end(from + word);
    }
  }

  private final Tokenizer tokenizer;
  private final SentenceSplitter splitter;

  Segmenter(WordTable table, LanguageOptions options) {
    tokenizer = new Tokenizer(table);
    splitter = new SentenceSplitter(table, options.maxSentenceTokens());
  }

  /**
   * The sentences of the stretch [begin, end) of {@code text}, in order. The place and date at its
   * head are a sentence of their own, so that they do not hang by a word of the story.
   */
  List<Stretch> segment(String text, int begin, int end) {
    int head = DatelineHead.end(text, begin, end);
    if (head == begin || head >= end) {
      return sentences(text, begin, end);
    }
    List<Stretch> all = new ArrayList<>(sentences(text, begin, head));
    all.addAll(sentences(text, head, end));
    return all;
  }

  private List<Stretch> sentences(String text, int begin, int end) {
    Words words = tokenizer.tokenize(text, begin, end);
    List<Stretch> sentences = new ArrayList<>();
    int from = 0;
    for (int to : splitter.ends(text, words, begin, end)) {
      sentences.add(new Stretch(words, from, to));
      from = to;
    }
    return sentences;
  }
}
