package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A way through a dependency tree, from an anchor to the words that play a part, written as steps
 * joined by {@code >}.
 *
 * <p>A step is {@code subject} (who does it, in any voice), {@code object} (to whom it is done, in
 * any voice), {@code self}, a relation such as {@code obj} or {@code nmod:poss} (without subtype it
 * stands for all, but {@code nsubj} for the active alone), a relation with prepositions such as
 * {@code obl/with|by}, or {@code <} and a relation for the governor of a word that hangs by it.
 */
final class ArgumentPath {
  private final String source;
  private final List<Step> steps;

  private ArgumentPath(String source, List<Step> steps) {
    this.source = source;
    this.steps = steps;
  }

  private record Step(String relation, boolean up, Set<String> prepositions) {}

  static ArgumentPath parse(String source) {
    List<Step> steps = new ArrayList<>();
    for (String part : source.split(">", -1)) {
      String step = part.strip();
      boolean up = step.startsWith("<");
      if (up) {
        step = step.substring(1);
      }
      int slash = step.indexOf('/');
      Set<String> prepositions =
          slash < 0 ? Set.of() : Set.of(step.substring(slash + 1).split("\\|"));
      String relation = slash < 0 ? step : step.substring(0, slash);
      if (!relation.matches("[a-z]+(:[a-z]+)?")) {
        throw new IllegalArgumentException("is no path: " + source);
      }
      steps.add(new Step(relation, up, prepositions));
    }
    return new ArgumentPath(source, List.copyOf(steps));
  }

  /**
   * The words at the end of the path, coordinated ones included; empty where the tree has no such
   * way.
   */
  List<Token> follow(Sentence sentence, Token anchor) {
    List<Token> here = List.of(anchor);
    for (Step step : steps) {
      List<Token> next = new ArrayList<>();
      for (Token token : here) {
        next.addAll(step(sentence, token, step));
      }
      here = next;
      if (here.isEmpty()) {
        break;
      }
    }
    return here;
  }

  private static List<Token> step(Sentence sentence, Token token, Step step) {
    switch (step.relation()) {
      case "self":
        return List.of(token);
      case "subject":
        return Trees.subjects(sentence, token);
      case "object":
        return Trees.objects(sentence, token);
      default:
    }
    if (step.up()) {
      Token head = sentence.head(token);
      return head != null && fits(token, step.relation()) ? List.of(head) : List.of();
    }
    List<Token> found = new ArrayList<>();
    for (Token child : sentence.children(token)) {
      if ((fits(child, step.relation()) || isPlacedPredicate(sentence, child, step))
          && (step.prepositions().isEmpty()
              || Trees.hasCase(sentence, child, step.prepositions()))) {
        found.add(child);
      }
    }
    return Trees.withConjuncts(sentence, found);
  }

  /**
   * "Came under fire", "hacked them to death": parsers take such a phrase for a predicate of the
   * subject as well.
   */
  private static boolean isPlacedPredicate(Sentence sentence, Token token, Step step) {
    return step.relation().equals("obl")
        && !step.prepositions().isEmpty()
        && (token.is("xcomp") || (token.is("advcl") && sentence.children(token, "mark").isEmpty()))
        && token.upos().equals("NOUN");
  }

  private static boolean fits(Token token, String relation) {
    if (relation.equals("nsubj")) {
      return token.deprel().equals("nsubj") || token.deprel().equals("nsubj:outer");
    }
    return relation.indexOf(':') < 0 ? token.is(relation) : token.deprel().equals(relation);
  }

  @Override
  public String toString() {
    return source;
  }
}
