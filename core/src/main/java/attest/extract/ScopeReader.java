package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether the words around a figure count one event, as it stands or as it stood, another
 * event, or all of a length of time. One reader serves one article.
 */
final class ScopeReader {
  private static final Set<String> DURING = Set.of("in", "during");
  private static final Set<String> TIMES = Set.of("hour", "day", "week", "month", "year");
  private static final Set<String> SINCE = Set.of("since");
  private static final Pattern SINCE_WHAT =
      Pattern.compile("\\bsince ((?:[\\p{L}'’-]+ ){0,4}[\\p{L}'’-]+)");
  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");

  private final AnnotatedArticle annotated;
  private final WordClasses connectives;

  ScopeReader(AnnotatedArticle annotated, WordClasses connectives) {
    this.annotated = annotated;
    this.connectives = connectives;
  }

  /** The scope of the figure that belongs to a word of harm. */
  Claim.Scope read(Sentence sentence, Token anchor) {
    if (isEarlier(sentence, anchor)) {
      return Claim.Scope.OTHER;
    }
    if (isOfLasting(sentence, anchor) || isSince(sentence, anchor)) {
      return Claim.Scope.CUMULATIVE;
    }
    String words =
        Trees.clause(sentence, anchor).of(annotated.article().text()).toLowerCase(Locale.ROOT);
    if (isSinceLasting(words)
        || words.matches(
            "(?s).*\\b(so far this year|this year alone|since (january|the beginning|the start|the end|\\d{4})|in the (past|last) (\\w+ )?(year|month|decade)s?|over the past (?!day|night|24|48|few hours|several hours|two days|hours)|in recent (months|years)).*")) {
      return Claim.Scope.CUMULATIVE;
    }
    return words.contains("so far") || isBefore(sentence, anchor)
        ? Claim.Scope.SO_FAR
        : Claim.Scope.INCIDENT;
  }

  /** "Since a separatist insurgency flared up": all that came of it. */
  private boolean isSinceLasting(String words) {
    Matcher since = SINCE_WHAT.matcher(words);
    while (since.find()) {
      for (String word : since.group(1).split(" ", -1)) {
        if ("lasting".equals(connectives.find(word))) {
          return true;
        }
      }
    }
    return false;
  }

  /** "Blamed for the killing of 900 people since late 2019": the verb says since when. */
  private boolean isSince(Sentence sentence, Token anchor) {
    Token verb = anchor;
    while (verb != null && !Trees.isVerb(verb)) {
      verb = sentence.head(verb);
    }
    return verb != null
        && verb.index() != anchor.index()
        && sentence.children(verb, "obl").stream()
            .anyMatch(c ->
                c.index() > anchor.index()
                    && Trees.hasCase(sentence, c, SINCE)
                    && YEAR.matcher(Trees.phrase(sentence, c).of(annotated.article().text()))
                        .find());
  }

  /** "An earlier toll of six": the event as it was known before. */
  private boolean isBefore(Sentence sentence, Token anchor) {
    return anchor.upos().equals("NOUN")
        && sentence.children(anchor, "amod").stream()
            .anyMatch(c -> "before".equals(connectives.find(Trees.lower(c))));
  }

  /** "In a war that has killed thousands", "the conflict has cost 60 lives": no single event. */
  private boolean isOfLasting(Sentence sentence, Token anchor) {
    Token verb = anchor;
    for (int step = 0; step < 3 && !Trees.isVerb(verb); step++) {
      Token up = sentence.head(verb);
      if (up == null) {
        return false;
      }
      verb = up;
    }
    Token head = verb.deprel().equals("acl:relcl") ? sentence.head(verb) : null;
    if (head != null) {
      return isLasting(head);
    }
    boolean perfect =
        sentence.children(verb, "aux").stream()
            .anyMatch(a -> Trees.lower(a).matches("ha[sd]|have"));
    if (perfect) {
      for (Token deed : Trees.withConjuncts(sentence, List.of(verb))) {
        for (Token when : sentence.children(deed, "obl")) {
          if (Trees.hasCase(sentence, when, DURING) && isLasting(when)) {
            return true;
          }
        }
      }
    }
    return sentence.children(verb).stream()
        .anyMatch(c -> c.deprel().equals("nsubj") && isLasting(c));
  }

  private boolean isLasting(Token noun) {
    return "lasting".equals(connectives.find(noun.lemma().toLowerCase(Locale.ROOT)));
  }

  /** "Two days after a blast that claimed 16 lives", "since the killing of": another event. */
  private static boolean isEarlier(Sentence sentence, Token anchor) {
    List<Token> above = new ArrayList<>(Trees.ancestors(sentence, anchor));
    above.add(0, anchor);
    for (Token token : above.subList(0, Math.min(above.size(), 4))) {
      for (Token child : sentence.children(token)) {
        if (!(child.is("case") || child.is("mark")) || child.index() > anchor.index()) {
          continue;
        }
        boolean after = Trees.lower(child).equals("after") && child.index() > 0;
        if (Trees.lower(child).equals("since")
            || (after && TIMES.contains(sentence.tokens().get(child.index() - 1).lemma()))) {
          return true;
        }
      }
    }
    return false;
  }
}
