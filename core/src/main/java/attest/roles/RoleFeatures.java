package attest.roles;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.Extraction;
import attest.incident.Mention;
import attest.incident.Resolved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the model may use of one place of a candidate. One for each article. */
final class RoleFeatures {
  private static final int MAX_PATH = 5;

  private final AnnotatedArticle annotated;
  private final Map<Integer, Tree> trees = new HashMap<>();
  private final Map<Integer, List<Mention>> bySentence = new HashMap<>();
  private final Map<Integer, List<String>> byHead = new HashMap<>();
  private final List<ActorMention> actors;
  private final String chief;

  RoleFeatures(AnnotatedArticle annotated, Extraction extraction, Resolved resolved) {
    this.annotated = annotated;
    actors = resolved.actors();
    for (Mention mention : extraction.mentions()) {
      bySentence.computeIfAbsent(mention.sentence(), s -> new ArrayList<>()).add(mention);
      for (Mention.Argument argument : mention.arguments()) {
        byHead
            .computeIfAbsent(argument.head().begin(), b -> new ArrayList<>())
            .add(argument.role() + " " + type(mention));
      }
    }
    chief = chief(extraction.mentions());
  }

  /** The type that most words for events in the article say. */
  private static String chief(List<Mention> mentions) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      if (mention.status().happened() && mention.type() != null) {
        counts.merge(type(mention), 1, Integer::sum);
      }
    }
    String best = mentions.isEmpty() ? "none" : "harm";
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() > counts.getOrDefault(best, 0)) {
        best = count.getKey();
      }
    }
    return best;
  }

  Tree tree(int sentence) {
    return trees.computeIfAbsent(sentence, s -> new Tree(annotated.sentences().get(s)));
  }

  /** The words for an actor that cover a word; null if none do. */
  @Nullable ActorMention actorAt(Token token) {
    int low = 0;
    int high = actors.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (actors.get(middle).span().end() <= token.span().begin()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < actors.size() && actors.get(low).span().contains(token.span())
        ? actors.get(low)
        : null;
  }

  private static String type(Mention mention) {
    return mention.type() == null ? "harm" : mention.type().code();
  }

  Set<String> of(Tree tree, Token token, @Nullable Entity entity, @Nullable ActorMention actor) {
    Set<String> out = new LinkedHashSet<>();
    String self = word(token, entity);
    out.add("h=" + self);
    out.add("tag=" + (entity != null ? entity.kind() : token.xpos()));
    String kind = "";
    if (actor != null) {
      kind =
          actor.actor().kind().code()
              + (actor.actor() instanceof Actor.Known ? " known" : "")
              + (actor.hedged() ? " hedged" : "");
      out.add("actor=" + kind);
    }
    String sort =
        entity != null
            ? entity.kind() + (actor == null ? "" : " " + actor.actor().kind().code())
            : actor == null ? "" : actor.actor().kind().code();
    modifiers(tree, token, entity, self, out);
    governors(tree, token, self, sort, out);
    around(tree, token, self, out);
    events(tree, token, self, sort, out);
    for (String rule : byHead.getOrDefault(token.span().begin(), List.of())) {
      out.add("rule=" + rule);
      out.add("rule=" + rule.substring(0, rule.indexOf(' ')));
      out.add("rule=" + rule.substring(0, rule.indexOf(' ')) + "&" + self);
      out.add("rule=" + rule.substring(0, rule.indexOf(' ')) + "&" + sort);
    }
    out.add("chief=" + chief + "&" + (sort.isEmpty() ? self : sort));
    int at = tree.sentence.index();
    out.add("at=" + (at < 3 ? at : at < 6 ? 4 : at < 12 ? 8 : 16));
    if (sort.isEmpty()) {
      out.add("at=" + (at < 2 ? 0 : 1) + "&" + self);
    } else {
      out.add("at=" + (at < 3 ? at : 3) + "&" + sort);
    }
    return out;
  }

  /** A word as the model sees it: its lemma, or for a name its kind alone. */
  private String word(Token token) {
    return word(token, annotated.entityAt(token.span()));
  }

  private static String word(Token token, @Nullable Entity entity) {
    if (entity != null) {
      return entity.kind().name();
    }
    if (token.upos().equals("NUM")) {
      return "NUM";
    }
    return token.upos().equals("PROPN")
        ? "^" + token.lemma().toLowerCase(Locale.ROOT)
        : token.lemma();
  }

  private void modifiers(
      Tree tree, Token token, @Nullable Entity entity, String self, Set<String> out) {
    String determiner = "";
    boolean number = false;
    for (Token child : tree.children(token)) {
      switch (child.relation()) {
        case "amod", "compound", "nmod", "flat" -> {
          String mark = tree.preposition(child);
          String label =
              child.is("nmod") && !mark.isEmpty()
                  ? "of=" + mark + " "
                  : child.deprel().equals("nmod:poss") ? "poss=" : "mod=";
          String word = word(child);
          out.add(label + word);
          if (entity == null && !label.startsWith("of=")) {
            out.add(label + word + "&" + self);
          }
        }
        case "appos" -> out.add("appos=" + word(child));
        case "det" -> determiner = child.form().toLowerCase(Locale.ROOT);
        case "nummod" -> number = true;
        case "acl" -> {
          out.add("acl=" + child.deprel() + " " + child.xpos() + " " + word(child));
        }
        case "conj" -> out.add("conj=" + word(child));
        default -> {}
      }
    }
    out.add("det=" + (number ? "NUM" : determiner));
    if (entity == null && !determiner.isEmpty()) {
      out.add("det=" + determiner + "&" + self);
    }
  }

  private void governors(Tree tree, Token token, String self, String sort, Set<String> out) {
    Token here = token;
    Token up = tree.head(here);
    for (int i = 0; up != null && i < 3 && (here.is("conj") || here.is("appos")); i++) {
      out.add("with=" + here.relation() + " " + word(up));
      here = up;
      up = tree.head(up);
    }
    if (up == null) {
      out.add("gov=ROOT");
      return;
    }
    String link = link(tree, here);
    String above = word(up);
    out.add("rel=" + link);
    out.add("chief=" + chief + " " + link + " " + above);
    out.add("gov=" + link + " " + above);
    out.add("gov=" + link + " " + above + "&" + (sort.isEmpty() ? self : sort));
    if (!sort.isEmpty()) {
      out.add("rel=" + link + "&" + sort);
    }
    if (up.upos().equals("VERB")) {
      for (Token other : tree.children(up)) {
        if (other.index() != here.index()
            && (other.is("nsubj") || other.is("obj") || other.is("obl"))) {
          out.add("verb=" + link + " " + above + " " + link(tree, other) + " " + word(other));
          out.add("side=" + link + " " + link(tree, other) + " " + word(other));
        }
      }
    }
    StringBuilder path = new StringBuilder(link);
    Token top = up;
    for (int i = 0; i < MAX_PATH && tree.head(top) != null; i++) {
      if (top.upos().equals("VERB") && i > 0) {
        break;
      }
      path.append(' ').append(link(tree, top));
      Token next = tree.head(top);
      if (next == null) {
        break;
      }
      top = next;
      if (i == 0) {
        out.add("gov2=" + path + " " + word(top));
        out.add("govs=" + link + " " + above + " " + word(top));
      }
    }
    if (top.index() != up.index()) {
      out.add("top=" + link + " " + word(top));
    }
  }

  private static String link(Tree tree, Token token) {
    String mark =
        token.is("obl") || token.is("nmod") || token.is("advcl") ? tree.preposition(token) : "";
    return mark.isEmpty() ? token.deprel() : token.relation() + "/" + mark;
  }

  private void around(Tree tree, Token token, String self, Set<String> out) {
    int i = token.index();
    int last = tree.tokens.size() - 1;
    if (i > 1) {
      out.add("prev2=" + word(tree.tokens.get(i - 2)) + " " + word(tree.tokens.get(i - 1)));
    }
    if (i + 2 <= last) {
      out.add("next2=" + word(tree.tokens.get(i + 1)) + " " + word(tree.tokens.get(i + 2)));
    }
    out.add("prev=" + (i > 0 ? word(tree.tokens.get(i - 1)) : "START"));
    out.add("next=" + (i + 1 < tree.tokens.size() ? word(tree.tokens.get(i + 1)) : "END"));
    for (Token other : tree.tokens) {
      if (other.upos().equals("VERB") || other.upos().equals("NOUN")) {
        int gap = Math.abs(other.index() - i);
        if (gap > 0) {
          out.add((gap <= 6 ? "near=" : "far=") + word(other));
        }
      }
    }
  }

  private void events(Tree tree, Token token, String self, String sort, Set<String> out) {
    List<Mention> here = bySentence.getOrDefault(tree.sentence.index(), List.of());
    for (Mention mention : bySentence.getOrDefault(tree.sentence.index() - 1, List.of())) {
      out.add("before=" + type(mention) + "&" + (sort.isEmpty() ? self : sort));
    }
    Mention nearest = null;
    int least = Integer.MAX_VALUE;
    for (Mention mention : here) {
      int gap = Math.abs(tree.indexFrom(mention.trigger().span().begin()) - token.index());
      out.add("event=" + type(mention));
      out.add("event=" + type(mention) + "&" + (sort.isEmpty() ? self : sort));
      out.add("status=" + mention.status());
      if (gap < least) {
        least = gap;
        nearest = mention;
      }
    }
    if (nearest == null) {
      boolean before = bySentence.containsKey(tree.sentence.index() - 1);
      boolean after = bySentence.containsKey(tree.sentence.index() + 1);
      out.add("event=none" + (before ? " before" : "") + (after ? " after" : ""));
      out.add("event=none&" + (sort.isEmpty() ? self : sort));
      return;
    }
    Token trigger =
        tree.tokens.get(
            Math.min(tree.indexFrom(nearest.trigger().span().begin()), tree.tokens.size() - 1));
    String side = trigger.index() < token.index() ? "after" : "before";
    out.add("nearest=" + type(nearest) + " " + side + " " + (least < 4 ? 0 : least < 9 ? 1 : 2));
    String path = path(tree, token, trigger);
    String who = sort.isEmpty() ? self : sort;
    out.add("path=" + path);
    out.add("path=" + path + " " + type(nearest));
    out.add("path=" + path + "&" + who);
    out.add("trig=" + path + " " + word(trigger));
    out.add("trig=" + side + " " + word(trigger) + "&" + who);
  }

  /** The relations up from a word and down to another; "far" where they are many. */
  private static String path(Tree tree, Token from, Token to) {
    List<Integer> above = new ArrayList<>();
    for (Token t = to; t != null && above.size() < 12; t = tree.head(t)) {
      above.add(t.index());
    }
    StringBuilder up = new StringBuilder();
    int steps = 0;
    Token here = from;
    while (here != null && !above.contains(here.index())) {
      up.append('<').append(link(tree, here));
      here = tree.head(here);
      if (++steps > MAX_PATH) {
        return "far";
      }
    }
    if (here == null) {
      return "far";
    }
    StringBuilder down = new StringBuilder();
    for (int i = above.indexOf(here.index()) - 1; i >= 0; i--) {
      down.append('>').append(link(tree, tree.tokens.get(above.get(i))));
      if (++steps > MAX_PATH) {
        return "far";
      }
    }
    return up.append(down).toString();
  }
}
