package attest.extract;

import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a dependency tree that no single relation answers: voice, logical subject, phrases.
 */
final class Trees {
  private static final Set<String> RELATIVE = Set.of("who", "which", "that", "whom");
  private static final Set<String> PHRASE_RELATIONS =
      Set.of(
          "amod",
          "compound",
          "nummod",
          "flat",
          "fixed",
          "goeswith",
          "advmod",
          "nmod:poss",
          "nmod:desc",
          "nmod:unmarked",
          "obl:npmod",
          "obl:unmarked",
          "cc",
          "conj",
          "case",
          "det");
  private static final Set<String> FINDING = Set.of("find", "discover", "see", "locate");
  private static final Set<String> INTRANSITIVE =
      Set.of("die", "succumb", "perish", "flee", "escape", "surrender", "survive", "collapse");
  private static final Set<String> OF_WHICH = Set.of("of", "for", "from");
  private static final Set<String> OTHERS = Set.of("other", "others", "more", "another");
  private static final int MAX_CLIMB = 60;

  private Trees() {}

  static String lower(Token token) {
    return token.form().toLowerCase(Locale.ROOT);
  }

  /** Whether the word stands for further people beside those told: "others", "another". */
  static boolean isOthers(Token token) {
    return OTHERS.contains(lower(token));
  }

  static boolean isVerb(Token token) {
    return token.upos().equals("VERB");
  }

  static boolean isNominal(Token token) {
    String upos = token.upos();
    return upos.equals("NOUN") || upos.equals("PROPN") || upos.equals("PRON") || upos.equals("NUM");
  }

  /** Whether the verb stands in the passive, with or without its auxiliary. */
  static boolean isPassive(Sentence sentence, Token verb) {
    for (Token child : sentence.children(verb)) {
      if (child.deprel().endsWith(":pass")) {
        return true;
      }
    }
    if (!verb.xpos().equals("VBN")) {
      return isPassiveInRow(sentence, verb);
    }
    boolean aux = false;
    for (Token child : sentence.children(verb, "aux")) {
      aux = true;
    }
    if (verb.is("acl") && !verb.deprel().equals("acl:relcl")) {
      return !aux;
    }
    Token first = verb.is("conj") ? sentence.head(verb) : null;
    if (first != null
        && !aux
        && sentence.children(verb, "nsubj").isEmpty()
        && sentence.children(verb, "obj").isEmpty()
        && isVerb(first)) {
      return isPassive(sentence, first);
    }
    return !aux && sentence.children(verb, "obj").isEmpty();
  }

  /**
   * "Was taken to a clinic and pronounced dead": a past form beside a passive, of which something
   * is said but which has neither subject nor object, is a participle.
   */
  private static boolean isPassiveInRow(Sentence sentence, Token verb) {
    Token first = verb.is("conj") && verb.xpos().equals("VBD") ? sentence.head(verb) : null;
    return first != null
        && isVerb(first)
        && sentence.children(verb).stream().noneMatch(c -> c.is("nsubj") || c.is("obj"))
        && sentence.children(verb, "xcomp").stream().anyMatch(c -> c.upos().equals("ADJ"))
        && isPassive(sentence, first);
  }

  /**
   * Who or what did it: the active subject, or the by-phrase of a passive; in order, with
   * conjuncts.
   */
  static List<Token> subjects(Sentence sentence, Token verb) {
    if (isPassive(sentence, verb)) {
      return withConjuncts(sentence, byPhrase(sentence, verb));
    }
    return withConjuncts(sentence, surfaceSubject(sentence, verb, 0));
  }

  /**
   * To whom it was done: the object, or the subject of a passive; in order, with conjuncts. In
   * "five were killed and seven wounded" the bare number is the subject of the second participle.
   */
  static List<Token> objects(Sentence sentence, Token verb) {
    List<Token> found = new ArrayList<>();
    Token bare = verb.index() > 0 ? sentence.tokens().get(verb.index() - 1) : verb;
    if (verb.is("conj")
        && verb.xpos().equals("VBN")
        && bare.upos().equals("NUM")
        && (bare.head() == verb.index() || bare.is("conj"))) {
      return List.of(bare);
    }
    if (isPassive(sentence, verb)) {
      found.addAll(surfaceSubject(sentence, verb, 0));
      boolean before = found.stream().allMatch(t -> t.index() < verb.index());
      found = new ArrayList<>(withConjuncts(sentence, found));
      found.removeIf(t -> before && t.index() > verb.index());
    }
    found.addAll(withConjuncts(sentence, sentence.children(verb, "obj")));
    return found.isEmpty() ? shared(sentence, verb) : found;
  }

