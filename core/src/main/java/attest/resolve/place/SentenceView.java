package attest.resolve.place;

import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a sentence, with the names that overlap them. */
final class SentenceView {
  final String text;
  final Sentence sentence;
  final List<Entity> entities;
  final boolean recognised;
  final boolean allCapitals;
  private final List<Token> tokens;
  private final int[] entityOf;

  SentenceView(String text, Sentence sentence, List<Entity> entities, boolean recognised) {
    this.text = text;
    this.sentence = sentence;
    this.entities = entities;
    this.recognised = recognised;
    tokens = sentence.tokens();
    entityOf = new int[tokens.size()];
    Arrays.fill(entityOf, -1);
    int next = 0;
    for (int i = 0; i < entityOf.length; i++) {
      Span span = tokens.get(i).span();
      while (next < entities.size() && entities.get(next).span().end() <= span.begin()) {
        next++;
      }
      if (next < entities.size() && entities.get(next).span().overlaps(span)) {
        entityOf[i] = next;
      }
    }
    int lower = 0;
    int upper = 0;
    for (int i = sentence.span().begin(); i < sentence.span().end(); i++) {
      lower += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
      upper += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
    }
    allCapitals = upper > 4 * lower && upper > 12;
  }

  int size() {
    return tokens.size();
  }

  String form(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).form();
  }

  String upos(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).upos();
  }

  String lower(int i) {
    return form(i).toLowerCase(Locale.ROOT);
  }

  Span span(int from, int to) {
    return new Span(tokens.get(from).span().begin(), tokens.get(to - 1).span().end());
  }

  /** Whether a word is written as a name. */
  boolean isName(int i) {
    return i >= 0 && i < tokens.size() && startsName(form(i));
  }

  private static boolean startsName(String form) {
    if (form.isEmpty()) {
      return false;
    }
    if (Character.isUpperCase(form.charAt(0))) {
      return true;
    }
    int sign = Math.max(form.indexOf('-'), Math.max(form.indexOf('\''), form.indexOf('’')));
    return sign > 0
        && sign <= 3
        && sign + 1 < form.length()
        && Character.isLetter(form.charAt(0))
        && Character.isUpperCase(form.charAt(sign + 1));
  }

  /**
   * Whether a name may begin with the word: it is written as one and is no later part of a hyphened
   * name. "D-Ohio" and "UK-Iran" are none.
   */
  boolean canStart(int i) {
    if (!isName(i)) {
      return false;
    }
    boolean hyphened = i > 1 && form(i - 1).equals("-") && touches(i - 1) && touches(i - 2);
    String before = form(i - 2);
    return !hyphened
        || !isName(i - 2)
        || before.length() == 1
        || before.equals(before.toUpperCase(Locale.ROOT))
        || form(i - 3).isEmpty();
  }

  private boolean touches(int i) {
    return i >= 0
        && i + 1 < size()
        && tokens.get(i).span().end() == tokens.get(i + 1).span().begin();
  }

  /** Whether a stretch that comes to {@code i} would run into or out of the name of a person. */
  boolean crossesPerson(int i) {
    return entityOf[i] != entityOf[i - 1] && (isPerson(i) || isPerson(i - 1));
  }

  private boolean isPerson(int i) {
    return entityOf[i] >= 0 && entities.get(entityOf[i]).kind() == Entity.Kind.PERSON;
  }

  /** Whether the word stands behind the letter of a party, as in "D-Charleston". */
  boolean followsParty(int i) {
    String party = form(i - 2);
    return form(i - 1).equals("-")
        && touches(i - 2)
        && touches(i - 1)
        && (party.equals("D") || party.equals("R") || party.equals("I") || party.equals("DFL"));
  }

  boolean startsEntity(int i) {
    return entityOf[i] >= 0 && (i == 0 || entityOf[i - 1] != entityOf[i]);
  }

  Entity.@Nullable Kind kindOf(int first, int end) {
    for (int i = first; i < end; i++) {
      if (entityOf[i] >= 0) {
        return entities.get(entityOf[i]).kind();
      }
    }
    return null;
  }

  int firstToken(Span span) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).span().overlaps(span)) {
        return i;
      }
    }
    return -1;
  }

  int endToken(Span span) {
    for (int i = tokens.size(); i > 0; i--) {
      if (tokens.get(i - 1).span().overlaps(span)) {
        return i;
      }
    }
    return -1;
  }
}
