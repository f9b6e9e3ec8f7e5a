package attest.extract;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Figure;
import attest.rules.RuleEntry;
import attest.rules.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many a noun phrase speaks of: "about 50 extremists", "dozens", "between 20 and 30", "a
 * Canadian".
 */
final class FigureReader {
  private static final Set<String> RANGE_WORDS = Set.of("to", "or", "-", "–", "—", "and");
  private static final Set<String> TIME = Set.of("year", "month", "week", "day", "hour", "minute");
  private static final Set<String> NOBODY = Set.of("nobody", "none", "no-one");
  private static final Set<String> REFLEXIVE = Set.of("himself", "herself");
  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her");
  private static final Set<String> COUNTS =
      Set.of(
          "number",
          "total",
          "count",
          "toll",
          "tally",
          "figure",
          "score",
          "dozen",
          "hundred",
          "thousand",
          "lot",
          "majority");
  private static final Set<String> INDEFINITE = Set.of("a", "an");

  /**
   * A figure read.
   *
   * @param figure how many
   * @param words where that is said
   * @param counted the word that is counted; the number itself where it stands alone
   * @param rule what read it
   */
  record Reading(Figure figure, Span words, Token counted, String rule) {}

  private record Modifier(String id, String as) {}

  private record Vague(String id, OptionalLong low, @Nullable Long exact) {}

  private final Map<String, Modifier> modifiers = new HashMap<>();
  private final Map<String, Vague> vague = new HashMap<>();
  private int longestModifier = 1;

