package attest.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns sentences into the network's input, cutting those that it cannot take whole. Immutable. */
final class SentenceEncoder {
  static final int MOST_OF_WORD = 64;

  private final WordPieces pieces;
  private final int maxPieces;

  SentenceEncoder(WordPieces pieces, int maxPieces) {
    this.pieces = pieces;
    this.maxPieces = maxPieces;
  }

  /** The sentence, in more than one part if it has too many wordpieces. */
  List<Encoded> encode(String text, Segmenter.Stretch sentence) {
    List<Encoded> parts = new ArrayList<>(1);
    int from = sentence.from();
    while (from < sentence.to()) {
      Encoded part = fill(text, sentence.words(), from, sentence.to());
      int end = from + part.forms().length;
      if (end < sentence.to()) {
        int cut = SentenceSplitter.cut(text, sentence.words(), from, end);
        part = cut < end ? fill(text, sentence.words(), from, cut) : part;
        end = cut;
      }
      parts.add(part);
      from = end;
    }
    return parts;
  }

  /** As many of the words [from, to) as the network takes; at least one. */
  private Encoded fill(String text, Words words, int from, int to) {
    WordPieces.Sink sink = new WordPieces.Sink();
    int most = Math.min(to - from, maxPieces);
    int[] starts = new int[most];
    String[] forms = new String[most];
    int count = 0;
    sink.add(WordPieces.START, 0);
    for (int word = from; word < from + most; word++) {
      int start = sink.size;
      String form = text.substring(words.begin(word), words.end(word));
      pieces.add(form, MOST_OF_WORD, sink);
      if (sink.size - 1 > maxPieces && count > 0) {
        sink.size = start;
        break;
      }
      forms[count] = form;
      starts[count++] = start;
    }
    sink.add(WordPieces.STOP, 0);
    return new Encoded(
        from,
        Arrays.copyOf(forms, count),
        Arrays.copyOf(sink.ids, sink.size),
        Arrays.copyOf(sink.shapes, sink.size),
        Arrays.copyOf(starts, count));
  }
}
