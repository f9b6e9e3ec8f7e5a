package attest.resolve.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One name of an actor of the registry.
 *
 * @param entry whose name
 * @param words its words
 * @param ambiguous whether it also means other things, so that the article must support it
 */
record Alias(ActorRegistry.Entry entry, List<Word> words, boolean ambiguous) {
  /** Words that are written small as often as not when they do not begin the name. */
  private static final Set<String> COMMON =
      Set.of(
          "cartel",
          "group",
          "gang",
          "movement",
          "militia",
          "network",
          "brigade",
          "brigades",
          "battalion",
          "faction",
          "sect",
          "coalition",
          "separatists",
          "rebels",
          "militants");

  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "ad", "an", "as", "ash", "ul", "ut", "wal", "wa", "the", "of", "in", "for",
          "and", "e", "i", "bin", "ibn", "de", "la", "del", "da", "do", "dos");

  /**
   * A word of a name.
   *
   * @param key in lower case, without accents
   * @param form how its letters must be
   * @param gap what stands before it in the name
   */
  record Word(String key, Form form, Term.Gap gap) {}

  /** What a word's letters must be. */
  enum Form {
    /** Of any size. */
    ANY,
    /** With a capital first. */
    CAPITAL,
    /** All capitals. */
    UPPER
  }

  /** Reads a name; a {@code ~} before it says that it is ambiguous. */
  static Alias of(String name, ActorRegistry.Entry entry) {
    boolean ambiguous = name.startsWith("~");
    List<Term> terms = Term.scan(ambiguous ? name.substring(1) : name, Integer.MAX_VALUE);
    List<Word> words = new ArrayList<>(terms.size());
    for (Term term : terms) {
      Form form =
          terms.size() > 1
                  && (PARTICLES.contains(term.key())
                      || (!words.isEmpty() && COMMON.contains(term.key())))
              ? Form.ANY
              : terms.size() == 1 && term.upper() && term.form().length() > 1
                  ? Form.UPPER
                  : term.capital() ? Form.CAPITAL : Form.ANY;
      words.add(new Word(term.key(), form, term.gap()));
    }
    return new Alias(entry, List.copyOf(words), ambiguous);
  }

  /** Whether the name stands at {@code index}. */
  boolean standsAt(List<Term> terms, int index) {
    if (index + words.size() > terms.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Term term = terms.get(index + i);
      Word word = words.get(i);
      if (!term.key().equals(word.key)
          || (i > 0 && !term.joined() && term.gap() != Term.Gap.DOT && term.gap() != word.gap)
          || (word.form == Form.CAPITAL && !term.capital())
          || (word.form == Form.UPPER && !term.upper())) {
        return false;
      }
    }
    return true;
  }
}