  /** "Shot and killed three people": what stands behind both verbs is the object of both. */
  private static List<Token> shared(Sentence sentence, Token verb) {
    Token first = verb.is("conj") ? sentence.head(verb) : null;
    if (first == null || !isVerb(first) || isPassive(sentence, verb)) {
      return List.of();
    }
    List<Token> found = new ArrayList<>();
    for (Token object : sentence.children(first, "obj")) {
      if (object.index() > verb.index()) {
        found.add(object);
      }
    }
    return withConjuncts(sentence, found);
  }

  private static List<Token> byPhrase(Sentence sentence, Token verb) {
    List<Token> found = new ArrayList<>();
    for (Token child : sentence.children(verb, "obl")) {
      if (child.deprel().equals("obl:agent") || hasCase(sentence, child, Set.of("by"))) {
        found.add(child);
      }
    }
    return found;
  }

  private static List<Token> surfaceSubject(Sentence sentence, Token verb, int depth) {
    List<Token> found = new ArrayList<>();
    for (Token child : sentence.children(verb)) {
      if (child.relation().equals("nsubj")) {
        found.add(antecedent(sentence, child, verb));
      }
    }
    Token head = sentence.head(verb);
    if (!found.isEmpty() || head == null || depth > 4) {
      return found;
    }
    if (verb.is("acl")) {
      return verb.xpos().startsWith("VB") && (isNominal(head) || isOthers(head))
          ? List.of(head)
          : found;
    }
    if (verb.is("conj") || verb.is("xcomp") || verb.is("advcl") || verb.is("parataxis")) {
      if (verb.is("xcomp") && !isPassive(sentence, head)) {
        List<Token> controller = sentence.children(head, "obj");
        if (!controller.isEmpty()) {
          return controller;
        }
      }
      if (verb.is("advcl") && isOutcome(sentence, verb, head)) {
        return withConjuncts(sentence, byPhrase(sentence, head));
      }
      List<Token> blamed = saidToDo(sentence, verb, head);
      if (!blamed.isEmpty()) {
        return blamed;
      }
      List<Token> seen = foundDoing(sentence, verb, head);
      if (!seen.isEmpty()) {
        return seen;
      }
      boolean passive = isPassiveShallow(verb) || isPassiveInRow(sentence, verb);
      if (isVerb(head)
          && verb.is("conj")
          && isPassive(sentence, head) != passive
          && !(isIntransitive(sentence, verb) && isPassive(sentence, head))) {
        return isPassive(sentence, head) ? List.of() : surfaceSubject(sentence, head, depth + 1);
      }
      return surfaceSubject(sentence, head, depth + 1);
    }
    return found;
  }

  /**
   * "The convoy was struck by a bomb, killing two soldiers": what comes of a passive deed comes of
   * those who did it.
   */
  private static boolean isOutcome(Sentence sentence, Token verb, Token head) {
    return verb.xpos().equals("VBG")
        && verb.index() > head.index()
        && sentence.children(verb, "mark").isEmpty()
        && !sentence.children(verb, "obj").isEmpty()
        && isPassive(sentence, head);
  }

  /** "The army accused the group of shelling a village": it is the group that is said to have. */
  private static List<Token> saidToDo(Sentence sentence, Token verb, Token head) {
    if (!verb.is("advcl")
        || !verb.xpos().equals("VBG")
        || sentence.children(verb, "mark").stream().noneMatch(m -> OF_WHICH.contains(lower(m)))) {
      return List.of();
    }
    if (!isPassive(sentence, head)) {
      return withConjuncts(sentence, sentence.children(head, "obj"));
    }
    return withConjuncts(sentence, surfaceSubject(sentence, head, 0));
  }

  /** "Police found a man suffering from burns": it is the man who suffers. */
  private static List<Token> foundDoing(Sentence sentence, Token verb, Token head) {
    boolean within =
        verb.is("advcl") && verb.xpos().equals("VBG") && FINDING.contains(head.lemma());
    List<Token> seen = within ? sentence.children(head, "obj") : List.of();
    return seen.isEmpty() || seen.get(0).index() > verb.index() ? List.of() : seen;
  }

  /** "A man was shot and died": who dies needs nobody to whom it is done. */
  private static boolean isIntransitive(Sentence sentence, Token verb) {
    return INTRANSITIVE.contains(verb.lemma()) && sentence.children(verb, "obj").isEmpty();
  }

  private static boolean isPassiveShallow(Token verb) {
    return verb.xpos().equals("VBN");
  }

  private static Token antecedent(Sentence sentence, Token subject, Token verb) {
    if (RELATIVE.contains(lower(subject)) && verb.deprel().equals("acl:relcl")) {
      Token head = sentence.head(verb);
      return head == null ? subject : head;
    }
    return subject;
  }

