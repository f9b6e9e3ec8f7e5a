package attest.language;

import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the names of one document agree, as a name seldom means two things in one report (one sense
 * a discourse, Gale, Church and Yarowsky 1992):
 *
 * <ul>
 *   <li>a place goes on behind a hyphen, as in Pont-Sondé, where no other name begins there;
 *   <li>a name that is elsewhere, more than twice as often, of another kind is of that kind;
 *   <li>capitals in brackets after an organisation, as in National Guard (NG), name it everywhere;
 *   <li>words that were missed and stand elsewhere as a name are one: one word alone only if it is
 *       a proper noun and was found twice.
 * </ul>
 */
final class DocumentNames {
  private static final int LONGEST = 5;
  private static final int MAJORITY = 2;
  private static final Entity.Kind[] KINDS = Entity.Kind.values();

  private final Map<String, int[]> votes = new HashMap<>();
  private final Set<String> acronyms = new HashSet<>();

  private DocumentNames() {}

  /**
   * The names of each sentence, agreeing with one another.
   *
   * @param sentences the sentences of a document
   * @param found the names found in each
   */
  static List<List<NameDecoder.Name>> agreed(
      List<Sentence> sentences, List<List<NameDecoder.Name>> found) {
    List<List<NameDecoder.Name>> names = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      names.add(whole(sentences.get(i).tokens(), found.get(i)));
    }
    DocumentNames document = new DocumentNames();
    for (int i = 0; i < names.size(); i++) {
      document.count(sentences.get(i).tokens(), names.get(i));
    }
    if (document.votes.isEmpty()) {
      return names;
    }
    List<List<NameDecoder.Name>> agreed = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      agreed.add(document.agree(sentences.get(i).tokens(), names.get(i)));
    }
    return agreed;
  }

  private static List<NameDecoder.Name> whole(List<Token> tokens, List<NameDecoder.Name> names) {
    List<NameDecoder.Name> whole = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      NameDecoder.Name name = names.get(i);
      int to = name.to();
      boolean free = i + 1 == names.size() || names.get(i + 1).from() > to + 1;
      boolean goesOn =
          name.kind() == Entity.Kind.LOCATION
              && free
              && to + 1 < tokens.size()
              && tokens.get(to).form().equals("-")
              && tokens.get(to - 1).span().end() == tokens.get(to).span().begin()
              && tokens.get(to).span().end() == tokens.get(to + 1).span().begin()
              && tokens.get(to + 1).upos().equals("PROPN")
              && Character.isUpperCase(tokens.get(to + 1).form().charAt(0));
      whole.add(goesOn ? new NameDecoder.Name(name.from(), to + 2, name.kind()) : name);
    }
    return whole;
  }

  private void count(List<Token> tokens, List<NameDecoder.Name> names) {
    for (NameDecoder.Name name : names) {
      String form = form(tokens, name.from(), name.to());
      votes.computeIfAbsent(form, f -> new int[KINDS.length])[name.kind().ordinal()]++;
      int bracket = name.to();
      if (name.kind() == Entity.Kind.ORGANIZATION
          && bracket + 2 < tokens.size()
          && tokens.get(bracket).form().equals("(")
          && tokens.get(bracket + 2).form().equals(")")) {
        String inside = tokens.get(bracket + 1).form();
        if (inside.chars().filter(Character::isUpperCase).count() > 1) {
          acronyms.add(inside);
        }
      }
    }
  }

  private List<NameDecoder.Name> agree(List<Token> tokens, List<NameDecoder.Name> names) {
    List<NameDecoder.Name> agreed = new ArrayList<>();
    boolean[] taken = new boolean[tokens.size()];
    for (NameDecoder.Name name : names) {
      agreed.add(
          new NameDecoder.Name(
              name.from(), name.to(), kind(form(tokens, name.from(), name.to()), name.kind())));
      for (int i = name.from(); i < name.to(); i++) {
        taken[i] = true;
      }
    }
    int at = 0;
    while (at < tokens.size()) {
      NameDecoder.Name missed = missedAt(tokens, taken, at);
      if (missed == null) {
        at++;
      } else {
        agreed.add(missed);
        at = missed.to();
      }
    }
    agreed.sort(Comparator.comparingInt(NameDecoder.Name::from));
    return agreed;
  }

  private Entity.Kind kind(String form, Entity.Kind given) {
    if (acronyms.contains(form)) {
      return Entity.Kind.ORGANIZATION;
    }
    int[] counts = votes.getOrDefault(form, new int[KINDS.length]);
    Entity.Kind best = given;
    for (Entity.Kind kind : KINDS) {
      if (counts[kind.ordinal()] > MAJORITY * counts[given.ordinal()]
          && counts[kind.ordinal()] > counts[best.ordinal()]) {
        best = kind;
      }
    }
    return best;
  }

  /** The longest name that begins at word {@code at} and was missed, or null. */
  private NameDecoder.@Nullable Name missedAt(List<Token> tokens, boolean[] taken, int at) {
    if (taken[at] || !Character.isUpperCase(tokens.get(at).form().codePointAt(0))) {
      return null;
    }
    int free = 1;
    while (free < LONGEST && at + free < tokens.size() && !taken[at + free]) {
      free++;
    }
    boolean proper = tokens.get(at).upos().equals("PROPN");
    for (int length = free; length > 0; length--) {
      if (length > 1 || proper) {
        String form = form(tokens, at, at + length);
        if (acronyms.contains(form)) {
          return new NameDecoder.Name(at, at + length, Entity.Kind.ORGANIZATION);
        }
        int[] counts = votes.getOrDefault(form, new int[KINDS.length]);
        Entity.Kind best = KINDS[0];
        for (Entity.Kind kind : KINDS) {
          best = counts[kind.ordinal()] > counts[best.ordinal()] ? kind : best;
        }
        if (counts[best.ordinal()] >= (length > 1 ? 1 : 2)) {
          return new NameDecoder.Name(at, at + length, best);
        }
      }
    }
    return null;
  }

  private static String form(List<Token> tokens, int from, int to) {
    if (to == from + 1) {
      return tokens.get(from).form();
    }
    StringBuilder form = new StringBuilder();
    for (int i = from; i < to; i++) {
      form.append(i > from ? " " : "").append(tokens.get(i).form());
    }
    return form.toString();
  }
}
