package attest.resolve.actor;

import attest.incident.Actor;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds groups that the registry does not have, by the shape of their name: "the Zaranda Liberation
 * Front".
 */
final class ShapedNames {
  private static final int MAX_BEFORE = 7;
  private static final int MAX_BEHIND = 5;
  private static final double CERTAINTY = 0.7;
  private final ActorWords lexicon;
  private final List<Term> terms;

  ShapedNames(ActorWords lexicon, Text text) {
    this.lexicon = lexicon;
    this.terms = text.terms;
  }

  /** The names in order; they do not overlap. */
  List<NameHit> find() {
    List<NameHit> found = new ArrayList<>();
    int floor = 0;
    for (int i = 0; i < terms.size(); i++) {
      int end = ending(i);
      if (end < 0) {
        continue;
      }
      int begin = begin(i, floor);
      int last = behind(end);
      if (begin < i || last > end) {
        found.add(hit(begin, last));
        floor = last;
      }
      i = last - 1;
    }
    return found;
  }

  /** The index after an ending of a group's name that begins at {@code i}, or -1. */
  private int ending(int i) {
    Term first = terms.get(i);
    if (!first.capital()) {
      return -1;
    }
    if (i + 1 < terms.size()) {
      Term second = terms.get(i + 1);
      if (second.joined()
          && second.capital()
          && lexicon.groupEndings.contains(first.key() + " " + second.key())) {
        return i + 2;
      }
    }
    return lexicon.groupEndings.contains(first.key()) ? i + 1 : -1;
  }

  private int begin(int at, int floor) {
    int begin = at;
    int i = at;
    int least = Math.max(floor, at - MAX_BEFORE);
    while (i > least && terms.get(i).joined()) {
      Term before = terms.get(i - 1);
      if (before.key().equals("the")) {
        break;
      }
      if (before.capital()) {
        begin = i - 1;
      } else if (!lexicon.groupParts.contains(before.key())) {
        break;
      }
      i--;
    }
    return begin;
  }

  private int behind(int end) {
    int last = end;
    if (end < terms.size() && terms.get(end).joined() && terms.get(end).key().equals("of")) {
      for (int i = end + 1;
          i < terms.size() && i < end + MAX_BEHIND && terms.get(i).joined();
          i++) {
        if (terms.get(i).capital()) {
          last = i + 1;
        } else if (!terms.get(i).key().equals("the")) {
          break;
        }
      }
    }
    return last;
  }

  private NameHit hit(int begin, int end) {
    StringBuilder name = new StringBuilder();
    StringBuilder key = new StringBuilder(NameHit.FROM_TEXT);
    Actor.Kind kind = Actor.Kind.REBEL_GROUP;
    for (int i = begin; i < end; i++) {
      name.append(i == begin ? "" : " ").append(terms.get(i).form());
      key.append(terms.get(i).key()).append(' ');
      ActorWords.Head head = lexicon.headAt(terms, i);
      if (head != null
          && (head.kind() == Actor.Kind.CRIMINAL || head.kind() == Actor.Kind.POLITICAL_MILITIA)) {
        kind = head.kind();
      }
    }
    ActorRegistry.Entry entry =
        new ActorRegistry.Entry(
            key.toString().strip(), name.toString(), kind, List.of(), null, List.of());
    return new NameHit(entry, begin, end, CERTAINTY, "shape-of-name");
  }
}
