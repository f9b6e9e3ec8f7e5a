package attest.resolve.actor;

import attest.document.Token;
import attest.incident.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links of a noun phrase to a group named elsewhere in its sentence: apposition and "the attackers
 * were ...".
 */
final class Links {
  private static final int MAX_CLIMB = 4;
  private static final Set<Actor.Kind> ARMED =
      Set.of(
          Actor.Kind.REBEL_GROUP,
          Actor.Kind.UNIDENTIFIED_ARMED,
          Actor.Kind.POLITICAL_MILITIA,
          Actor.Kind.IDENTITY_MILITIA,
          Actor.Kind.CRIMINAL);
  private final Text text;
  private final Map<Integer, NameHit> namesByPlace = new HashMap<>();
  private final Map<Integer, NameHit> bySubject = new HashMap<>();

  Links(Text text, List<NameHit> names, List<Phrase> phrases) {
    this.text = text;
    for (NameHit name : names) {
      for (int i = name.begin(); i < name.end(); i++) {
        note(i, name);
      }
    }
    for (Phrase phrase : phrases) {
      NameHit group = phrase.group();
      if (group != null) {
        note(phrase.headEnd() - 1, group);
      }
    }
  }

  private void note(int term, NameHit name) {
    Token token = text.token(term);
    if (token == null) {
      return;
    }
    namesByPlace.put(token.span().begin(), name);
    Token up = token;
    for (int i = 0; i < MAX_CLIMB && up != null; i++) {
      if (isPredicate(up, term)) {
        bySubject.putIfAbsent(up.span().begin(), name);
        return;
      }
      if (!up.is("nmod")
          && !up.is("compound")
          && !up.is("flat")
          && !up.is("appos")
          && !up.is("amod")) {
        return;
      }
      up = parent(term, up);
    }
  }

  /** Whether a noun is what a subject is said to be. */
  private boolean isPredicate(Token token, int term) {
    var sentence = text.sentence(term);
    if (sentence == null || token.upos().equals("VERB")) {
      return false;
    }
    int last = Math.max(0, token.index() - 8);
    for (int i = token.index() - 1; i >= last; i--) {
      Token other = sentence.tokens().get(i);
      if (other.is("cop") && other.head() == token.index()) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Token parent(int term, Token token) {
    var sentence = text.sentence(term);
    return sentence == null ? null : sentence.head(token);
  }

  /** The phrase with the group that its sentence says it is, if any. */
  Phrase resolved(Phrase phrase) {
    boolean distant = phrase.group() != null && phrase.certainty() <= PhraseFinder.FAR;
    if ((phrase.group() != null && !distant) || !ARMED.contains(phrase.kind())) {
      return phrase;
    }
    int term = phrase.headEnd() - 1;
    Token token = text.token(term);
    Token head = token == null ? null : parent(term, token);
    if (token == null || head == null) {
      return phrase;
    }
    NameHit named = namesByPlace.get(head.span().begin());
    if (named != null && token.is("appos")) {
      return phrase.with(named, phrase.end(), 0.8, "apposition");
    }
    NameHit subject = bySubject.get(head.span().begin());
    if (subject != null && token.is("nsubj")) {
      return phrase.with(subject, phrase.end(), 0.7, "copula");
    }
    return phrase;
  }
}
