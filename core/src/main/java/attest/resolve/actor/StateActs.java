package attest.resolve.actor;

import attest.document.Span;
import attest.document.Token;
import attest.incident.Actor;
import attest.incident.ActorMention;
import attest.incident.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Finds states that act by what only a state does: "a US air strike", "Russian shelling". */
final class StateActs {
  private static final int MAX_MODIFIERS = 3;
  private static final double CERTAINTY = 0.8;
  private final ActorWords lexicon;
  private final Countries countries;
  private final Text text;

  StateActs(ActorWords lexicon, Countries countries, Text text) {
    this.lexicon = lexicon;
    this.countries = countries;
    this.text = text;
  }

  /** The mentions; terms that are {@code covered} are not read again. */
  List<ActorMention> find(boolean[] covered) {
    List<ActorMention> found = new ArrayList<>();
    List<Term> terms = text.terms;
    int i = 0;
    while (i < terms.size()) {
      Countries.Hit hit = covered[i] ? null : countries.at(terms, i);
      if (hit == null) {
        i++;
        continue;
      }
      if ((acts(hit.end()) || isDoer(hit)) && !covered[hit.end() - 1]) {
        Evidence evidence =
            Evidence.of(
                text.article.article(),
                new Span(terms.get(i).begin(), terms.get(hit.end() - 1).end()));
        found.add(
            new ActorMention(
                new Actor.Known(
                    "state:" + hit.code(),
                    countries.name(hit.code()),
                    RegistryActorResolver.stateKind(text, hit.code()),
                    hit.code()),
                evidence,
                false,
                CERTAINTY,
                "state-act"));
      }
      i = hit.end();
    }
    return found;
  }

  /** "The United States killed a commander": the country as the subject of a deed. */
  private boolean isDoer(Countries.Hit hit) {
    Token name = hit.adjective() ? null : text.token(hit.end() - 1);
    var sentence = name == null ? null : text.sentence(hit.end() - 1);
    for (int climb = 0; name != null && sentence != null && climb < 3; climb++) {
      if (name.is("nsubj")) {
        Token verb = sentence.head(name);
        return verb != null && lexicon.deeds.contains(verb.lemma());
      }
      name = name.is("compound") || name.is("flat") ? sentence.head(name) : null;
    }
    return false;
  }

  private boolean acts(int index) {
    List<Term> terms = text.terms;
    int at = index;
    if (at < terms.size()
        && terms.get(at).gap() == Term.Gap.JOIN
        && terms.get(at).key().equals("s")) {
      at++;
    }
    for (int i = 0; i <= MAX_MODIFIERS && at + i < terms.size(); i++) {
      Term term = terms.get(at + i);
      if (!term.joined() || (i == 0 && term.gap() == Term.Gap.JOIN)) {
        return false;
      }
      String pair =
          at + i + 1 < terms.size() && terms.get(at + i + 1).joined()
              ? term.key() + " " + terms.get(at + i + 1).key()
              : "";
      if (lexicon.actions.contains(term.key()) || lexicon.actions.contains(pair)) {
        return true;
      }
      if (!lexicon.actionModifiers.contains(term.key())) {
        return false;
      }
    }
    return false;
  }
}
