package attest.resolve.actor;

import attest.incident.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds groups that the registry does not have, by what the article says that they are called: "a
 * militia known as the Black Scarves", "the rebel group Sword of Alania".
 */
final class CalledNames {
  private static final int MAX_WORDS = 8;
  private static final double CERTAINTY = 0.7;
  private static final Set<Actor.Kind> ARMED =
      Set.of(
          Actor.Kind.REBEL_GROUP,
          Actor.Kind.POLITICAL_MILITIA,
          Actor.Kind.IDENTITY_MILITIA,
          Actor.Kind.UNIDENTIFIED_ARMED,
          Actor.Kind.CRIMINAL);
  private final ActorWords lexicon;
  private final Text text;
  private final List<Term> terms;

  CalledNames(ActorWords lexicon, Text text) {
    this.lexicon = lexicon;
    this.text = text;
    terms = text.terms;
  }

  /** The names, and others that are known already, in order; they do not overlap. */
  List<NameHit> with(List<NameHit> known) {
    List<NameHit> all = new ArrayList<>();
    int k = 0;
    int floor = 0;
    for (int i = 0; i + 1 < terms.size(); i++) {
      NameHit called = i < floor ? null : behind(i);
      while (k < known.size()
          && (called == null ? known.get(k).begin() <= i : known.get(k).begin() < called.end())) {
        NameHit other = known.get(k++);
        all.add(other);
        floor = Math.max(floor, other.end());
        called = called != null && called.begin() < floor ? null : called;
      }
      if (called != null) {
        all.add(called);
        floor = called.end();
      }
    }
    all.addAll(known.subList(k, known.size()));
    return all;
  }

  /** The name of the group that the word at {@code index} tells of, or null. */
  private @Nullable NameHit behind(int index) {
    Actor.Kind kind = kind(index);
    if (kind == null) {
      return null;
    }
    int begin = index + 1;
    boolean naming = terms.get(begin).joined() && lexicon.naming.contains(terms.get(begin).key());
    begin += naming ? 1 : 0;
    while (naming
        && begin < terms.size()
        && terms.get(begin).joined()
        && lexicon.fillers.contains(terms.get(begin).key())) {
      begin++;
    }
    boolean armed =
        kind != Actor.Kind.UNIDENTIFIED_ARMED && lexicon.tails.contains(terms.get(index).key());
    if (begin >= terms.size() || !terms.get(begin).joined() || !(naming || armed)) {
      return null;
    }
    int end = end(begin);
    return end == begin ? null : hit(begin, end, kind);
  }

  /** What a word for a group says of it; null if it means none. */
  private Actor.@Nullable Kind kind(int index) {
    ActorWords.Head head = lexicon.headAt(terms, index);
    if (terms.get(index).capital()) {
      return null;
    }
    if (!lexicon.tails.contains(terms.get(index).key())) {
      boolean called =
          terms.get(index + 1).joined() && lexicon.naming.contains(terms.get(index + 1).key());
      return called && head != null && ARMED.contains(head.kind()) ? head.kind() : null;
    }
    if (head != null && !head.needsGroup() && head.kind() != Actor.Kind.REBEL_GROUP) {
      return head.kind();
    }
    ActorWords.Modifier before =
        index > 0 && terms.get(index).joined()
            ? lexicon.modifier(terms.get(index - 1).key())
            : null;
    return before != null && (before.kind() == Actor.Kind.REBEL_GROUP || before.distance())
        ? Actor.Kind.REBEL_GROUP
        : Actor.Kind.UNIDENTIFIED_ARMED;
  }

  /** The index after the last word of a name that begins at {@code begin}; that itself if none. */
  private int end(int begin) {
    int end = begin;
    for (int i = begin; i < terms.size() && i < begin + MAX_WORDS; i++) {
      Term term = terms.get(i);
      boolean first = i == begin;
      if (!first && !term.joined()) {
        break;
      }
      if (lexicon.quantifiers.contains(term.key())) {
        break;
      }
      if (term.capital() || (first && Character.isDigit(term.form().charAt(0)))) {
        end = term.capital() ? i + 1 : end;
      } else if (first
          || !(lexicon.groupParts.contains(term.key()) || lexicon.fillers.contains(term.key()))) {
        break;
      }
    }
    return end;
  }

  private NameHit hit(int begin, int end, Actor.Kind kind) {
    StringBuilder key = new StringBuilder(NameHit.FROM_TEXT);
    for (int i = begin; i < end; i++) {
      key.append(terms.get(i).key()).append(' ');
    }
    String name =
        text.article
            .article()
            .text()
            .substring(terms.get(begin).begin(), terms.get(end - 1).end())
            .replaceAll("\\s+", " ");
    ActorRegistry.Entry entry =
        new ActorRegistry.Entry(key.toString().strip(), name, kind, List.of(), null, List.of());
    return new NameHit(entry, begin, end, CERTAINTY, "called");
  }
}
