package attest.resolve.time;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the clause of a wording speaks of the past or of what is to come. */
enum Tense {
  PAST,
  FUTURE,
  UNKNOWN;

  private static final int WINDOW = 14;
  private static final int MAX_CLIMB = 40;
  private static final int MAX_TREE = 500;

  /**
   * The words that tell.
   *
   * @param auxiliaries words that make the verb they stand with future
   * @param plans verbs and adjectives whose complement lies ahead
   * @param openings verbs that speak of what is to come when they stand in the present
   */
  record Cues(Set<String> auxiliaries, Set<String> plans, Set<String> openings) {}

  /**
   * The tense of the clause at the word {@code index}, which begins at {@code offset} of the text.
   */
  static Tense of(AnnotatedArticle article, List<Word> words, int index, Cues cues) {
    Sentence sentence = article.sentenceAt(words.get(index).begin());
    if (sentence == null || sentence.tokens().size() > MAX_TREE) {
      return byWords(words, index, cues);
    }
    Token token = sentence.tokenAt(words.get(index).begin());
    if (token == null) {
      return byWords(words, index, cues);
    }
    return byTree(sentence, token, cues);
  }

  private static Tense byTree(Sentence sentence, Token from, Cues cues) {
    Token token = from;
    for (int i = 0; i < MAX_CLIMB; i++) {
      String lemma = token.lemma().toLowerCase(Locale.ROOT);
      boolean verb = token.upos().equals("VERB") || token.upos().equals("AUX");
      if (i > 0 && cues.plans.contains(lemma) && !isPast(sentence, token)) {
        return FUTURE;
      }
      if (verb || !sentence.children(token, "cop").isEmpty()) {
        Tense tense = ofVerb(sentence, token, cues);
        if (tense != UNKNOWN) {
          return tense;
        }
      }
      Token head = sentence.head(token);
      if (head == null) {
        return UNKNOWN;
      }
      token = head;
    }
    return UNKNOWN;
  }

  private static boolean isPast(Sentence sentence, Token token) {
    return token.xpos().equals("VBD")
        && sentence.children(token, "aux").isEmpty()
        && token.upos().equals("VERB");
  }

  private static Tense ofVerb(Sentence sentence, Token verb, Cues cues) {
    for (Token child : sentence.children(verb)) {
      if (child.is("aux") && cues.auxiliaries.contains(child.form().toLowerCase(Locale.ROOT))) {
        return FUTURE;
      }
    }
    for (Token child : sentence.children(verb)) {
      if ((child.is("aux") || child.is("cop"))
          && (child.xpos().equals("VBD") || child.lemma().equals("have"))) {
        return cues.plans.contains(verb.lemma().toLowerCase(Locale.ROOT)) ? FUTURE : PAST;
      }
    }
    if (cues.openings.contains(verb.lemma().toLowerCase(Locale.ROOT))
        && (verb.xpos().equals("VBZ") || verb.xpos().equals("VBP"))) {
      return FUTURE;
    }
    return verb.xpos().equals("VBD") ? PAST : UNKNOWN;
  }

  private static Tense byWords(List<Word> words, int index, Cues cues) {
    for (int i = index - 1; i >= 0 && i > index - WINDOW; i--) {
      String word = words.get(i).lower();
      if (word.equals(".") || word.equals(";") || words.get(i).gap()) {
        break;
      }
      if (cues.auxiliaries.contains(word) || cues.plans.contains(word)) {
        return FUTURE;
      }
    }
    return UNKNOWN;
  }
}
