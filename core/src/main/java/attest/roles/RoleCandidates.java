package attest.roles;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.Extraction;
import attest.incident.Resolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds whoever and whatever an article names by a noun or a name, gathers the places of each, and
 * says of each place what the model may use. Words of names are never used: names of people, places
 * and groups stand as their kind alone.
 */
public final class RoleCandidates {
  private static final int MAX_CANDIDATES = 5_000;
  private static final Set<String> NO_THINGS =
      Set.of(
          "year",
          "month",
          "week",
          "day",
          "hour",
          "minute",
          "today",
          "yesterday",
          "percent",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  private RoleCandidates() {}

  /** The candidates of an article in order of their first place. */
  public static List<RoleCandidate> find(
      AnnotatedArticle annotated, Extraction extraction, Resolved resolved) {
    RoleFeatures features = new RoleFeatures(annotated, extraction, resolved);
    Map<String, List<RoleCandidate.Place>> places = new LinkedHashMap<>();
    Map<String, Boolean> names = new LinkedHashMap<>();
    int found = 0;
    for (Sentence sentence : annotated.sentences()) {
      Tree tree = features.tree(sentence.index());
      List<Entity> entities = annotated.entitiesOf(sentence);
      for (Token token : sentence.tokens()) {
        if (found >= MAX_CANDIDATES || !isNoun(token)) {
          continue;
        }
        Entity entity = entityAt(entities, token);
        if (entity != null && !isTop(sentence, entity, token)) {
          continue;
        }
        if (entity == null && !isCandidate(token)) {
          continue;
        }
        Span phrase = phrase(tree, token, entity);
        ActorMention actor = features.actorAt(token);
        String key = key(annotated, token, entity, actor);
        found++;
        names.putIfAbsent(key, entity != null);
        places
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(
                new RoleCandidate.Place(
                    sentence.index(),
                    token.index(),
                    token.span(),
                    phrase.cover(token.span()),
                    features.of(tree, token, entity, actor)));
      }
    }
    List<RoleCandidate> candidates = new ArrayList<>();
    places.forEach((key, list) ->
        candidates.add(new RoleCandidate(key, Boolean.TRUE.equals(names.get(key)), list)));
    return candidates;
  }

  /** The words of a noun or a name; names of organisations with the names before them. */
  private static Span phrase(Tree tree, Token token, @Nullable Entity entity) {
    if (entity == null) {
      return tree.phrase(token, true);
    }
    if (entity.kind() == Entity.Kind.PERSON) {
      return entity.span();
    }
    int first = tree.indexFrom(entity.span().begin());
    while (first > 0
        && first <= token.index()
        && tree.tokens.get(first - 1).head() == token.index()
        && Character.isUpperCase(tree.tokens.get(first - 1).form().charAt(0))
        && !tree.isBare(tree.tokens.get(first - 1))) {
      first--;
    }
    return first < tree.tokens.size()
        ? tree.tokens.get(first).span().cover(entity.span())
        : entity.span();
  }

  private static boolean isNoun(Token token) {
    return token.upos().equals("NOUN") || token.upos().equals("PROPN");
  }

  private static boolean isCandidate(Token token) {
    return token.form().length() > 1
        && Character.isLetter(token.form().charAt(0))
        && !token.is("flat")
        && !NO_THINGS.contains(token.lemma().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Entity entityAt(List<Entity> entities, Token token) {
    for (Entity entity : entities) {
      if (entity.span().contains(token.span())) {
        return entity;
      }
    }
    return null;
  }

  /** Whether the word stands for its name: the first of the highest words of it. */
  private static boolean isTop(Sentence sentence, Entity entity, Token token) {
    Token top = sentence.topOf(entity.span());
    return top != null && top.index() == token.index();
  }

  private static String key(
      AnnotatedArticle annotated,
      Token token,
      @Nullable Entity entity,
      @Nullable ActorMention actor) {
    if (entity != null && actor != null && actor.actor() instanceof Actor.Known known) {
      return "actor " + known.id();
    }
    String words = (entity == null ? token.span() : entity.span()).of(annotated.article().text());
    String plain = words.toLowerCase(Locale.ROOT);
    if (entity != null && entity.kind() == Entity.Kind.PERSON) {
      return "person " + plain.substring(plain.lastIndexOf(' ') + 1);
    }
    return (entity == null ? "noun " : "name ") + plain;
  }
}
