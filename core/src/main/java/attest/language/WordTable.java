package attest.language;

import attest.rules.RuleEntry;
import attest.rules.RuleException;
import attest.rules.RuleFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The closed classes of words that decide where words and sentences end, read from a rule file of
 * kind {@value #KIND}. Immutable.
 */
final class WordTable {
  /** The kind of rule file. */
  static final String KIND = "abbreviations";

  private static final String FILE = "abbreviations.yaml";

  /** What must stand beside an abbreviation for its full stop to belong to it. */
  enum When {
    ALWAYS,
    BEFORE_DIGIT,
    AFTER_COMMA
  }

  /**
   * An abbreviation.
   *
   * @param ending how it may end a sentence
   * @param when what must stand beside it
   * @param neverBefore words before which it does not end a sentence
   */
  record Abbreviation(Words.Ending ending, When when, Set<String> neverBefore) {}

  private final Map<String, Abbreviation> abbreviations = new HashMap<>();
  private final Map<String, Set<String>> lists = new HashMap<>();

  private WordTable(List<RuleFile> files) {
    for (String list : List.of("opener", "speech", "prefix", "unit", "domain")) {
      lists.put(list, new HashSet<>());
    }
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        read(entry);
      }
    }
  }

  /** The table that is shipped. */
  static WordTable shipped() {
    return new WordTable(List.of(RuleFile.resource(WordTable.class, FILE)));
  }

  /** The shipped table with the entries of {@code file} added. */
  static WordTable with(RuleFile file) {
    return new WordTable(List.of(RuleFile.resource(WordTable.class, FILE), file));
  }

  private void read(RuleEntry entry) {
    String role = entry.text("role");
    List<String> forms = entry.texts("forms");
    if (forms.isEmpty()) {
      throw new RuleException(entry.file(), entry.id(), "has no 'forms'");
    }
    if (role.equals("abbreviation")) {
      Abbreviation abbreviation =
          new Abbreviation(
              choice(entry, "ends", Words.Ending.NEVER),
              choice(entry, "when", When.ALWAYS),
              Set.copyOf(entry.texts("never-before")));
      forms.forEach(form -> abbreviations.put(form, abbreviation));
      return;
    }
    Set<String> list = lists.get(role);
    if (list == null) {
      throw new RuleException(entry.file(), entry.id(), "has the unknown role '" + role + "'");
    }
    list.addAll(forms);
  }

  private static <T extends Enum<T>> T choice(RuleEntry entry, String field, T fallback) {
    String text = entry.findText(field);
    if (text == null) {
      return fallback;
    }
    try {
      return Enum.valueOf(
          fallback.getDeclaringClass(), text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new RuleException(
          entry.file(), entry.id(), "has the unknown " + field + " '" + text + "'");
    }
  }

  /**
   * The abbreviation that is written so before its last full stop, or null. A form with a small
   * initial also stands for the same with a capital, and every form for the same in capitals.
   */
  @Nullable Abbreviation abbreviation(String form) {
    Abbreviation found = abbreviations.get(form);
    if (found != null || form.isEmpty()) {
      return found;
    }
    String rest = form.substring(1);
    if (Character.isUpperCase(form.charAt(0))) {
      String small = Character.toLowerCase(form.charAt(0)) + rest;
      found = abbreviations.get(small);
      if (found == null && form.length() > 1 && form.equals(form.toUpperCase(Locale.ROOT))) {
        found = abbreviations.get(form.charAt(0) + rest.toLowerCase(Locale.ROOT));
        if (found == null) {
          found = abbreviations.get(form.toLowerCase(Locale.ROOT));
        }
      }
    }
    return found;
  }

  /** Whether the word commonly opens a sentence and seldom continues one with a capital. */
  boolean isOpener(String form) {
    return has("opener", form);
  }

  /** Whether the word names an act of speech, as after a quotation. */
  boolean isSpeech(String form) {
    return has("speech", form);
  }

  /** Whether the part before a hyphen makes one word with what follows. */
  boolean isPrefix(String part) {
    return has("prefix", part.toLowerCase(Locale.ROOT));
  }

  /** Whether the letters after digits are a word of their own, as in 5km. */
  boolean isUnit(String letters) {
    return has("unit", letters);
  }

  /** Whether the letters after a full stop end an address or a file name. */
  boolean isDomain(String letters) {
    return has("domain", letters.toLowerCase(Locale.ROOT));
  }

  private boolean has(String list, String form) {
    Set<String> forms = lists.get(list);
    return forms != null && forms.contains(form);
  }
}
