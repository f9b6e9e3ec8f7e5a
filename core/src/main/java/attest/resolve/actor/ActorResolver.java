package attest.resolve.actor;

import attest.document.AnnotatedArticle;
import attest.incident.ActorMention;
import java.util.List;

/** Finds the words for actors in an article and says whom they mean. Safe for threads. */
@FunctionalInterface
public interface ActorResolver {
  /**
   * Every wording of an actor in the article's text: names of armed groups and forces, and noun
   * phrases for people, armed or not.
   *
   * @param article the article; sentences may be missing, then words alone decide
   * @return in order of the text, not overlapping; empty if there is none
   */
  List<ActorMention> resolve(AnnotatedArticle article);
}
