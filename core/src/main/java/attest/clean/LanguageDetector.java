package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the language of a text by its script, its small words, and letters that only one language
 * has. A word counts the less, the more languages have it. Immutable.
 */
final class LanguageDetector {
  static final String KIND = "language";

  /** No language could be told. */
  static final String UNDETERMINED = "und";

  private static final int MAX_WORDS = 4_000;
  private static final double MARGIN = 1.3;
  private static final double LETTER_WEIGHT = 0.5;

  private record Profile(String language, String script) {}

  private final List<Profile> profiles = new ArrayList<>();
  private final Map<String, List<Integer>> words = new HashMap<>();
  private final Map<Integer, List<Integer>> letters = new HashMap<>();
  private final int firstLetter;

  LanguageDetector(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      int index = profiles.size();
      profiles.add(new Profile(entry.id(), entry.text("script")));
      for (String word : entry.texts("words")) {
        List<Integer> owners =
            words.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> new ArrayList<>());
        if (!owners.contains(index)) {
          owners.add(index);
        }
      }
      String own = entry.findText("letters");
      if (own != null) {
        own.codePoints()
            .forEach(c -> letters.computeIfAbsent(c, l -> new ArrayList<>()).add(index));
      }
    }
    firstLetter = letters.keySet().stream().mapToInt(c -> c).min().orElse(Integer.MAX_VALUE);
    if (profiles.isEmpty()) {
      throw new RuleException(file.name(), "", "has no language");
    }
  }

  /**
   * The language of a text.
   *
   * @param text at least a few words
   * @return a BCP 47 tag, or "und"
   */
  String detect(String text) {
    String script = script(text);
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      if (profiles.get(i).script().equals(script)) {
        candidates.add(i);
      }
    }
    if (candidates.isEmpty()) {
      return UNDETERMINED;
    }
    if (candidates.size() == 1) {
      return profiles.get(candidates.getFirst()).language();
    }
    return best(text, candidates);
  }

  private String best(String text, List<Integer> candidates) {
    double[] scores = new double[profiles.size()];
    int[] hits = new int[profiles.size()];
    List<String> found = Folding.words(text);
    int count = Math.min(found.size(), MAX_WORDS);
    for (String word : found.subList(0, count)) {
      List<Integer> owners = words.getOrDefault(word, List.of());
      for (int owner : owners) {
        scores[owner] += 1.0 / owners.size();
        hits[owner]++;
      }
      List<Integer> own = ownersOfLetter(word);
      own.forEach(owner -> scores[owner] += LETTER_WEIGHT / own.size());
    }
    int first = -1;
    double second = 0;
    for (int candidate : candidates) {
      if (first < 0 || scores[candidate] > scores[first]) {
        second = first < 0 ? 0 : scores[first];
        first = candidate;
      } else {
        second = Math.max(second, scores[candidate]);
      }
    }
    double share = count == 0 ? 0 : scores[first] / count;
    boolean enough = count < 30 ? hits[first] >= 2 && share >= 0.14 : share >= 0.1;
    return enough && scores[first] >= second * MARGIN
        ? profiles.get(first).language()
        : UNDETERMINED;
  }

  /** The languages that alone have the first letter of a word that only some have. */
  private List<Integer> ownersOfLetter(String word) {
    for (int i = 0; i < word.length(); ) {
      int letter = word.codePointAt(i);
      i += Character.charCount(letter);
      if (letter < firstLetter) {
        continue;
      }
      List<Integer> own = letters.get(letter);
      if (own != null) {
        return own;
      }
    }
    return List.of();
  }

  /** The script of most letters; "Kana" for a text in Han and Japanese syllables. */
  private static String script(String text) {
    Map<Character.UnicodeScript, Integer> counts = new EnumMap<>(Character.UnicodeScript.class);
    int ascii = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 128) {
        ascii += c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? 1 : 0;
      } else if (Character.isLetter(c)) {
        counts.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    if (ascii > 0) {
      counts.merge(Character.UnicodeScript.LATIN, ascii, Integer::sum);
    }
    int kana =
        counts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
    int han = counts.getOrDefault(Character.UnicodeScript.HAN, 0);
    String best = "";
    int most = 0;
    for (Map.Entry<Character.UnicodeScript, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        String name = entry.getKey().name();
        best = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
      }
    }
    if (kana > 0 && kana * 10 >= han && kana + han >= most) {
      return "Kana";
    }
    return best;
  }
}
