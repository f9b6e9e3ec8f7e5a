package attest.extract;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds counted people by where their words stand, for sentences whose tree has them hang somewhere
 * else: right before a participle ("… and at least two others were seriously wounded", "left ten
 * dead"). Also tells which words stand around a phrase.
 */
final class Neighbours {
  private static final int MOST = 8;
  private static final int MOST_BETWEEN = 18;
  private static final Pattern ORDINAL =
      Pattern.compile(
          "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,3}(?:st|nd|rd|th)");
  private static final Set<String> ARTICLES = Set.of("a", "an");
  private static final Set<String> LEADS = Set.of("leave", "report", "confirm", "find");
  private static final Set<String> OPENINGS = Set.of("including", "among", "some", "most", "one");
  private static final Set<String> BOUNDS =
      Set.of(
          "at",
          "least",
          "more",
          "than",
          "about",
          "around",
          "nearly",
          "almost",
          "over",
          "up",
          "to",
          "as",
          "many",
          "some",
          "another",
          "an",
          "a",
          "additional",
          "further",
          "estimated",
          "approximately",
          "roughly",
          "other",
          "the",
          "all");

  private Neighbours() {}

  /**
   * The chief word of a counted phrase right before a word of harm, auxiliaries, adverbs and a
   * parenthesis apart; null where there is none.
   */
  static @Nullable Token before(Sentence sentence, Token anchor) {
    List<Token> tokens = sentence.tokens();
    int at = anchor.index() - 1;
    while (at > 0 && (isLink(tokens.get(at)) || isAdverbJoin(tokens, at))) {
      at--;
    }
    if (at > 0 && tokens.get(at).form().equals(",")) {
      at = beforeParenthesis(tokens, at);
    }
    if (at < 0) {
      return null;
    }
    Token found = tokens.get(at);
    for (int step = 0; found.is("nmod") && !isNumber(found) && step < 3; step++) {
      Token up = sentence.head(found);
      if (up == null || up.index() >= found.index() || found.index() - up.index() > MOST) {
        break;
      }
      found = up;
    }
    return isCounted(sentence, found) ? found : null;
  }

  private static boolean isLink(Token token) {
    return token.upos().equals("AUX")
        || token.xpos().equals("RB")
        || (LEADS.contains(token.lemma()) && token.xpos().startsWith("VB"));
  }

  /** The "to" of "lightly to moderately hurt". */
  private static boolean isAdverbJoin(List<Token> tokens, int at) {
    return at + 1 < tokens.size()
        && tokens.get(at - 1).xpos().equals("RB")
        && tokens.get(at + 1).xpos().equals("RB");
  }

  /** "Five others, including a major, were hurt": the word before the first comma. */
  private static int beforeParenthesis(List<Token> tokens, int comma) {
    for (int i = comma - 1; i > 0 && i >= comma - MOST_BETWEEN; i--) {
      if (tokens.get(i).form().equals(",")) {
        if (OPENINGS.contains(Trees.lower(tokens.get(i + 1)))) {
          return i - 1;
        }
      } else if (tokens.get(i).upos().equals("VERB")
          && !Trees.lower(tokens.get(i)).equals("including")) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether the words before a noun count it, or the word is itself a number of people. */
  static boolean isCounted(Sentence sentence, Token token) {
    if (isNumber(token)) {
      return !isYearOrAge(sentence, token);
    }
    if (isFurther(sentence, token)
        || (Trees.isOthers(token) && !Trees.lower(token).equals("more"))) {
      return true;
    }
    boolean others = Trees.isOthers(token);
    return (token.upos().equals("NOUN") || others) && number(sentence, token) != null;
  }

  /** "A third", "a 4th": one more person. */
  static boolean isFurther(Sentence sentence, Token token) {
    return token.upos().equals("ADJ")
        && ORDINAL.matcher(Trees.lower(token)).matches()
        && token.index() > 0
        && ARTICLES.contains(Trees.lower(sentence.tokens().get(token.index() - 1)));
  }

  /** "Killed six and injured seven guards", read as injured guards: those counted behind it. */
  static @Nullable Token afterVerb(Sentence sentence, Token anchor) {
    List<Token> tokens = sentence.tokens();
    Token head = sentence.head(anchor);
    if (!anchor.is("amod")
        || head == null
        || anchor.index() == 0
        || !tokens.get(anchor.index() - 1).xpos().equals("CC")) {
      return null;
    }
    Token number = number(sentence, head);
    return number != null && number.index() > anchor.index() ? head : null;
  }

  /** The number that stands before a noun with nothing but its modifiers between, or null. */
  static @Nullable Token number(Sentence sentence, Token noun) {
    List<Token> tokens = sentence.tokens();
    for (int i = noun.index() - 1; i >= 0 && i >= noun.index() - MOST; i--) {
      Token token = tokens.get(i);
      if (isNumber(token)) {
        boolean joined = i + 1 < tokens.size() && tokens.get(i + 1).form().matches("[-–—]");
        return joined || isYearOrAge(sentence, token) ? null : token;
      }
      boolean modifier =
          (token.upos().equals("ADJ")
                  || token.upos().equals("NOUN")
                  || token.upos().equals("PROPN"))
              && token.head() > i
              && token.head() <= noun.index();
      if (!modifier) {
        return null;
      }
    }
    return null;
  }

  private static boolean isNumber(Token token) {
    return token.xpos().equals("CD") && Numerals.isPart(token.form());
  }

  /** "In 2005", "on May 3", "Lee, 31,": a number that counts nobody. */
  private static boolean isYearOrAge(Sentence sentence, Token number) {
    if (number.index() == 0) {
      return false;
    }
    List<Token> tokens = sentence.tokens();
    Token before = tokens.get(number.index() - 1);
    boolean year = number.form().matches("(19|20)\\d\\d");
    boolean age =
        before.form().equals(",")
            && number.index() >= 2
            && tokens.get(number.index() - 2).upos().equals("PROPN");
    return age || before.upos().equals("PROPN") || (year && before.upos().equals("ADP"));
  }

  /** The word right before a phrase and the words that bound its figure; null at the beginning. */
  static @Nullable Token wordBefore(Sentence sentence, Token head) {
    Span phrase = Trees.phrase(sentence, head);
    int at = head.index();
    while (at > 0 && sentence.tokens().get(at - 1).span().begin() >= phrase.begin()) {
      at--;
    }
    at--;
    while (at >= 0
        && (BOUNDS.contains(Trees.lower(sentence.tokens().get(at)))
            || sentence.tokens().get(at).xpos().equals("CD"))) {
      at--;
    }
    return at < 0 ? null : sentence.tokens().get(at);
  }

  /** The word right after a phrase, auxiliaries and adverbs apart; null at the end. */
  static @Nullable Token wordAfter(Sentence sentence, Token head) {
    Span phrase = Trees.phrase(sentence, head);
    int at = head.index() + 1;
    while (at < sentence.tokens().size()
        && (sentence.tokens().get(at).span().end() <= phrase.end()
            || isLink(sentence.tokens().get(at)))) {
      at++;
    }
    return at >= sentence.tokens().size() ? null : sentence.tokens().get(at);
  }
}
