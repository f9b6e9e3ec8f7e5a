package attest.extract;

import attest.document.Sentence;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.Mention;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words for those whom a word of harm speaks of, also where the sentence leaves something
 * out: "four people were killed and five others injured", "two killed, 30 wounded in a blast". Safe
 * for threads.
 */
final class Victims {
  private static final Set<String> COUNTING =
      Set.of("a", "an", "another", "several", "some", "many", "no", "both");

  private static final Set<String> ARTICLES = Set.of("a", "an");
  private static final Set<String> BOUNDS = Set.of("over", "about", "around", "at", "up");
  private static final Set<String> LIMITS = Set.of("least", "most");

  private static final Set<Claim.Harm> BODILY = EnumSet.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED);

  private final FrameIndex frames;

  Victims(FrameIndex frames) {
    this.frames = frames;
  }

  /** Those who came to harm, in order of the text. */
  List<Token> of(Sentence sentence, Token anchor, Frame frame) {
    List<Token> found = new ArrayList<>();
    for (Token victim : all(sentence, anchor, frame)) {
      if (!isNamedBefore(sentence, victim) && !isSamePerson(sentence, anchor, victim)) {
        found.add(victim);
      }
    }
    return found;
  }

  /**
   * "Two officers, Ali Baba and Omar Sala, were killed", "two people, a nurse and a cook, died":
   * the second is one of the two.
   */
  private static boolean isNamedBefore(Sentence sentence, Token victim) {
    Token first = victim.is("conj") ? sentence.head(victim) : null;
    if (first == null || first.upos().equals("PROPN")) {
      return false;
    }
    if (!victim.upos().equals("PROPN")) {
      return isOne(sentence, victim)
          && Neighbours.number(sentence, first) != null
          && sentence.children(first, "appos").stream()
              .anyMatch(c -> c.index() < victim.index() && isOne(sentence, c));
    }
    for (Token child : sentence.children(first)) {
      if ((child.is("appos") || child.is("flat"))
          && child.upos().equals("PROPN")
          && child.index() < victim.index()) {
        return Neighbours.number(sentence, first) != null;
      }
    }
    return false;
  }

  private static boolean isOne(Sentence sentence, Token noun) {
    return noun.xpos().equals("NN")
        && sentence.children(noun, "det").stream().anyMatch(d -> ARTICLES.contains(Trees.lower(d)));
  }

  /** "An elder and chief of a council was killed": one person of two offices. */
  private static boolean isSamePerson(Sentence sentence, Token anchor, Token victim) {
    Token first = victim.is("conj") ? sentence.head(victim) : null;
    return first != null
        && first.xpos().equals("NN")
        && victim.xpos().equals("NN")
        && sentence.children(victim).stream()
            .noneMatch(
                c -> c.is("det") || c.is("nummod") || c.is("nmod") && c.index() < victim.index())
        && sentence.children(anchor, "aux").stream().anyMatch(a -> Trees.lower(a).equals("was"));
  }

  private List<Token> all(Sentence sentence, Token anchor, Frame frame) {
    Token listed = listed(sentence, anchor);
    if (listed != null) {
      return List.of(listed);
    }
    Token gapped = gapped(sentence, anchor);
    if (gapped != null) {
      return Trees.withConjuncts(sentence, List.of(gapped));
    }
    Token behind = Neighbours.afterVerb(sentence, anchor);
    if (behind != null) {
      return List.of(behind);
    }
    Token amount = amount(sentence, anchor);
    if (amount != null) {
      return List.of(amount);
    }
    Token noted = noted(sentence, anchor);
    if (noted != null) {
      return List.of(noted);
    }
    List<Token> found = new ArrayList<>();
    for (Token victim : frame.find(Mention.Role.VICTIM, sentence, anchor)) {
      if (!isOther(sentence, anchor, victim, frame)) {
        found.add(victim);
      }
    }
    addBesideMany(sentence, anchor, found);
    keepNearest(sentence, anchor, frame, found);
    addBehindGenitive(sentence, anchor, found);
    if (found.size() > 1) {
      found.removeIf(t -> Trees.lower(t).equals("many"));
    }
    Token near =
        found.stream().anyMatch(t -> t.index() > anchor.index()) ? null : near(sentence, anchor);
    if (near != null && isNearer(sentence, near, found, frame)) {
      return Trees.withConjuncts(sentence, List.of(near));
    }
    if (found.isEmpty() && isHeadline(sentence, anchor)) {
      for (Token subject : Trees.withConjuncts(sentence, sentence.children(anchor, "nsubj"))) {
        if (subject.index() < anchor.index()
            && (isCounted(sentence, subject) || hasOwner(sentence, subject))) {
          found.add(subject);
        }
      }
    }
    return found;
  }

  /**
   * "Nine members of the guard and a driver were killed": the driver, whom a parser may put beside
   * the guard.
   */
  private static void addBehindGenitive(Sentence sentence, Token anchor, List<Token> found) {
    for (Token victim : List.copyOf(found)) {
      if (victim.index() > anchor.index() || Neighbours.number(sentence, victim) == null) {
        continue;
      }
      for (Token of : sentence.children(victim, "nmod")) {
        for (Token other : sentence.children(of, "conj")) {
          boolean one =
              other.xpos().equals("NN")
                  && sentence.children(other, "det").stream()
                      .anyMatch(d -> ARTICLES.contains(Trees.lower(d)));
          Token next =
              other.index() + 1 < sentence.tokens().size()
                  ? sentence.tokens().get(other.index() + 1)
                  : null;
          boolean beside = next != null && (next.is("aux") || next.index() == anchor.index());
          if (one && beside && !found.contains(other)) {
            found.add(other);
          }
        }
      }
    }
  }

  /** Counted people right before a participle or an adjective, wherever the parser hung them. */
  private static @Nullable Token near(Sentence sentence, Token anchor) {
    boolean past =
        anchor.xpos().equals("VBD")
            && sentence.children(anchor, "obj").isEmpty()
            && (anchor.is("conj")
                || anchor.is("acl")
                || anchor.is("parataxis")
                || anchor.is("advcl"));
    boolean state =
        (anchor.xpos().equals("VBN") && sentence.children(anchor, "obj").isEmpty())
            || (anchor.upos().equals("ADJ") && !anchor.is("amod"));
    return past || state ? Neighbours.before(sentence, anchor) : null;
  }

  /**
   * "Four people were killed while three others were wounded": whether a word of another harm
   * divides those whom the tree gives from those right before the word.
   */
  private boolean isNearer(Sentence sentence, Token near, List<Token> found, Frame frame) {
    for (Token victim : found) {
      if (victim.index() >= near.index()) {
        return false;
      }
      boolean divided = Trees.lower(victim).equals("many");
      for (int i = victim.index() + 1; i < near.index(); i++) {
        divided |= tellsOther(sentence, sentence.tokens().get(i), frame);
      }
      if (!divided) {
        return false;
      }
    }
    return true;
  }

  /**
   * "Left two people dead and two others injured": those right before the word are meant, not those
   * from whom another word of harm divides it.
   */
  private void keepNearest(Sentence sentence, Token anchor, Frame frame, List<Token> found) {
    Token nearest = null;
    for (Token victim : found) {
      boolean before = victim.index() < anchor.index() && victim.index() >= anchor.index() - 2;
      nearest = before ? victim : nearest;
    }
    if (nearest == null) {
      return;
    }
    int end = nearest.index();
    found.removeIf(victim -> {
      for (int i = victim.index() + 1; i < end; i++) {
        if (tellsOther(sentence, sentence.tokens().get(i), frame)) {
          return true;
        }
      }
      return false;
    });
  }

  /**
   * "… were killed and five others injured", "more than 60 were injured": the participle has no
   * subject of its own, and a counted phrase stands right before it, wherever the parser hung that.
   */
  private static @Nullable Token gapped(Sentence sentence, Token anchor) {
    boolean participle =
        (anchor.xpos().equals("VBN") || anchor.xpos().equals("VBD") || anchor.xpos().equals("JJ"))
            && (anchor.is("conj") || anchor.is("parataxis") || anchor.is("advcl"));
    Token first = participle ? sentence.head(anchor) : null;
    if (first == null || first.index() > anchor.index()) {
      return null;
    }
    int index = anchor.index();
    for (Token child : sentence.children(anchor)) {
      boolean subject = child.relation().equals("nsubj") && child.index() < anchor.index();
      if (child.is("obj") || (subject && child.index() > first.index())) {
        return null;
      }
      if (child.relation().equals("aux")) {
        index = Math.min(index, child.index());
      }
    }
    index--;
    while (index > 0 && sentence.tokens().get(index).upos().equals("ADV")) {
      index--;
    }
    Token before = index <= first.index() ? null : sentence.tokens().get(index);
    for (int step = 0; before != null && before.is("nmod") && step < 3; step++) {
      Token up = sentence.head(before);
      before = up == null || up.index() <= first.index() ? null : up;
    }
    if (before == null) {
      return null;
    }
    boolean number = before.upos().equals("NUM") || before.xpos().equals("CD");
    boolean noun =
        before.upos().equals("NOUN") && (isCounted(sentence, before) || hasOwner(sentence, before));
    if (!number && !Trees.isOthers(before) && !noun) {
      return null;
    }
    Token lead = sentence.head(before);
    boolean own =
        before.head() == anchor.index()
            || before.is("conj")
            || (lead != null && lead.index() == first.index());
    return own ? before : null;
  }

  /** "Killing scores of civilians and at least 13 troops": the 13 are no part of the scores. */
  private static void addBesideMany(Sentence sentence, Token anchor, List<Token> found) {
    for (Token many : List.copyOf(found)) {
      Token those = many.index() < anchor.index() ? many : FigureReader.partitive(sentence, many);
      for (Token beside :
          those.equals(many) ? List.<Token>of() : Trees.withConjuncts(sentence, List.of(those))) {
        if (!beside.equals(those)
            && !found.contains(beside)
            && !sentence.children(beside, "nummod").isEmpty()) {
          found.add(beside);
        }
      }
    }
  }

  /** "His brother": a person told by whose he is. */
  private static boolean hasOwner(Sentence sentence, Token noun) {
    return noun.xpos().equals("NN")
        && sentence.children(noun).stream()
            .anyMatch(c -> c.deprel().equals("nmod:poss") && c.upos().equals("PRON"));
  }

  /** "Dead: 14. Injured: 210": the number stands behind the word. */
  private static @Nullable Token listed(Sentence sentence, Token anchor) {
    List<Token> tokens = sentence.tokens();
    int at = anchor.index();
    boolean number =
        at + 2 < tokens.size()
            && tokens.get(at + 1).form().equals(":")
            && tokens.get(at + 2).xpos().equals("CD");
    return number ? tokens.get(at + 2) : null;
  }

  /** "Bomb in a cinema, 18 injured": a number between a comma and the word, as in notes. */
  private static @Nullable Token noted(Sentence sentence, Token anchor) {
    int at = anchor.index();
    if (at < 2
        || !(anchor.is("parataxis")
            || anchor.is("conj")
            || anchor.is("appos")
            || anchor.is("dep"))) {
      return null;
    }
    Token number = sentence.tokens().get(at - 1);
    String before = sentence.tokens().get(at - 2).form();
    boolean subjects =
        sentence.children(anchor).stream()
            .anyMatch(c -> c.relation().equals("nsubj") || c.is("obj") || c.is("aux"));
    return number.xpos().equals("CD") && before.matches("[,;:–—-]|and") && !subjects
        ? number
        : null;
  }

  /** "And injured more than 5,000": a parser may hang the number as an adverbial of the verb. */
  private static @Nullable Token amount(Sentence sentence, Token anchor) {
    if (!anchor.xpos().startsWith("VB") || !sentence.children(anchor, "obj").isEmpty()) {
      return null;
    }
    for (Token child : sentence.children(anchor)) {
      boolean parted = false;
      for (int i = Math.min(child.index(), anchor.index()) + 1;
          i < Math.max(child.index(), anchor.index());
          i++) {
        parted |= sentence.tokens().get(i).form().matches("[,;]|and");
      }
      boolean score =
          child.index() == 0
              || sentence.tokens().get(child.index() - 1).upos().equals("PROPN")
              || (child.index() + 1 < sentence.tokens().size()
                  && sentence.tokens().get(child.index() + 1).form().matches("[-–—]"));
      boolean bare =
          child.xpos().equals("CD")
              && !score
              && !parted
              && sentence.children(child).stream().noneMatch(c -> c.upos().equals("PROPN"))
              && (child.is("obl") || child.is("dep") || child.is("nmod"))
              && sentence.children(child, "case").stream().allMatch(c -> isBound(sentence, c))
              && Math.abs(child.index() - anchor.index()) <= 5;
      boolean people =
          child.xpos().equals("NNS")
              && child.is("obl")
              && child.index() > anchor.index()
              && child.index() - anchor.index() <= 6
              && !parted
              && sentence.children(child, "case").isEmpty()
              && Neighbours.number(sentence, child) != null;
      if (bare || people) {
        return child;
      }
    }
    return null;
  }

  /** The "at" of "at least 20", which no hour follows, as it does in "shot at 22:15". */
  private static boolean isBound(Sentence sentence, Token word) {
    Token next =
        word.index() + 1 < sentence.tokens().size()
            ? sentence.tokens().get(word.index() + 1)
            : null;
    return BOUNDS.contains(Trees.lower(word))
        && (!Trees.lower(word).equals("at")
            || (next != null && LIMITS.contains(Trees.lower(next))));
  }

  /** Two killed and one wounded: the words of another harm are no victims of this one. */
  private boolean isOther(Sentence sentence, Token anchor, Token victim, Frame frame) {
    if (victim.index() <= anchor.index()) {
      return false;
    }
    if (tellsOther(sentence, victim, frame) || isClaimed(sentence, anchor, victim, frame)) {
      return true;
    }
    if (!victim.is("conj")) {
      return false;
    }
    Token following = null;
    for (Token child : sentence.children(victim)) {
      if (child.index() > victim.index() && (child.is("acl") || child.is("amod"))) {
        following = child;
        break;
      }
    }
    if (following == null && victim.index() + 1 < sentence.tokens().size()) {
      Token next = sentence.tokens().get(victim.index() + 1);
      following = next.is("conj") && next.xpos().equals("VBN") ? next : null;
    }
    return following != null && tellsOther(sentence, following, frame);
  }

  /**
   * "Killed ten and wounded 20 others", "shot two clerks dead and two guards wounded": words of
   * another harm stand right before or after those people.
   */
  private boolean isClaimed(Sentence sentence, Token anchor, Token victim, Frame frame) {
    for (Token child : sentence.children(victim, "amod")) {
      if (tellsOther(sentence, child, frame)
          && child.index() != anchor.index()
          && Neighbours.afterVerb(sentence, child) != null) {
        return true;
      }
    }
    Token before = Neighbours.wordBefore(sentence, victim);
    if (before != null && before.index() == anchor.index()) {
      return false;
    }
    if (before != null
        && before.index() > anchor.index()
        && before.xpos().startsWith("VB")
        && tellsOther(sentence, before, frame)) {
      return true;
    }
    Token after = Neighbours.wordAfter(sentence, victim);
    return after != null
        && (after.xpos().equals("VBN") || after.xpos().equals("VBD") || after.upos().equals("ADJ"))
        && tellsOther(sentence, after, frame);
  }

  private boolean tellsOther(Sentence sentence, Token token, Frame frame) {
    for (Frame other : frames.matching(sentence, token)) {
      List<Claim.Harm> harms = other.harms();
      if (!harms.isEmpty() && harms.stream().noneMatch(frame.harms()::contains)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "15 soldiers were killed or wounded", "12 were killed and injured": the figure tells neither
   * the dead nor the wounded.
   */
  boolean isEither(Sentence sentence, Token anchor, Frame frame) {
    Token other = anchor.is("conj") ? sentence.head(anchor) : null;
    Token second = anchor;
    if (other == null) {
      for (Token child : sentence.children(anchor, "conj")) {
        other = child;
        second = child;
        break;
      }
    }
    if (other == null || !tellsOther(sentence, other, frame)) {
      return false;
    }
    for (Token join : sentence.children(second, "cc")) {
      if (Trees.lower(join).equals("or") || isBoth(sentence, anchor, other, join, frame)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Killed and injured", the two words with nothing but "and" between them; not "shot and died".
   */
  private boolean isBoth(Sentence sentence, Token one, Token two, Token and, Frame frame) {
    int from = Math.min(one.index(), two.index());
    return Trees.lower(and).equals("and")
        && and.index() == from + 1
        && Math.max(one.index(), two.index()) == from + 2
        && Trees.isPassive(sentence, one) == Trees.isPassive(sentence, two)
        && BODILY.containsAll(frame.harms())
        && tellsBodily(sentence, one)
        && tellsBodily(sentence, two);
  }

  private boolean tellsBodily(Sentence sentence, Token token) {
    return frames.matching(sentence, token).stream()
        .anyMatch(f -> !f.harms().isEmpty() && BODILY.containsAll(f.harms()));
  }

  /**
   * "Two policemen killed in ambush": a past form without object or auxiliary, as headlines have.
   */
  private static boolean isHeadline(Sentence sentence, Token anchor) {
    if (!anchor.xpos().equals("VBD")
        || !sentence.children(anchor, "obj").isEmpty()
        || isBeforeThings(sentence, anchor)) {
      return false;
    }
    for (Token child : sentence.children(anchor)) {
      if (child.relation().equals("aux")
          || child.is("obl") && anchor.lemma().equals("shoot")
          || child.is("xcomp")
          || child.is("ccomp")
          || (child.is("conj") && !sentence.children(child, "obj").isEmpty())) {
        return false;
      }
    }
    return anchor.head() < 0 || anchor.is("conj") || anchor.is("parataxis") || anchor.is("ccomp");
  }

  /** "Stabbed passers-by": a plural right behind the verb, whatever the parser makes of it. */
  private static boolean isBeforeThings(Sentence sentence, Token anchor) {
    int next = anchor.index() + 1;
    if (next >= sentence.tokens().size()) {
      return false;
    }
    Token after = sentence.tokens().get(next);
    return (after.xpos().equals("NNS") || after.xpos().equals("JJ")) && after.form().endsWith("s");
  }

  private static boolean isCounted(Sentence sentence, Token noun) {
    for (Token child : sentence.children(noun)) {
      boolean counts =
          child.is("nummod")
              || (child.is("det") && COUNTING.contains(Trees.lower(child)))
              || Trees.isOthers(child);
      if (counts && child.index() < noun.index()) {
        return true;
      }
    }
    return noun.upos().equals("NUM");
  }
}
