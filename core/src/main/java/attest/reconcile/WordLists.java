package attest.reconcile;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of {@code words.yaml}, by what they are. Safe for threads. */
final class WordLists {
  private final Map<String, String> streets = new HashMap<>();
  private final Set<String> blocks = new HashSet<>();
  private final Set<String> ageAfter = new HashSet<>();
  private final Set<String> ageBefore = new HashSet<>();
  private final Set<String> years = new HashSet<>();
  private final Set<String> including = new HashSet<>();
  private final Set<String> rising = new HashSet<>();
  private final Set<String> where = new HashSet<>();
  private final Set<String> joining = new HashSet<>();

  /**
   * The lists of a file of kind {@code account-words}.
   *
   * @throws RuleException if an entry is of a kind that is not known
   */
  WordLists(RuleFile file) {
    for (RuleEntry entry : file.entries()) {
      Map<String, List<String>> words = entry.map("words");
      switch (entry.text("is")) {
        case "street" -> words.forEach((name, forms) -> forms.forEach(f -> streets.put(f, name)));
        case "block" -> words.values().forEach(blocks::addAll);
        case "age" -> {
          ageAfter.addAll(words.getOrDefault("after", List.of()));
          ageBefore.addAll(words.getOrDefault("before", List.of()));
          years.addAll(words.getOrDefault("years", List.of()));
        }
        case "including" -> words.values().forEach(including::addAll);
        case "rising" -> words.values().forEach(rising::addAll);
        case "where" -> words.values().forEach(where::addAll);
        case "joining" -> words.values().forEach(joining::addAll);
        default -> throw new RuleException(file.name(), entry.id(), "has an unknown 'is'");
      }
    }
  }

  /** The program's own. */
  static WordLists load() {
    return new WordLists(RuleFile.resource(WordLists.class, "words.yaml"));
  }

  /** The full name of a kind of street, such as "avenue" for "ave"; null for other words. */
  @Nullable String findStreet(String word) {
    return streets.get(word);
  }

  boolean isBlock(String word) {
    return blocks.contains(word);
  }

  /** The ending of a word that tells an age, such as "-year-old"; null where it tells none. */
  @Nullable String findAgeEnding(String word) {
    for (String ending : ageAfter) {
      if (word.endsWith(ending)) {
        return ending;
      }
    }
    return null;
  }

  boolean isBeforeAge(String word) {
    return ageBefore.contains(word);
  }

  boolean isYears(String word) {
    return years.contains(word);
  }

  /** Whether words in lower case say that a total includes a group. */
  boolean saysIncluding(String words) {
    return including.stream().anyMatch(words::contains);
  }

  /** Whether words in lower case say that a toll has risen to their figure. */
  boolean saysRising(String words) {
    return rising.stream().anyMatch(words::contains);
  }

  /** Whether a word in lower case stands before the name of a place where something was. */
  boolean isWhere(String word) {
    return where.contains(word);
  }

  /** Whether words between two names join them. */
  boolean joins(String between) {
    return joining.stream().anyMatch(j -> between.contains(" " + j + " "));
  }
}
