package attest.clean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds paragraphs that say the words of an earlier one again. Case, spaces and punctuation do not
 * count. Long paragraphs may also differ in a slip of the pen: one letter of a long word, or a
 * short word more or less, but never in a number or "no".
 */
final class Repeats {
  private static final int KEY_WORDS = 5;
  private static final int NEAR_WORDS = 10;
  private static final int MAX_CANDIDATES = 8;
  private static final Set<String> SMALL =
      Set.of("the", "and", "les", "des", "los", "las", "der", "die", "das");

  private final Set<List<String>> seen = new HashSet<>();
  private final Map<List<String>, List<List<String>>> near = new HashMap<>();

  /** Whether a paragraph repeats one of those asked about before. */
  boolean repeats(String paragraph) {
    List<String> words = Folding.words(paragraph);
    if (words.isEmpty()) {
      return false;
    }
    boolean repeats = !seen.add(words) || words.size() >= NEAR_WORDS && isNear(words);
    if (!repeats && words.size() >= NEAR_WORDS) {
      remember(words.subList(0, KEY_WORDS), words);
      remember(words.subList(words.size() - KEY_WORDS, words.size()), words);
    }
    return repeats;
  }

  private void remember(List<String> key, List<String> words) {
    List<List<String>> candidates = near.computeIfAbsent(key, k -> new ArrayList<>());
    if (candidates.size() < MAX_CANDIDATES) {
      candidates.add(words);
    }
  }

  private boolean isNear(List<String> words) {
    for (List<String> key :
        List.of(
            words.subList(0, KEY_WORDS), words.subList(words.size() - KEY_WORDS, words.size()))) {
      for (List<String> earlier : near.getOrDefault(key, List.of())) {
        if (differsLittle(earlier, words)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean differsLittle(List<String> a, List<String> b) {
    int slips = 0;
    int allowed = Math.max(1, Math.min(a.size(), b.size()) / 20);
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        i++;
        j++;
      } else if (++slips > allowed) {
        return false;
      } else if (i < a.size() && j < b.size() && isTypo(a.get(i), b.get(j))) {
        i++;
        j++;
      } else if (i < a.size() && isSmall(a.get(i)) && sameAt(a, i + 1, b, j)) {
        i++;
      } else if (j < b.size() && isSmall(b.get(j)) && sameAt(a, i, b, j + 1)) {
        j++;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean sameAt(List<String> a, int i, List<String> b, int j) {
    return i == a.size() ? j == b.size() : j < b.size() && a.get(i).equals(b.get(j));
  }

  private static boolean isSmall(String word) {
    return SMALL.contains(word)
        || word.length() <= 2
            && !word.equals("no")
            && word.codePoints().allMatch(Character::isLetter);
  }

  /** Whether two long words differ in one letter within: left out, added, or changed. */
  private static boolean isTypo(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (shorter.length() < 5
        || longer.length() - shorter.length() > 1
        || !longer.codePoints().allMatch(Character::isLetter)
        || !shorter.codePoints().allMatch(Character::isLetter)) {
      return false;
    }
    int same = 0;
    while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
      same++;
    }
    int skip = longer.length() == shorter.length() ? 1 : 0;
    return same > 0 && longer.substring(same + 1).equals(shorter.substring(same + skip));
  }
}
