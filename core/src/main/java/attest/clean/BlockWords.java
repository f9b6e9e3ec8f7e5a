package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows what an element is by the words of its class and identity, such as {@code
 * article__related-links}. Immutable.
 */
final class BlockWords {
  static final String KIND = "page-block";
  private static final int MAX_NAME = 600;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private record Phrase(List<String> words, BlockRole role, boolean whole, Set<String> unless) {}

  private final Map<String, List<Phrase>> phrases = new HashMap<>();

  BlockWords(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      BlockRole role = role(entry);
      Set<String> unless = new HashSet<>(entry.texts("unless"));
      for (String words : entry.texts("words")) {
        add(words, role, false, unless);
      }
      for (String words : entry.texts("names")) {
        add(words, role, true, unless);
      }
    }
  }

  private void add(String text, BlockRole role, boolean whole, Set<String> unless) {
    List<String> words = words(text);
    phrases
        .computeIfAbsent(words.getFirst(), w -> new ArrayList<>())
        .add(new Phrase(words, role, whole, unless));
  }

  /**
   * What the names of an element say it is.
   *
   * @param names class names and identities, with spaces between
   * @return bits of {@link BlockRole}; 0 where they say nothing
   */
  int roles(String names) {
    if (names.isBlank()) {
      return 0;
    }
    String shown = names.length() > MAX_NAME ? names.substring(0, MAX_NAME) : names;
    int roles = 0;
    for (String name : SPACES.split(shown, -1)) {
      List<String> words = words(name);
      for (int i = 0; i < words.size(); i++) {
        for (Phrase phrase : phrases.getOrDefault(words.get(i), List.of())) {
          if ((roles & phrase.role().bit()) == 0 && matches(phrase, words, i)) {
            roles |= phrase.role().bit();
          }
        }
      }
    }
    return roles;
  }

  private static boolean matches(Phrase phrase, List<String> words, int at) {
    int end = at + phrase.words().size();
    if (end > words.size() || phrase.whole() && (at > 0 || end < words.size())) {
      return false;
    }
    if (!words.subList(at, end).equals(phrase.words())) {
      return false;
    }
    for (String word : words) {
      if (phrase.unless().contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** The words of a name in lower case: cut at other than letters and where capitals begin. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      boolean letter = Character.isLetter(c);
      boolean hump =
          letter
              && i > begin
              && Character.isUpperCase(c)
              && Character.isLowerCase(name.charAt(i - 1));
      if (!letter || hump) {
        if (i > begin) {
          words.add(name.substring(begin, i).toLowerCase(Locale.ROOT));
        }
        begin = hump ? i : i + 1;
      }
    }
    return words;
  }

  private static BlockRole role(RuleEntry entry) {
    try {
      return BlockRole.valueOf(entry.text("role").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RuleException(
          entry.file(), entry.id(), "has role '" + entry.text("role") + "', which is not known");
    }
  }
}