  /** The tokens with everything coordinated to them. */
  static List<Token> withConjuncts(Sentence sentence, List<Token> heads) {
    List<Token> all = new ArrayList<>();
    for (Token head : heads) {
      if (!all.contains(head)) {
        all.add(head);
      }
      for (Token conjunct : sentence.children(head, "conj")) {
        if (isNominal(conjunct) || conjunct.upos().equals("ADJ")) {
          for (Token deeper : withConjuncts(sentence, List.of(conjunct))) {
            if (!all.contains(deeper)) {
              all.add(deeper);
            }
          }
        }
      }
    }
    return all;
  }

  /**
   * Whether the word is marked by one of the prepositions (lower case; "according to" is
   * "according").
   */
  static boolean hasCase(Sentence sentence, Token token, Set<String> prepositions) {
    for (Token child : sentence.children(token, "case")) {
      if (prepositions.contains(lower(child))) {
        return true;
      }
    }
    return false;
  }

  /** The preposition of a word in lower case, or null. */
  static @Nullable String preposition(Sentence sentence, Token token) {
    for (Token child : sentence.children(token, "case")) {
      return lower(child);
    }
    return null;
  }

  /**
   * The noun phrase of a head: its modifiers and of-phrases, without article, relative clause or
   * apposition.
   */
  static Span phrase(Sentence sentence, Token head) {
    int first = head.index();
    int last = head.index();
    for (Token child : sentence.children(head)) {
      boolean before = child.index() < head.index();
      boolean belongs =
          child.relation().equals("amod")
              || child.relation().equals("compound")
              || child.relation().equals("nummod")
              || child.relation().equals("flat")
              || child.deprel().equals("nmod:poss")
              || child.deprel().equals("nmod:desc")
              || (child.is("advmod") && before && child.index() + 1 >= first - 2)
              || (child.is("nmod") && !before && hasCase(sentence, child, Set.of("of")))
              || (child.is("det")
                  && before
                  && Set.of("no", "several", "many", "some", "both", "all").contains(lower(child)));
      if (!belongs) {
        continue;
      }
      int[] range = subtree(sentence, child, child.is("nmod") && !before);
      if (before) {
        first = Math.min(first, range[0]);
      } else if (range[0] <= last + 2) {
        last = Math.max(last, range[1]);
      }
    }
    while (first < head.index() && isArticleOrPunctuation(sentence.tokens().get(first))) {
      first++;
    }
    while (last > head.index() && sentence.tokens().get(last).upos().equals("PUNCT")) {
      last--;
    }
    return new Span(
        sentence.tokens().get(first).span().begin(), sentence.tokens().get(last).span().end());
  }

  private static boolean isArticleOrPunctuation(Token token) {
    return token.upos().equals("PUNCT")
        || token.upos().equals("ADP")
        || Set.of(
                "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their",
                "and")
            .contains(lower(token));
  }

  private static int[] subtree(Sentence sentence, Token top, boolean shallow) {
    int first = top.index();
    int last = top.index();
    for (Token child : sentence.children(top)) {
      boolean inside =
          PHRASE_RELATIONS.contains(child.deprel()) || PHRASE_RELATIONS.contains(child.relation());
      if (shallow && (child.is("conj") || child.is("cc"))) {
        continue;
      }
      if (child.is("nmod") && hasCase(sentence, child, Set.of("of"))) {
        inside = true;
      }
      if (inside) {
        int[] range = subtree(sentence, child, shallow);
        first = Math.min(first, range[0]);
        last = Math.max(last, range[1]);
      }
    }
    return new int[] {first, last};
  }

  /** The span from the first to the last word that {@code top} governs, itself included. */
  static Span clause(Sentence sentence, Token top) {
    int first = top.index();
    int last = top.index();
    for (Token token : sentence.tokens()) {
      if (token.index() != top.index()
          && (token.index() < first || token.index() > last)
          && isBelow(sentence, token, top)) {
        first = Math.min(first, token.index());
        last = Math.max(last, token.index());
      }
    }
    return new Span(
        sentence.tokens().get(first).span().begin(), sentence.tokens().get(last).span().end());
  }

  /** Whether {@code token} stands somewhere under {@code top}. */
  static boolean isBelow(Sentence sentence, Token token, Token top) {
    Token up = sentence.head(token);
    for (int i = 0; up != null && i < MAX_CLIMB; i++) {
      if (up.index() == top.index()) {
        return true;
      }
      up = sentence.head(up);
    }
    return false;
  }

  /** The words above {@code token}, nearest first. */
  static List<Token> ancestors(Sentence sentence, Token token) {
    List<Token> above = new ArrayList<>();
    Token up = sentence.head(token);
    while (up != null && above.size() < MAX_CLIMB) {
      above.add(up);
      up = sentence.head(up);
    }
    return above;
  }
}
