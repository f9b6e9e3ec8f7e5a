package attest.extract;

import attest.document.AnnotatedArticle;
import attest.document.Entity;
import attest.document.Sentence;
import attest.document.Span;
import attest.document.Token;
import attest.incident.Claim;
import attest.incident.Evidence;
import attest.incident.Figure;
import attest.incident.Mention;
import attest.incident.Speaker;
import attest.incident.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of those who came to harm. One reader serves one article. Not safe for threads.
 */
final class ClaimReader {
  private static final Set<Claim.Harm> BODILY =
      EnumSet.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED, Claim.Harm.ABDUCTED);
  private static final Set<Claim.Harm> HURT = EnumSet.of(Claim.Harm.KILLED, Claim.Harm.WOUNDED);
  private static final Set<String> SOMEONE =
      Set.of("he", "she", "him", "her", "himself", "herself");
  private static final Set<String> THEY = Set.of("it", "they", "its", "their");
  private static final Set<String> LOSSES = Set.of("loss", "casualty");
  private static final int MOST_ABOVE = 3;
  private static final Set<String> ONE = Set.of("a", "an", "another", "several", "no");
  private static final Set<String> AMONG = Set.of("of");
  private static final String THEM = "them";
  private static final Set<String> TOTALS = Set.of("total", "number");
  private static final Set<String> INCLUDING = Set.of("including", "among", "include");

  private final AnnotatedArticle annotated;
  private final FigureReader figures;
  private final WordClasses people;
  private final Victims victims;
  private final ScopeReader scopes;
  private final List<Statement> statements;
  private final int longestStatement;
  private int phrases;
  private @Nullable Claim lastOfSentence;
  private int lastSentence = -1;
  private @Nullable Coordinated lastRead;

  ClaimReader(
      AnnotatedArticle annotated,
      FigureReader figures,
      WordClasses people,
      Victims victims,
      WordClasses connectives,
      List<Statement> statements) {
    this.annotated = annotated;
    this.figures = figures;
    this.people = people;
    this.victims = victims;
    this.scopes = new ScopeReader(annotated, connectives);
    this.statements = statements;
    longestStatement =
        statements.stream().mapToInt(s -> s.evidence().span().length()).max().orElse(0);
  }

  /** The statements that may contain the words at {@code span}, in order. */
  private List<Statement> around(Span span) {
    return statements.subList(
        firstFrom(span.begin() - longestStatement), firstFrom(span.begin() + 1));
  }

  private int firstFrom(int offset) {
    int low = 0;
    int high = statements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements.get(middle).evidence().span().begin() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The claims that a harm frame makes of its victims. */
  List<Claim> read(Sentence sentence, Token anchor, Frame frame, StatusReader.Reading status) {
    if (sentence.index() != lastSentence) {
      lastSentence = sentence.index();
      lastOfSentence = null;
    }
    int phrase = phraseOf(sentence, anchor, frame);
    List<Claim> claims = new ArrayList<>();
    boolean either = victims.isEither(sentence, anchor, frame);
    if (either && anchor.is("conj")) {
      return claims;
    }
    List<Claim.Harm> harms = either ? List.of(Claim.Harm.AFFECTED) : frame.harms();
    for (Token victim : victims.of(sentence, anchor, frame)) {
      for (Claim.Harm harm : harms) {
        Claim claim = claim(sentence, anchor, victim, harm, frame, status, phrase);
        if (claim != null) {
          claims.add(claim);
          lastOfSentence = claim;
        }
      }
      parts(sentence, anchor, victim, frame, status, claims);
    }
    return claims;
  }

  /**
   * The phrase to which the figures of a word belong: of "one guard was killed by a mine and two
   * were killed by a shell" they are one, for they add up.
   */
  private int phraseOf(Sentence sentence, Token anchor, Frame frame) {
    Coordinated last = lastRead;
    int phrase =
        last != null && isBeside(sentence, anchor, frame, last) ? last.phrase() : ++phrases;
    lastRead =
        new Coordinated(
            sentence.index(),
            anchor.index(),
            anchor.head(),
            anchor.is("conj"),
            frame.harms(),
            phrase);
    return phrase;
  }

  /** Whether the word tells the same harm, of others, as the word before it in a row. */
  private static boolean isBeside(Sentence sentence, Token anchor, Frame frame, Coordinated last) {
    Token up = sentence.head(anchor);
    return last.sentence() == sentence.index()
        && anchor.is("conj")
        && Trees.isVerb(anchor)
        && up != null
        && (up.index() == last.anchor() || (up.index() == last.head() && last.conjunct()))
        && last.harms().equals(frame.harms())
        && sentence.children(anchor).stream()
            .anyMatch(c -> c.relation().equals("nsubj") || c.is("obj"));
  }

  private record Coordinated(
      int sentence, int anchor, int head, boolean conjunct, List<Claim.Harm> harms, int phrase) {}

  private void parts(
      Sentence sentence,
      Token anchor,
      Token victim,
      Frame frame,
      StatusReader.Reading status,
      List<Claim> claims) {
    int phrase = ++phrases;
    for (Token child : sentence.children(victim)) {
      if (!(child.is("nmod") || child.is("obl") || child.is("appos"))
          || !Trees.hasCase(sentence, child, INCLUDING)) {
        continue;
      }
      for (Token part : Trees.withConjuncts(sentence, List.of(child))) {
        for (Claim.Harm harm : frame.harms()) {
          Claim claim = claim(sentence, anchor, part, harm, frame, status, phrase);
          if (claim != null) {
            claims.add(claim.withScope(Claim.Scope.PART));
          }
        }
      }
    }
  }

  private @Nullable Claim claim(
      Sentence sentence,
      Token anchor,
      Token victim,
      Claim.Harm harm,
      Frame frame,
      StatusReader.Reading status,
      int phrase) {
    Token told = ofNumber(sentence, victim);
    if (told.equals(victim) && isGathering(sentence, victim)) {
      return null;
    }
    FigureReader.Reading reading = figures.read(sentence, told);
    Token counted = reading == null ? victim : reading.counted();
    boolean person =
        isPerson(sentence, counted, frame.peopleOnly())
            || (BODILY.contains(harm) && isSomebody(sentence, counted))
            || Neighbours.isFurther(sentence, counted)
            || (HURT.contains(harm) && isSomeone(counted));
    if (reading == null && person) {
      reading = figures.readOne(sentence, victim);
    }
    if (reading == null || !person || isOfThings(sentence, counted)) {
      return null;
    }
    boolean self = Trees.lower(counted).endsWith("self");
    boolean bare =
        counted.upos().equals("NUM")
            || Trees.isOthers(counted)
            || Neighbours.isFurther(sentence, counted);
    Token among = bare ? among(sentence, counted) : null;
    if (among != null) {
      counted = among;
      bare = false;
    }
    String wording =
        bare
            ? null
            : reading.figure() instanceof Figure.Exact && reading.rule().contains("singular")
                ? text(Trees.phrase(sentence, counted))
                : groupWording(sentence, counted, reading.words());
    Claim.Group group =
        self || isShotByPolice(sentence, anchor, counted)
            ? Claim.Group.ASSAILANTS
            : bare ? Claim.Group.UNSPECIFIED : group(sentence, counted);
    if (bare && lastOfSentence != null && inherits(anchor, victim, counted)) {
      boolean beside =
          lastOfSentence.phrase() == phrase
              && lastOfSentence.group() == Claim.Group.ASSAILANTS
              && Trees.isOthers(counted);
      boolean strangers = beside || isBesideOne(lastOfSentence, counted);
      group = strangers ? Claim.Group.UNSPECIFIED : lastOfSentence.group();
      wording = strangers ? null : lastOfSentence.groupWording();
    }
    group = group == Claim.Group.UNSPECIFIED ? sideOf(sentence, anchor, frame) : group;
    group = group == Claim.Group.UNSPECIFIED ? loserOf(sentence, anchor) : group;
    Span evidence = Trees.phrase(sentence, victim).cover(reading.words()).cover(anchor.span());
    Claim.Status firmness =
        status.status() == null
            ? Claim.Status.DENIED
            : status.status() == Mention.Status.HYPOTHETICAL
                ? Claim.Status.PROJECTED
                : status.hedged() ? Claim.Status.HEDGED : Claim.Status.ASSERTED;
    Figure figure = reading.figure();
    if (status.status() == null && figure instanceof Figure.None) {
      firmness = Claim.Status.ASSERTED;
    }
    Speaker speaker = SpeechReader.speakerOf(around(reading.words()), reading.words());
    return new Claim(
        harm,
        group,
        wording,
        null,
        figure,
        Evidence.of(annotated.article(), reading.words()),
        frame.part() || isOfThose(sentence, victim, harm)
            ? Claim.Scope.PART
            : scopes.read(sentence, anchor),
        firmness,
        speaker,
        Evidence.of(annotated.article(), evidence),
        phrase,
        0.8,
        frame.id() + " + " + reading.rule());
  }

  /** "Shot down 21 of 33 missiles": a bare number of what is no people. */
  private boolean isOfThings(Sentence sentence, Token counted) {
    return counted.upos().equals("NUM")
        && sentence.children(counted, "nmod").stream()
            .anyMatch(
                c -> Trees.hasCase(sentence, c, AMONG) && "thing".equals(people.find(sentence, c)));
  }

  private static boolean isSomeone(Token token) {
    return token.upos().equals("PRON")
        && !token.deprel().equals("nmod:poss")
        && SOMEONE.contains(Trees.lower(token));
  }

  /** A family, a group: nobody knows how many they are, unless it is told. */
  private boolean isGathering(Sentence sentence, Token noun) {
    return "gathering".equals(people.find(sentence, noun));
  }

  private static boolean isAnyone(String kind) {
    return kind.equals("people") || kind.equals("gathering");
  }

  /** "A total of three people": those counted, where the number stands with them. */
  private Token ofNumber(Sentence sentence, Token victim) {
    if (!TOTALS.contains(victim.lemma()) && !isGathering(sentence, victim)) {
      return victim;
    }
    for (Token child : sentence.children(victim, "nmod")) {
      if (Trees.hasCase(sentence, child, AMONG)
          && (child.upos().equals("NUM") || Neighbours.number(sentence, child) != null)) {
        return child;
      }
    }
    return victim;
  }

  /** "He was shot dead by police": the words before told of an attacker. */
  private boolean isShotByPolice(Sentence sentence, Token anchor, Token counted) {
    return SOMEONE.contains(Trees.lower(counted))
        && Trees.subjects(sentence, anchor).stream()
            .anyMatch(t -> "security_forces".equals(people.find(sentence, t)));
  }

  /** "36 attackers had been killed and seven captured": the seven are attackers too. */
  private static boolean inherits(Token anchor, Token victim, Token counted) {
    return Trees.isOthers(counted)
        || counted.upos().equals("ADJ")
        || victim.relation().equals("nsubj")
        || victim.is("conj")
        || (anchor.is("conj") && anchor.xpos().equals("VBN"));
  }

  /** "The rebels said that they had lost nine men": the group of those who lost them. */
  private Claim.Group sideOf(Sentence sentence, Token anchor, Frame frame) {
    for (Token side : frame.sides(sentence, anchor)) {
      Token owner = THEY.contains(Trees.lower(side)) ? sayer(sentence, anchor) : side;
      Claim.Group group = owner == null ? Claim.Group.UNSPECIFIED : group(sentence, owner);
      if (group == Claim.Group.ASSAILANTS || group == Claim.Group.SECURITY_FORCES) {
        return group;
      }
    }
    return Claim.Group.UNSPECIFIED;
  }

  /** "They put the army's losses at 38 dead": the group whose losses are told. */
  private Claim.Group loserOf(Sentence sentence, Token anchor) {
    List<Token> above = Trees.ancestors(sentence, anchor);
    for (Token token : above.subList(0, Math.min(above.size(), MOST_ABOVE))) {
      for (Token loss : Trees.isVerb(token) ? sentence.children(token, "obj") : List.of(token)) {
        if (LOSSES.contains(loss.lemma())) {
          return ownerOf(sentence, loss);
        }
      }
    }
    return Claim.Group.UNSPECIFIED;
  }

  private Claim.Group ownerOf(Sentence sentence, Token loss) {
    Token verb = sentence.head(loss);
    for (Token child : sentence.children(loss)) {
      List<Token> owners =
          THEY.contains(Trees.lower(child)) && verb != null
              ? Trees.subjects(sentence, verb)
              : List.of(child);
      for (Token owner : owners) {
        Claim.Group group = group(sentence, owner);
        boolean side = group == Claim.Group.ASSAILANTS || group == Claim.Group.SECURITY_FORCES;
        if (side && owner.index() < loss.index()) {
          return group;
        }
      }
    }
    return Claim.Group.UNSPECIFIED;
  }

  /** Who says what the verb tells, null if nobody does. */
  private static @Nullable Token sayer(Sentence sentence, Token verb) {
    Token saying = verb.is("ccomp") ? sentence.head(verb) : null;
    return saying == null
        ? null
        : Trees.subjects(sentence, saying).stream().findFirst().orElse(null);
  }

  /** "The gunman was killed and 16 others hurt": no one says that the 16 were gunmen. */
  private static boolean isBesideOne(Claim last, Token counted) {
    return Trees.isOthers(counted)
        && last.group() == Claim.Group.ASSAILANTS
        && last.rule().endsWith("singular");
  }

  /** "30 of the attackers": those of whom so many are counted, if their words say who they are. */
  private @Nullable Token among(Sentence sentence, Token number) {
    for (Token child : sentence.children(number, "nmod")) {
      if (Trees.hasCase(sentence, child, AMONG)) {
        Token those = THEM.equals(Trees.lower(child)) ? meant(sentence, number) : child;
        if (those != null && isOfGroup(sentence, those)) {
          return those;
        }
      }
    }
    return null;
  }

  private boolean isOfGroup(Sentence sentence, Token token) {
    String kind = people.find(sentence, token);
    return kind != null && !kind.equals("thing") && !isAnyone(kind);
  }

  /**
   * "Pursued the gunmen, killing two of them": whom the verb above did something to, as those who
   * act do not kill their own.
   */
  private static @Nullable Token meant(Sentence sentence, Token number) {
    Token verb = sentence.head(number);
    Token above = verb == null || !verb.is("advcl") ? null : sentence.head(verb);
    Token before = null;
    for (Token object : above == null ? List.<Token>of() : Trees.objects(sentence, above)) {
      if (object.index() < number.index() && object.xpos().startsWith("NN")) {
        before = object;
      }
    }
    return before;
  }

  /**
   * "Two of the wounded are in hospital", "three survivors, two of whom lost a leg": some of those
   * whom the article counts elsewhere.
   */
  private boolean isOfThose(Sentence sentence, Token number, Claim.Harm harm) {
    for (Token child : sentence.children(number, "nmod")) {
      String words = Trees.lower(child);
      boolean those =
          harm == Claim.Harm.WOUNDED
              ? words.equals("wounded") || words.equals("injured") || words.equals("whom")
              : harm == Claim.Harm.KILLED && words.equals("dead");
      those |=
          words.equals("those")
              && !(sentence.children(child, "acl").isEmpty()
                  && sentence.children(number, "acl").isEmpty());
      if (those && Trees.hasCase(sentence, child, AMONG)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String groupWording(Sentence sentence, Token counted, Span figure) {
    Span phrase = Trees.phrase(sentence, counted);
    int begin =
        phrase.begin() >= figure.begin()
                && phrase.begin() < figure.end()
                && figure.end() < counted.span().end()
            ? figure.end()
            : phrase.begin();
    String words = text(new Span(begin, phrase.end())).strip();
    return words.isEmpty() ? null : words;
  }

  private boolean isPerson(Sentence sentence, Token token, boolean strict) {
    String kind = people.find(sentence, token);
    if (kind != null) {
      return !kind.equals("thing");
    }
    Entity entity = annotated.entityAt(token.span());
    if (entity != null) {
      return entity.kind() == Entity.Kind.PERSON;
    }
    if (token.upos().equals("NUM")
        || token.xpos().equals("CD")
        || Trees.isOthers(token)
        || Trees.lower(token).equals("one")) {
      return true;
    }
    if (token.upos().equals("ADJ")) {
      return !strict;
    }
    String lemma = token.lemma().toLowerCase(Locale.ROOT);
    return token.upos().equals("NOUN")
        && (lemma.endsWith("er")
            || lemma.endsWith("or")
            || lemma.endsWith("ist")
            || lemma.endsWith("ian")
            || lemma.endsWith("man")
            || lemma.endsWith("woman")
            || lemma.endsWith("ee")
            || lemma.endsWith("ant"));
  }

  /**
   * Whether a noun that no list has is taken for people since it is said to have been killed: it is
   * counted, has an indefinite article, or is named.
   */
  private boolean isSomebody(Sentence sentence, Token noun) {
    for (Token child : sentence.children(noun)) {
      Entity name = annotated.entityAt(child.span());
      boolean named = child.is("appos") || child.is("flat") || child.is("compound");
      if (named && name != null && name.kind() == Entity.Kind.PERSON) {
        return true;
      }
    }
    Entity entity = annotated.entityAt(noun.span());
    if ((!noun.upos().equals("NOUN") && !noun.upos().equals("PROPN"))
        || (entity != null && entity.kind() == Entity.Kind.LOCATION)
        || "thing".equals(people.find(sentence, noun))) {
      return false;
    }
    for (Token child : sentence.children(noun)) {
      boolean counts =
          child.is("nummod")
              || (child.is("det") && ONE.contains(Trees.lower(child)))
              || (child.deprel().equals("nmod:poss") && child.upos().equals("PRON"));
      if (counts && child.index() < noun.index()) {
        return true;
      }
    }
    return false;
  }

  private Claim.Group group(Sentence sentence, Token counted) {
    String kind = people.find(sentence, counted);
    if (kind == null || isAnyone(kind)) {
      for (Token child : sentence.children(counted)) {
        boolean of = child.is("nmod") && Trees.hasCase(sentence, child, Set.of("of", "from"));
        boolean beside = child.is("appos") && sentence.children(child, "nummod").isEmpty();
        boolean described = child.is("amod") && child.index() < counted.index();
        if ((child.is("compound") || described || beside || of)
            && people.find(sentence, child) != null) {
          String other = people.find(sentence, child);
          if (other != null && !isAnyone(other) && !other.equals("thing")) {
            kind = other;
          }
        }
      }
    }
    if (kind == null || isAnyone(kind) || kind.equals("thing")) {
      return Claim.Group.UNSPECIFIED;
    }
    return Claim.Group.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  private String text(Span span) {
    return span.of(annotated.article().text());
  }
}
