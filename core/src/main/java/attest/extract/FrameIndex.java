package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Frames by the lemma that they start from, so that the cost of a word does not grow with the number of rules. */
final class FrameIndex {
  private final Map<String, List<Frame>> byLemma = new HashMap<>();

  FrameIndex(List<Frame> frames) {
    for (Frame frame : frames) {
      for (String lemma : frame.lemmas()) {
        byLemma.computeIfAbsent(lemma, key -> new ArrayList<>()).add(frame);
      }
    }
    byLemma.values().forEach(list -> list.sort(Comparator.comparingInt(Frame::narrowness).reversed()));
  }

  /** The rules that speak of a word, narrowest first. */
  List<Frame> matching(Sentence sentence, Token token) {
    List<Frame> candidates = byLemma.get(token.lemma().toLowerCase(Locale.ROOT));
    if (candidates == null) {
      return List.of();
    }
    List<Frame> found = new ArrayList<>();
    for (Frame frame : candidates) {
      if (frame.matches(sentence, token)) {
        found.add(frame);
      }
    }
    return found;
  }
}