  FigureReader(List<RuleFile> files) {
    for (RuleFile file : files) {
      for (RuleEntry entry : file.entries()) {
        String as = entry.text("as");
        for (String words : entry.texts("words")) {
          if (as.equals("vague") || as.equals("about-count")) {
            String low = entry.findText("low");
            OptionalLong bound =
                low == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(low));
            vague.put(
                words,
                new Vague(entry.id(), bound, as.equals("vague") ? null : bound.orElseThrow()));
          } else {
            modifiers.put(words, new Modifier(entry.id(), as));
            longestModifier = Math.max(longestModifier, words.split(" ", -1).length);
          }
        }
      }
    }
  }

  /** The figure of the phrase with this head, or null where the words count nobody. */
  @Nullable Reading read(Sentence sentence, Token head) {
    if (isAge(sentence, head) || isAsked(sentence, head)) {
      return null;
    }
    if (NOBODY.contains(Trees.lower(head))) {
      return new Reading(new Figure.None(), head.span(), partitive(sentence, head), "figure.none");
    }
    Reading vagueReading = readVague(sentence, head);
    if (vagueReading != null) {
      return vagueReading;
    }
    Token number = number(sentence, head);
    if (number != null) {
      return isExcepted(sentence, number) ? null : readNumber(sentence, head, number);
    }
    for (Token child : sentence.children(head, "det")) {
      String word = Trees.lower(child);
      if (word.equals("no")) {
        // "No other people were killed" says nothing of those who were.
        boolean besides =
            Trees.isOthers(head)
                || sentence.children(head, "amod").stream().anyMatch(Trees::isOthers)
                || sentence.children(head, "advmod").stream()
                    .anyMatch(c -> c.lemma().equals("else"));
        if (besides) {
          return null;
        }
        return new Reading(new Figure.None(), child.span(), head, "figure.none");
      }
      if (word.equals("both")) {
        return new Reading(new Figure.Exact(2), child.span(), head, "figure.both");
      }
    }
    return null;
  }

  /** "All but one of those killed". */
  private static boolean isExcepted(Sentence sentence, Token number) {
    return number.index() > 1
        && Trees.lower(sentence.tokens().get(number.index() - 1)).equals("but")
        && Trees.lower(sentence.tokens().get(number.index() - 2)).equals("all");
  }

  /** One person, for a phrase in the singular: "a Canadian", "the mayor"; null for a plural. */
  @Nullable Reading readOne(Sentence sentence, Token head) {
    if (isAsked(sentence, head)
        || isExcepted(sentence, head)
        || sentence.children(head, "det").stream().anyMatch(d -> d.lemma().equals("no"))) {
      return null;
    }
    if (Trees.isOthers(head)) {
      return Trees.lower(head).equals("another")
          ? new Reading(new Figure.Exact(1), head.span(), head, "figure.another")
          : null;
    }
    if (COUNTS.contains(head.lemma())) {
      return null;
    }
    if (Neighbours.isFurther(sentence, head)) {
      return new Reading(new Figure.Exact(1), head.span(), head, "figure.another");
    }
    if (REFLEXIVE.contains(Trees.lower(head)) || PERSONAL.contains(Trees.lower(head))) {
      return new Reading(new Figure.Exact(1), head.span(), head, "figure.singular");
    }
    boolean pointing = head.upos().equals("PRON") && !Trees.lower(head).equals("one");
    boolean digits = head.form().chars().noneMatch(Character::isLetter);
    if (head.xpos().equals("NNS") || head.xpos().equals("NNPS") || pointing || digits) {
      return null;
    }
    for (Token child : sentence.children(head, "det")) {
      if (INDEFINITE.contains(Trees.lower(child)) || Trees.isOthers(child)) {
        return new Reading(
            new Figure.Exact(1),
            child.span().cover(head.span()),
            head,
            "figure.indefinite-singular");
      }
    }
    return new Reading(new Figure.Exact(1), head.span(), head, "figure.singular");
  }

  /** "Police have not said how many were killed". */
  private static boolean isAsked(Sentence sentence, Token head) {
    List<Token> words = new ArrayList<>(sentence.children(head, "amod"));
    words.add(head);
    return words.stream()
        .anyMatch(w ->
            Trees.lower(w).equals("many")
                && w.index() > 0
                && Trees.lower(sentence.tokens().get(w.index() - 1)).equals("how"));
  }

  /** "Lee, 31, was shot": a number between commas behind a name. */
  private static boolean isAge(Sentence sentence, Token head) {
    List<Token> tokens = sentence.tokens();
    int at = head.index();
    return head.xpos().equals("CD")
        && at >= 2
        && tokens.get(at - 1).form().equals(",")
        && tokens.get(at - 2).upos().equals("PROPN")
        && (at + 1 >= tokens.size() || !tokens.get(at + 1).upos().equals("NOUN"));
  }

  /** "A 39-year-old woman": the number counts years. */
  private static boolean countsTime(Sentence sentence, Token number) {
    List<Token> tokens = sentence.tokens();
    int at = number.index() + 1;
    at = isHyphen(tokens, at) ? at + 1 : at;
    return at < tokens.size() && TIME.contains(tokens.get(at).lemma());
  }

  private @Nullable Token number(Sentence sentence, Token head) {
    Token found = anyNumber(sentence, head);
    return found != null
            && ((countsTime(sentence, found) && !TIME.contains(head.lemma()))
                || isYear(found, head))
        ? null
        : found;
  }

  /** "The 2014 film": a year before a single thing. */
  private static boolean isYear(Token number, Token head) {
    return head.xpos().equals("NN") && number.form().matches("(?:19|20)\\d\\d");
  }

  private @Nullable Token anyNumber(Sentence sentence, Token head) {
    if (isNumber(head)) {
      return head;
    }
    Token found = null;
    for (Token child : sentence.children(head)) {
      if ((child.is("nummod") || child.is("amod") || child.is("compound") || child.is("det"))
          && isNumber(child)
          && child.index() < head.index()) {
        found = child;
      }
      if (found == null && child.is("compound") && child.index() < head.index()) {
        found =
            sentence.children(child, "nummod").stream()
                .filter(n -> isNumber(n) && !isHyphen(sentence.tokens(), n.index() + 1))
                .findFirst()
                .orElse(null);
      }
    }
    boolean plural =
        head.xpos().equals("NNS") || head.xpos().equals("NNPS") || Trees.isOthers(head);
    return found == null && plural ? Neighbours.number(sentence, head) : found;
  }

  private static boolean isNumber(Token token) {
    boolean word =
        token.upos().equals("NOUN")
            && !Trees.lower(token).equals("one")
            && Numerals.value(List.of(Trees.lower(token))).isPresent();
    return (token.upos().equals("NUM")
            || token.xpos().equals("CD")
            || word
            || Numerals.isScale(token.form()))
        && (Numerals.isPart(token.form()) || range(token.form()) != null);
  }

  private static long @Nullable [] range(String form) {
    String[] ends = form.split("[-–—]", -1);
    if (ends.length != 2) {
      return null;
    }
    OptionalLong from = Numerals.value(List.of(ends[0]));
    OptionalLong to = Numerals.value(List.of(ends[1]));
    boolean digits =
        !ends[0].isEmpty()
            && Character.isDigit(ends[0].charAt(0))
            && !ends[1].isEmpty()
            && Character.isDigit(ends[1].charAt(0));
    return digits && from.isPresent() && to.isPresent() && from.getAsLong() < to.getAsLong()
        ? new long[] {from.getAsLong(), to.getAsLong()}
        : null;
  }

  private @Nullable Reading readNumber(Sentence sentence, Token head, Token number) {
    List<Token> tokens = sentence.tokens();
    int first = number.index();
    int last = number.index();
    while (first > 0
        && (Numerals.isPart(tokens.get(first - 1).form()) || isJoin(tokens, first - 1))
        && Numerals.value(forms(tokens, first - 1, last)).isPresent()
        && (Numerals.isScale(tokens.get(first).form())
            || isJoin(tokens, first)
            || isJoin(tokens, first - 1))) {
      first--;
    }
    while (last + 1 < tokens.size()
        && last + 1 <= Math.max(head.index(), number.index())
        && Numerals.isScale(tokens.get(last + 1).form())) {
      last++;
    }
    if (isHyphen(tokens, last + 1)
        && last + 2 < tokens.size()
        && isUnit(tokens.get(last + 2))
        && isTens(tokens.get(last))) {
      last += 2;
    } else if (isHyphen(tokens, first - 1)
        && first >= 2
        && isUnit(tokens.get(first))
        && isTens(tokens.get(first - 2))) {
      first -= 2;
    }
    long[] inToken = range(number.form());
    last = withRest(tokens, first, last);
    Span words = new Span(tokens.get(first).span().begin(), tokens.get(last).span().end());
    if (inToken != null) {
      return new Reading(new Figure.Between(inToken[0], inToken[1]), words, head, "figure.range");
    }
    OptionalLong value = Numerals.value(forms(tokens, first, last));
    if (value.isEmpty()) {
      return null;
    }
    Reading between = readRange(sentence, head, first, words, value.getAsLong());
    if (between == null && last + 2 < tokens.size() && isNumber(tokens.get(last + 2))) {
      OptionalLong end = Numerals.value(List.of(tokens.get(last + 2).form()));
      between =
          end.isEmpty()
              ? null
              : readRange(sentence, head, last + 2, tokens.get(last + 2).span(), end.getAsLong());
    }
    if (between != null) {
      return between;
    }
    return withModifier(sentence, head, first, last, words, value.getAsLong());
  }

  /** The end of "a hundred and twelve", "one hundred and forty-seven", after its hundred. */
  private static int withRest(List<Token> tokens, int first, int last) {
    int next = last + 2;
    if (!Numerals.isScale(tokens.get(last).form()) || !isJoin(tokens, last + 1)) {
      return last;
    }
    int end =
        isTens(tokens.get(next))
                && isHyphen(tokens, next + 1)
                && next + 2 < tokens.size()
                && isUnit(tokens.get(next + 2))
            ? next + 2
            : next;
    OptionalLong rest = Numerals.value(forms(tokens, next, end));
    OptionalLong scale = Numerals.value(List.of(tokens.get(last).form()));
    boolean another = end + 1 < tokens.size() && Numerals.isScale(tokens.get(end + 1).form());
    return rest.isPresent()
            && scale.isPresent()
            && !another
            && rest.getAsLong() < scale.getAsLong()
            && Numerals.value(forms(tokens, first, end)).isPresent()
        ? end
        : last;
  }

  /** The "and" of "two hundred and six". */
  private static boolean isJoin(List<Token> tokens, int index) {
    return tokens.get(index).form().equalsIgnoreCase("and")
        && index > 0
        && index + 1 < tokens.size()
        && Numerals.isScale(tokens.get(index - 1).form())
        && Numerals.isPart(tokens.get(index + 1).form());
  }

  private static boolean isHyphen(List<Token> tokens, int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).form().equals("-");
  }

  private static boolean isUnit(Token token) {
    OptionalLong value = Numerals.value(List.of(token.form()));
    return Character.isLetter(token.form().charAt(0))
        && value.isPresent()
        && value.getAsLong() < 10;
  }

  private static boolean isTens(Token token) {
    OptionalLong value = Numerals.value(List.of(token.form()));
    return Character.isLetter(token.form().charAt(0))
        && value.isPresent()
        && value.getAsLong() >= 20
        && value.getAsLong() % 10 == 0;
  }

  private @Nullable Reading readRange(
      Sentence sentence, Token head, int first, Span words, long high) {
    List<Token> tokens = sentence.tokens();
    if (first < 2 || !RANGE_WORDS.contains(Trees.lower(tokens.get(first - 1)))) {
      return null;
    }
    Token other = tokens.get(first - 2);
    OptionalLong low = Numerals.value(List.of(other.form()));
    String link = Trees.lower(tokens.get(first - 1));
    String before = first >= 3 ? Trees.lower(tokens.get(first - 3)) : "";
    boolean opened = before.equals("between") || before.equals("from");
    if (low.isEmpty()
        || low.getAsLong() >= high
        || (link.equals("and") && !before.equals("between"))) {
      return null;
    }
    Token start = opened ? tokens.get(first - 3) : other;
    return new Reading(
        new Figure.Between(low.getAsLong(), high), start.span().cover(words), head, "figure.range");
  }

  private Reading withModifier(
      Sentence sentence, Token head, int first, int last, Span words, long value) {
    List<Token> tokens = sentence.tokens();
    for (int length = Math.min(longestModifier, first); length >= 1; length--) {
      Modifier modifier = modifiers.get(join(tokens, first - length, first - 1));
      if (modifier != null) {
        Span all = tokens.get(first - length).span().cover(words);
        return new Reading(apply(modifier, value), all, head, modifier.id());
      }
    }
    for (int length = 2; length >= 1 && last + length < tokens.size(); length--) {
      Modifier modifier = modifiers.get("… " + join(tokens, last + 1, last + length));
      if (modifier != null) {
        Span all = words.cover(tokens.get(last + length).span());
        return new Reading(apply(modifier, value), all, head, modifier.id());
      }
    }
    return new Reading(new Figure.Exact(value), words, head, "figure.number");
  }

  private static Figure apply(Modifier modifier, long value) {
    return switch (modifier.as()) {
      case "at_least" -> new Figure.AtLeast(value);
      case "at_most" -> new Figure.AtMost(value);
      case "about" -> new Figure.About(value);
      default -> new Figure.Exact(value);
    };
  }

  private @Nullable Reading readVague(Sentence sentence, Token head) {
    List<Token> tokens = sentence.tokens();
    List<Token> places = new ArrayList<>();
    places.add(head);
    for (Token child : sentence.children(head)) {
      if (child.index() < head.index()
          && (child.is("nummod")
              || child.is("amod")
              || child.is("det")
              || child.is("compound")
              || child.is("nmod"))) {
        places.add(child);
      }
    }
    for (Token token : places) {
      for (int length = Math.min(4, token.index() + 1); length >= 1; length--) {
        Vague found = vague.get(join(tokens, token.index() - length + 1, token.index()));
        boolean compared =
            token.index() + 1 < tokens.size()
                && Trees.lower(token).equals("many")
                && Trees.lower(tokens.get(token.index() + 1)).equals("as");
        if (found != null
            && !compared
            && !precededByNumber(tokens, token.index() - length + 1, found)) {
          Span words =
              new Span(tokens.get(token.index() - length + 1).span().begin(), token.span().end());
          Token counted = token.index() == head.index() ? partitive(sentence, head) : head;
          Figure figure =
              found.exact() == null
                  ? new Figure.Unstated(found.low())
                  : new Figure.About(found.exact());
          Modifier before = modifierBefore(tokens, token.index() - length + 1);
          if (before != null && before.as().equals("at_least") && found.exact() != null) {
            figure = new Figure.AtLeast(found.exact());
          }
          return new Reading(figure, words, counted, found.id());
        }
      }
    }
    return null;
  }

  private @Nullable Modifier modifierBefore(List<Token> tokens, int first) {
    for (int length = Math.min(longestModifier, first); length >= 1; length--) {
      Modifier modifier = modifiers.get(join(tokens, first - length, first - 1));
      if (modifier != null) {
        return modifier;
      }
    }
    return null;
  }

  private static boolean precededByNumber(List<Token> tokens, int first, Vague found) {
    return found.exact() != null && first > 0 && Numerals.isPart(tokens.get(first - 1).form());
  }

  /** What "dozens of people" or "three of the attackers" counts. */
  static Token partitive(Sentence sentence, Token head) {
    if (!head.upos().equals("NUM")
        && !head.upos().equals("PRON")
        && !head.upos().equals("DET")
        && !head.upos().equals("NOUN")
        && !head.upos().equals("ADJ")) {
      return head;
    }
    for (Token child : sentence.children(head, "nmod")) {
      if (Trees.hasCase(sentence, child, Set.of("of", "among"))) {
        return child;
      }
    }
    return head;
  }

  private static List<String> forms(List<Token> tokens, int first, int last) {
    return tokens.subList(first, last + 1).stream()
        .map(Token::form)
        .filter(f -> !f.equals("-"))
        .toList();
  }

  private static String join(List<Token> tokens, int first, int last) {
    StringBuilder joined = new StringBuilder();
    for (int i = first; i <= last; i++) {
      joined
          .append(joined.isEmpty() ? "" : " ")
          .append(tokens.get(i).form().toLowerCase(Locale.ROOT));
    }
    return joined.toString();
  }
}
