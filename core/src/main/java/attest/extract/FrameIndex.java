package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Frames by the lemma that they start from, so that the cost of a word does not grow with the
 * number of rules.
 */
final class FrameIndex {
  private static final Comparator<Frame> NARROWEST =
      Comparator.comparingInt(Frame::narrowness).reversed();

  private final Map<String, List<Frame>> byLemma = new HashMap<>();

  FrameIndex(List<Frame> frames) {
    for (Frame frame : frames) {
      for (String lemma : frame.lemmas()) {
        byLemma.computeIfAbsent(lemma, key -> new ArrayList<>()).add(frame);
      }
    }
    byLemma.values().forEach(list -> list.sort(NARROWEST));
  }

  private List<Frame> matching(Sentence sentence, Token token, String word) {
    List<Frame> candidates = byLemma.getOrDefault(word, List.of());
    return candidates.stream().filter(frame -> frame.matches(sentence, token)).toList();
  }

  /** The rules that speak of a word, narrowest first. */
  List<Frame> matching(Sentence sentence, Token token) {
    String lemma = token.lemma().toLowerCase(Locale.ROOT);
    String form = Trees.lower(token);
    List<Frame> found = new ArrayList<>(matching(sentence, token, lemma));
    if (!form.equals(lemma)) {
      for (Frame frame : matching(sentence, token, form)) {
        if (!found.contains(frame)) {
          found.add(frame);
        }
      }
      found.sort(NARROWEST);
    }
    return found;
  }
}
