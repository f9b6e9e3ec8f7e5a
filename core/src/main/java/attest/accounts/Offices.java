package attest.accounts;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.ActorMention;
import java.util.List;

/** "The Hamas-run health ministry": a group is named to say whose office it is, and no more. */
final class Offices {
  private Offices() {}

  /** The mentions of actors but for those that only say whose an office or a town is. */
  static List<ActorMention> without(
      AnnotatedArticle annotated, List<ActorMention> actors, KindWords blame) {
    return actors.stream().filter(a -> !isRunning(annotated, a, blame)).toList();
  }

  private static boolean isRunning(
      AnnotatedArticle annotated, ActorMention group, KindWords blame) {
    Sentence sentence = annotated.sentenceAt(group.span().begin());
    Token last = sentence == null ? null : sentence.tokenAt(group.span().end() - 1);
    if (sentence == null || last == null || last.index() + 2 >= sentence.tokens().size()) {
      return false;
    }
    Token hyphen = sentence.tokens().get(last.index() + 1);
    Token word = sentence.tokens().get(last.index() + 2);
    return hyphen.form().equals("-") && blame.is(word.form(), "runs");
  }
}
