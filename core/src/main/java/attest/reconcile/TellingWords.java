package attest.reconcile;

import attest.document.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects from stretches of text the words that tell one event from others: rare words, numbers,
 * pairs of names, and, with marks before them, {@code @} names given with an age, {@code ~} ages,
 * {@code =} streets and blocks, {@code !} days, {@code #} towns, {@code ^} words of the headline.
 * Linear in the text.
 */
final class TellingWords {
  private static final float RARE_NAME = 3;
  private static final float RARE_WORD = 5.2f;
  private static final float UNRANKED = 100;
  private static final int MAX_AGE = 110;
  private static final float TELLING = 1.5f;
  private static final float REPEATED = 0.3f;
  private static final float MOST_REPEATED = 1.5f;
  private static final int MAX_TITLE = 400;
  private static final int LEAST_TITLE = 20;
  private static final List<String> SITE_MARKS = List.of(" | ", " - ", " – ", " — ");

  private final Frequencies frequencies;
  private final WordLists lists;
  private final Map<String, Float> words = new HashMap<>();

  TellingWords(Frequencies frequencies, WordLists lists) {
    this.frequencies = frequencies;
    this.lists = lists;
  }

  private record Token(int begin, int end, String word, boolean capital) {
    boolean isNumber() {
      return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }

  /** Adds the words of a stretch of text. */
  void collect(String text, Span span) {
    List<Token> tokens = tokens(text, span);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      single(token);
      Token next = next(tokens, i, text);
      if (token.capital() && next != null && next.capital()) {
        pair(token, next);
      }
      street(tokens, i, text);
      age(tokens, i, text);
    }
  }

  /** Adds the words of a headline, without the name of a site at its end. */
  void headline(String title) {
    int end = Math.min(title.length(), MAX_TITLE);
    for (String mark : SITE_MARKS) {
      int at = title.lastIndexOf(mark, end);
      if (at >= LEAST_TITLE) {
        end = at;
      }
    }
    Span span = new Span(0, end);
    TellingWords own = new TellingWords(frequencies, lists);
    own.collect(title, span);
    for (Token token : tokens(title, span)) {
      String word = token.word();
      float weight = frequencies.weight(word);
      boolean age = own.words.containsKey("~" + word) || lists.findAgeEnding(word) != null;
      if (weight >= TELLING && !age) {
        own.words.put("^" + word, weight);
      }
    }
    for (String word : List.copyOf(own.words.keySet())) {
      if (WordKind.of(word) == WordKind.AGE) {
        own.words.put("^" + word, frequencies.weight(word));
      }
    }
    own.words.forEach(this::put);
  }

  /** Adds a town by its point in degrees; those that are named most come first. */
  void town(double latitude, double longitude) {
    String town = "#" + Math.round(latitude * 100) + "," + Math.round(longitude * 100);
    put(town, UNRANKED);
  }

  /** Adds a day. */
  void day(LocalDate day) {
    put("!" + day, UNRANKED);
  }

  /** Adds a word; of words as rare as another those that come again and again are first. */
  private void put(String word, float weight) {
    words.merge(
        word, weight, (before, more) -> Math.min(before + REPEATED, weight + MOST_REPEATED));
  }

  private void single(Token token) {
    String word = token.word();
    boolean digits = Character.isDigit(word.charAt(0));
    if (word.length() < (digits ? 3 : 2) || (digits && lists.findAgeEnding(word) != null)) {
      return;
    }
    float weight = frequencies.weight(word);
    if (weight >= (token.capital() || digits ? RARE_NAME : RARE_WORD)) {
      put(word, weight);
    }
  }

  private void pair(Token one, Token other) {
    String both = one.word() + " " + other.word();
    float weight = frequencies.weight(both);
    if (weight >= RARE_NAME) {
      put(both, weight);
    }
  }

  /** The token that follows after one space, past an initial with its stop; null if none does. */
  private static @Nullable Token next(List<Token> tokens, int i, String text) {
    if (i + 1 >= tokens.size()) {
      return null;
    }
    Token next = tokens.get(i + 1);
    if (!isSpace(text, tokens.get(i).end(), next.begin())) {
      return null;
    }
    if (next.word().length() == 1 && next.capital() && i + 2 < tokens.size()) {
      Token last = tokens.get(i + 2);
      int gap = last.begin() - next.end();
      if (gap == 1 || (gap == 2 && text.charAt(next.end()) == '.')) {
        return last;
      }
    }
    return next;
  }

  private static boolean isSpace(String text, int from, int to) {
    return to - from == 1 && text.charAt(from) == ' ';
  }

  private void street(List<Token> tokens, int i, String text) {
    Token token = tokens.get(i);
    if (lists.isBlock(token.word()) && i > 0) {
      Token number = tokens.get(i - 1);
      if (number.isNumber() && number.word().length() > 1) {
        put("=" + number.word() + " " + token.word(), UNRANKED);
      }
      return;
    }
    String kind = token.capital() ? lists.findStreet(token.word()) : null;
    if (kind == null || i == 0) {
      return;
    }
    Token name = tokens.get(i - 1);
    boolean named = name.capital() || Character.isDigit(name.word().charAt(0));
    if (named
        && isSpace(text, name.end(), token.begin())
        && frequencies.weight(name.word()) >= RARE_NAME
        && !isSaint(tokens, i, text)) {
      put("=" + name.word() + " " + kind, UNRANKED);
    }
  }

  /** Whether a short word with a stop begins a name rather than ends one: "St. Orla". */
  private static boolean isSaint(List<Token> tokens, int i, String text) {
    Token token = tokens.get(i);
    return token.word().length() == 2
        && i + 1 < tokens.size()
        && tokens.get(i + 1).capital()
        && tokens.get(i + 1).begin() - token.end() == 2
        && text.charAt(token.end()) == '.';
  }

  private void age(List<Token> tokens, int i, String text) {
    Token token = tokens.get(i);
    String ending = lists.findAgeEnding(token.word());
    if (ending != null) {
      String age = token.word().substring(0, token.word().length() - ending.length());
      if (age(age)) {
        person(tokens, i + 1, text);
      }
    } else if (token.isNumber() && i > 0) {
      Token before = tokens.get(i - 1);
      boolean told =
          lists.isBeforeAge(before.word())
              || (i + 1 < tokens.size() && lists.isYears(tokens.get(i + 1).word()));
      boolean apposed = isApposed(text, before, token);
      if ((told || apposed) && age(token.word()) && apposed && i > 1) {
        Token first = tokens.get(i - 2);
        if (first.word().length() == 1 && i > 2) {
          first = tokens.get(i - 3);
        }
        person(first, before);
      }
    }
  }

  /** Whether a number stands behind a word between commas or in brackets. */
  private static boolean isApposed(String text, Token before, Token number) {
    int gap = number.begin() - before.end();
    if (gap != 2 || number.end() >= text.length()) {
      return false;
    }
    String open = text.substring(before.end(), number.begin());
    char close = text.charAt(number.end());
    char after = number.end() + 1 < text.length() ? text.charAt(number.end() + 1) : ' ';
    return open.equals(" (")
        ? close == ')'
        : open.equals(", ")
            && before.word().length() > 1
            && !Character.isDigit(before.word().charAt(0))
            && (close == ',' || close == '.' || close == ';')
            && !Character.isDigit(after);
  }

  private boolean age(String digits) {
    if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int age = Integer.parseInt(digits);
    if (age > MAX_AGE) {
      return false;
    }
    put("~" + age, UNRANKED);
    return true;
  }

  private void person(List<Token> tokens, int i, String text) {
    if (i + 1 < tokens.size()) {
      Token last = next(tokens, i, text);
      if (last != null) {
        person(tokens.get(i), last);
      }
    }
  }

  private void person(Token first, Token last) {
    String name = first.word() + " " + last.word();
    if (first.capital()
        && last.capital()
        && last.begin() - first.end() <= 4
        && frequencies.weight(name) >= RARE_NAME) {
      put("@" + name, UNRANKED + frequencies.weight(name));
    }
  }

  private static List<Token> tokens(String text, Span span) {
    List<Token> tokens = new ArrayList<>();
    int end = Math.min(span.end(), text.length());
    int i = span.begin();
    while (i < end) {
      if (!isInner(text, i, end)) {
        i++;
        continue;
      }
      int begin = i;
      while (i < end && isInner(text, i, end)) {
        i++;
      }
      tokens.add(
          new Token(begin, i, normal(text, begin, i), Character.isUpperCase(text.charAt(begin))));
    }
    return tokens;
  }

  private static boolean isInner(String text, int i, int end) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return (c == '\'' || c == '’' || c == '-')
        && i + 1 < end
        && Character.isLetterOrDigit(text.charAt(i + 1))
        && i > 0
        && Character.isLetterOrDigit(text.charAt(i - 1));
  }

  private static String normal(String text, int begin, int end) {
    String word = text.substring(begin, end).replace('’', '\'').toLowerCase(Locale.ROOT);
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  /** The rarest of each kind, kinds with marks first. */
  List<String> rarest() {
    List<String> sorted = new ArrayList<>(words.keySet());
    sorted.sort((a, b) -> {
      int byWeight = Float.compare(words.getOrDefault(b, 0f), words.getOrDefault(a, 0f));
      return byWeight != 0 ? byWeight : a.compareTo(b);
    });
    int[] left = new int[WordKind.values().length];
    for (WordKind kind : WordKind.values()) {
      left[kind.ordinal()] = kind.most();
    }
    List<String> kept = new ArrayList<>();
    for (String word : sorted) {
      if (left[WordKind.of(word).ordinal()]-- > 0) {
        kept.add(word);
      }
    }
    return kept;
  }
}
