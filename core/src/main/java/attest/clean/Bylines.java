package attest.clean;

import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the names of authors in a line such as "By Anna Example and Bob Sample". Immutable. */
final class Bylines {
  static final String KIND = "byline";
  private static final int MAX_LINE = 140;
  private static final Pattern BEFORE = Pattern.compile("^[\\s:]+");
  private static final Pattern PART = Pattern.compile("\\s[|–—•·-]\\s|\\s*[|•·;(]\\s*");
  private static final Pattern WORD_MARKS = Pattern.compile("[.,:]+$");
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}'’.\\-]+");
  private static final Pattern SENTENCE_END = Pattern.compile("\\p{L}{4,}\\.");
  private static final Pattern NO_NAME = Pattern.compile("[\\d@/<>{}]");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "da", "di", "do", "dos", "du", "des", "la", "le", "van", "von",
          "der", "den", "ten", "ter", "zu", "al", "el", "bin", "ibn", "ben", "bint", "abu", "ould",
          "y", "e", "i", "af", "st", "d'", "o'");

  private record Language(List<String> prefixes, Set<String> and) {}

  private final List<Language> languages = new ArrayList<>();
  private final Language all;
  private final Set<String> desks = new HashSet<>();
  private final List<String> ends = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> firsts = new HashSet<>();
  private final List<String> posts = new ArrayList<>();
  private final Agencies agencies;
  private final Dates dates;

  Bylines(RuleFile file, Agencies agencies, Dates dates) {
    this.agencies = agencies;
    this.dates = dates;
    for (RuleEntry entry : file.entries()) {
      languages.add(
          new Language(
              entry.texts("prefixes").stream().map(p -> p.toLowerCase(Locale.ROOT)).toList(),
              new HashSet<>(entry.texts("and"))));
      entry.texts("ends").forEach(words -> ends.add(" " + words.toLowerCase(Locale.ROOT) + " "));
      entry.texts("notes").forEach(words -> notes.add(words + " "));
      for (String prefix : entry.texts("prefixes")) {
        firsts.add(BLANK.split(prefix.toLowerCase(Locale.ROOT), 2)[0]);
      }
      entry.texts("posts").forEach(words -> posts.add(" " + words.toLowerCase(Locale.ROOT)));
      entry.texts("desks").forEach(word -> desks.add(word.toLowerCase(Locale.ROOT)));
    }
    Set<String> and = new HashSet<>();
    languages.forEach(language -> and.addAll(language.and()));
    and.removeIf(word -> word.length() < 2);
    all = new Language(List.of(), and);
  }

  /**
   * What a byline says.
   *
   * @param names the authors; empty where only an agency is named
   * @param agency the agency named among them
   */
  record Reading(List<String> names, @Nullable String agency) {}

  /** What {@code line} says if it is a byline, else null. */
  @Nullable Reading read(String line) {
    String text = line.strip();
    if (text.length() > MAX_LINE) {
      return null;
    }
    String lower = Folding.line(text);
    for (Language language : languages) {
      for (String prefix : language.prefixes()) {
        if (lower.startsWith(prefix)
            && lower.length() > prefix.length()
            && " :".indexOf(lower.charAt(prefix.length())) >= 0) {
          Reading reading = names(text.substring(prefix.length()), language);
          if (reading != null) {
            return reading;
          }
        }
      }
    }
    return null;
  }

  /** Whether a word is the first of those that stand before the names of authors. */
  boolean isPrefix(String word) {
    return firsts.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * What an element of a page that is marked as a byline says, with a word before the names or not.
   */
  @Nullable Reading readMarked(String text) {
    Reading reading = read(text);
    return reading == null ? names(text, all) : reading;
  }

  /**
   * The names in a field of metadata that is for authors: whatever is not a desk, an address or an
   * agency, with a word before it or not.
   */
  Reading readNames(String text) {
    Reading strict = text.length() > MAX_LINE ? null : readMarked(text);
    if (strict != null) {
      return new Reading(strict.names().stream().filter(n -> !isDesk(n)).toList(), strict.agency());
    }
    List<String> names = new ArrayList<>();
    String agency = agencies.find(text);
    boolean plain = agency == null && text.length() <= 60 && !NO_NAME.matcher(text).find();
    if (plain && text.split("[\\s,]+", -1).length <= 5 && !isDesk(text)) {
      names.add(Titles.spaced(text));
    }
    return new Reading(names, agency);
  }

  /** Whether a paragraph says who one of the authors is. */
  boolean isNote(String paragraph, List<String> names) {
    String words = String.join(" ", Folding.words(paragraph));
    for (String name : names) {
      String author = String.join(" ", Folding.words(name)) + " ";
      if (words.startsWith(author)
          && notes.stream().anyMatch(note -> words.startsWith(note, author.length()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isDesk(String name) {
    return Folding.words(name).stream().anyMatch(desks::contains);
  }

  private @Nullable Reading names(String text, Language language) {
    String given = BEFORE.matcher(Titles.spaced(text)).replaceFirst("");
    String list = undated(PART.split(given, 2)[0]);
    List<String> names = new ArrayList<>();
    String agency = null;
    for (String part : list.split(",", 20)) {
      for (String whole : divided(part, language.and())) {
        String name = withoutPost(whole);
        String found = agencies.find(name);
        if (found != null) {
          agency = found;
        } else if (isName(name) && !(isDesk(name) && !names.isEmpty())) {
          names.add(name);
        } else if (names.isEmpty() && agency == null) {
          return null;
        } else {
          return new Reading(names, agency);
        }
      }
    }
    return names.isEmpty() && agency == null ? null : new Reading(names, agency);
  }

  /** The names without what follows them: a date, or who did something else. */
  private String undated(String list) {
    String lower = list.toLowerCase(Locale.ROOT);
    int end = list.length();
    for (String words : ends) {
      int at = lower.indexOf(words);
      end = at > 0 ? Math.min(end, at) : end;
    }
    int digit = 0;
    while (digit < end && !Character.isDigit(list.charAt(digit))) {
      digit++;
    }
    boolean dated = digit < end;
    String rest = list.substring(0, digit).strip();
    while (true) {
      int space = rest.lastIndexOf(' ');
      String last = WORD_MARKS.matcher(rest.substring(space + 1)).replaceAll("");
      if (space < 0 || !(dates.isBeside(last) || dated && dates.isMonth(last))) {
        return rest;
      }
      rest = rest.substring(0, space).strip();
    }
  }

  private static List<String> divided(String part, Set<String> and) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (String word : BLANK.split(part.strip(), 30)) {
      if (and.contains(word.toLowerCase(Locale.ROOT)) || word.equals("&")) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(name.isEmpty() ? "" : " ").append(word);
      }
    }
    names.add(name.toString());
    names.removeIf(String::isEmpty);
    return names;
  }

  /** A name without the post that follows it, as in "Anna Example Staff Writer". */
  private String withoutPost(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String post : posts) {
      if (lower.endsWith(post) && BLANK.split(name.strip()).length >= 4) {
        return name.substring(0, name.length() - post.length()).strip();
      }
    }
    return name;
  }

  private static boolean isName(String name) {
    String[] words = name.split(" ", -1);
    if (words.length < 2 || words.length > 5) {
      return false;
    }
    int capitalised = 0;
    for (String word : words) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      if (!LETTERS.matcher(word).matches() || SENTENCE_END.matcher(word).matches()) {
        return false;
      }
      if (Character.isLowerCase(first)) {
        if (!PARTICLES.contains(word)) {
          return false;
        }
      } else {
        capitalised++;
      }
    }
    return capitalised >= 2;
  }
}
